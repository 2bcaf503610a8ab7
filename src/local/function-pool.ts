import { randomUUID } from "node:crypto";
import type { FunctionCall, FunctionOutcome, Functions } from "../engine/tasks/functions";
import { type EnvironmentHost, ExecutionEnvironment } from "./execution-environment";
import { attemptOf, type InvocationObserver } from "./invocation";
import type { LambdaFunction } from "./lambda-function";
import { MemoryWatch } from "./memory-watch";
import { runtimeSource } from "./runtime-source";
import { exited, functionNotFound, killed } from "./sandbox-outcome";

export interface FunctionPoolOptions {
  /** How long an init phase may last before it counts as the invocation's time, in milliseconds; 10,000 as on Lambda. */
  readonly initLimitMs?: number;
}

/**
 * Runs functions in worker threads as Lambda runs them: each worker is an execution environment that takes one
 * invocation at a time and stays warm for the next; another is started when all of a function are busy.
 *
 * Unlike on Lambda, an idle environment is not frozen, `process.cwd()` and the time zone are those of this
 * process, and code that V8 runs for long without a check (one huge `JSON.parse` after another) ends late.
 */
export class FunctionPool implements Functions {
  readonly #functions: ReadonlyMap<string, LambdaFunction>;
  readonly #observer: InvocationObserver;
  readonly #initLimitMs: number;
  readonly #memoryWatch = new MemoryWatch();
  readonly #idle = new Map<string, ExecutionEnvironment[]>();
  readonly #environments = new Set<ExecutionEnvironment>();
  #closed = false;

  constructor(
    functions: readonly LambdaFunction[],
    observer: InvocationObserver,
    { initLimitMs = 10_000 }: FunctionPoolOptions = {},
  ) {
    this.#functions = new Map(functions.map((lambda) => [lambda.arn, lambda]));
    this.#observer = observer;
    this.#initLimitMs = initLimitMs;
  }

  async invoke(call: FunctionCall, signal: AbortSignal): Promise<FunctionOutcome> {
    const lambda = this.#functions.get(call.functionArn);
    if (lambda === undefined) {
      return functionNotFound(call.functionArn);
    }
    if (signal.aborted || this.#closed) {
      return killed(randomUUID());
    }
    try {
      const warm = this.#takeIdle(lambda.arn);
      return await (warm === undefined
        ? this.#coldStart(lambda, call, signal)
        : this.#run(warm, call, signal));
    } catch (error) {
      return this.#refused(call, error);
    }
  }

  /** Ends all environments. What still runs is answered as killed, and so is every later call. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#idle.clear();
    await Promise.all([...this.#environments].map((environment) => environment.terminate()));
  }

  async #run(
    environment: ExecutionEnvironment,
    call: FunctionCall,
    signal: AbortSignal,
  ): Promise<FunctionOutcome> {
    const outcome = await environment.invoke(call, signal);
    if (environment.usable) {
      const idle = this.#idle.get(call.functionArn) ?? [];
      this.#idle.set(call.functionArn, idle);
      idle.push(environment);
    }
    return outcome;
  }

  #takeIdle(functionArn: string): ExecutionEnvironment | undefined {
    const idle = this.#idle.get(functionArn) ?? [];
    for (let environment = idle.pop(); environment !== undefined; environment = idle.pop()) {
      if (environment.usable) {
        return environment;
      }
    }
    return undefined;
  }

  async #coldStart(
    lambda: LambdaFunction,
    call: FunctionCall,
    signal: AbortSignal,
  ): Promise<FunctionOutcome> {
    const source = await runtimeSource();
    if (signal.aborted || this.#closed) {
      return killed(randomUUID());
    }
    const host = {
      source,
      observer: this.#observer,
      memoryWatch: this.#memoryWatch,
      initLimitMs: this.#initLimitMs,
    } satisfies EnvironmentHost;
    const environment = new ExecutionEnvironment(lambda, host);
    this.#environments.add(environment);
    environment.worker.once("exit", () => this.#environments.delete(environment));
    return this.#run(environment, call, signal);
  }

  /** A worker that Node does not start: on Lambda, node would exit because of invalid options. */
  #refused(call: FunctionCall, error: unknown): FunctionOutcome {
    const requestId = randomUUID();
    const about = { functionArn: call.functionArn, requestId, ...attemptOf(call) };
    const message = error instanceof Error ? error.message : String(error);
    this.#observer.onLog({ ...about, timestamp: Date.now(), message });
    this.#observer.onReport({ ...about, durationMs: 0 });
    return exited(requestId, 9);
  }
}
