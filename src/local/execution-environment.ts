import { Worker } from "node:worker_threads";
import type { FunctionCall, FunctionOutcome } from "../engine/tasks/functions";
import { EnvironmentLog } from "./environment-log";
import { attemptOf, type InvocationObserver } from "./invocation";
import { lambdaEnvironment } from "./lambda-environment";
import type { LambdaFunction } from "./lambda-function";
import { heapLimits, type MemoryWatch, type Watched } from "./memory-watch";
import { RunningInvocation } from "./running-invocation";
import type { InvocationRequest, RuntimeMessage, RuntimeSetup } from "./runtime/message";
import { exited, killed, timedOut } from "./sandbox-outcome";

/** What the environments of one pool share. */
export interface EnvironmentHost {
  /** Program of the worker. */
  readonly source: string;
  readonly observer: InvocationObserver;
  readonly memoryWatch: MemoryWatch;
  /** How long the init phase may last before it counts as the invocation's time, in milliseconds. */
  readonly initLimitMs: number;
}

/** How long a worker that has to end may take until its invocation is answered all the same, in milliseconds. */
const terminationLimitMs = 500;

/** A worker that holds one function: cold at first, then warm. Runs one invocation at a time. */
export class ExecutionEnvironment implements Watched {
  readonly worker: Worker;
  readonly memoryMegabytes: number;
  readonly #lambda: LambdaFunction;
  readonly #host: EnvironmentHost;
  readonly #log: EnvironmentLog;
  readonly #createdAt = performance.now();
  #ready = false;
  #usable = true;
  /** Time of the init phase, until a report tells it. */
  #initDurationMs: number | undefined;
  #current: RunningInvocation | undefined;
  /** Outcome that was decided here, while the worker ends. */
  #verdict: FunctionOutcome | undefined;
  #failure: (Error & { readonly code?: unknown }) | undefined;

  /** @throws {Error} when Node refuses to start the worker, for the function's `NODE_OPTIONS` for example */
  constructor(lambda: LambdaFunction, host: EnvironmentHost) {
    this.#lambda = lambda;
    this.#host = host;
    this.#log = new EnvironmentLog(lambda.arn, host.observer);
    this.memoryMegabytes = lambda.memoryMegabytes;
    const { codeFolder, arn: functionArn, logFormat } = lambda;
    this.worker = new Worker(host.source, {
      eval: true,
      execArgv: [],
      env: lambdaEnvironment(lambda),
      resourceLimits: heapLimits(lambda.memoryMegabytes),
      stdout: true,
      stderr: true,
      workerData: { codeFolder, functionArn, logFormat } satisfies RuntimeSetup,
    });
    this.worker.on("message", (message: RuntimeMessage) => this.#receive(message));
    this.worker.on("error", (error) => {
      this.#failure = error;
    });
    this.worker.on("exit", (code) => this.#exited(code));
  }

  /** Whether another invocation can run here. */
  get usable(): boolean {
    return this.#usable;
  }

  /** Runs the handler once. Never rejects. */
  invoke(call: FunctionCall, signal: AbortSignal): Promise<FunctionOutcome> {
    return new Promise((resolve) => {
      const listener = { expire: () => this.#expire(), abort: () => void this.terminate() };
      const invocation = new RunningInvocation(call, signal, listener, resolve);
      this.#current = invocation;
      this.#log.attempt = attemptOf(call);
      this.worker.ref();
      this.#host.memoryWatch.begin(this);
      if (this.#ready) {
        this.#begin(invocation);
      } else {
        invocation.limit(this.#host.initLimitMs + this.#lambda.timeoutSeconds * 1000);
      }
    });
  }

  outOfMemory(): void {
    if (this.#current !== undefined) {
      this.#end(this.#current, killed(this.#current.requestId));
    }
  }

  /** Ends the worker at once, and with it an invocation that runs. */
  async terminate(): Promise<void> {
    this.#usable = false;
    if (this.#current !== undefined) {
      this.#finish(this.#current, killed(this.#current.requestId));
    }
    await this.worker.terminate();
  }

  #begin(invocation: RunningInvocation): void {
    const timeoutMs = this.#lambda.timeoutSeconds * 1000;
    invocation.limit(timeoutMs);
    invocation.begin();
    const { requestId, call } = invocation;
    const request = { requestId, payload: call.payload, deadline: Date.now() + timeoutMs };
    this.worker.postMessage(request satisfies InvocationRequest);
  }

  #receive(message: RuntimeMessage): void {
    if (message.kind === "log" || message.kind === "output") {
      this.#log.add(message);
      return;
    }
    const invocation = this.#current;
    if (!this.#usable || invocation === undefined) {
      return;
    }
    if (message.kind === "ready") {
      this.#ready = true;
      this.#initDurationMs = performance.now() - this.#createdAt;
      this.#begin(invocation);
    } else if (message.kind === "success") {
      this.#finish(invocation, { succeeded: true, payload: message.payload });
    } else {
      this.#usable = !message.fatal;
      this.#finish(invocation, { succeeded: false, error: message.error, cause: message.cause });
    }
  }

  #expire(): void {
    if (this.#current !== undefined) {
      const { requestId } = this.#current;
      this.#end(this.#current, this.#verdict ?? timedOut(requestId, this.#lambda.timeoutSeconds));
    }
  }

  /** Terminates the worker, and answers when it is gone, so that all that it wrote comes before. */
  #end(invocation: RunningInvocation, verdict: FunctionOutcome): void {
    if (this.#verdict !== undefined) {
      this.#finish(invocation, this.#verdict);
      return;
    }
    this.#verdict = verdict;
    this.#usable = false;
    invocation.limit(terminationLimitMs);
    void this.worker.terminate();
  }

  #exited(code: number): void {
    this.#usable = false;
    const invocation = this.#current;
    if (invocation === undefined) {
      return;
    }
    const outOfMemory = this.#failure?.code === "ERR_WORKER_OUT_OF_MEMORY";
    if (this.#failure !== undefined && !outOfMemory) {
      this.#log.line(this.#failure.stack ?? this.#failure.message, invocation.requestId);
    }
    const { requestId } = invocation;
    this.#finish(invocation, this.#verdict ?? (outOfMemory ? killed(requestId) : exited(requestId, code)));
  }

  #finish(invocation: RunningInvocation, outcome: FunctionOutcome): void {
    this.#current = undefined;
    this.#host.memoryWatch.end(this);
    this.#log.flush();
    if (!this.#usable) {
      this.#log.close();
    }
    const init = this.#ready ? this.#initDurationMs : performance.now() - this.#createdAt;
    this.#initDurationMs = undefined;
    this.#host.observer.onReport({
      functionArn: this.#lambda.arn,
      requestId: invocation.requestId,
      ...attemptOf(invocation.call),
      durationMs: invocation.durationMs,
      ...(init !== undefined && { initDurationMs: init }),
    });
    this.worker.unref();
    invocation.answer(outcome);
  }
}
