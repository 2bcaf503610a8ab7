import { parentPort, workerData } from "node:worker_threads";
import { Attempt, type Completion } from "./runtime/attempt";
import { errorFacts, shown } from "./runtime/error-object";
import { type Handler, loadHandler } from "./runtime/handler";
import { type FixedContext, fixedContext } from "./runtime/handler-context";
import { Log } from "./runtime/log";
import type { InvocationRequest, RuntimeMessage, RuntimeSetup } from "./runtime/message";
import { ResponseTooLarge, responseText } from "./runtime/response";
import { RuntimeError } from "./runtime/runtime-error";
import { taskPaths } from "./runtime/task-paths";

/** The worker's side of an execution environment: loads the handler once, then calls it once per request. */
class LambdaRuntime {
  readonly #port: NonNullable<typeof parentPort>;
  readonly #setup: RuntimeSetup;
  readonly #context: FixedContext;
  readonly #log: Log;
  readonly #rewritePaths: (text: string) => string;
  #loading = true;
  #attempt: Attempt | undefined;

  constructor(port: NonNullable<typeof parentPort>, setup: RuntimeSetup) {
    this.#port = port;
    this.#setup = setup;
    this.#context = fixedContext(setup.functionArn);
    this.#rewritePaths = taskPaths(setup.codeFolder);
    this.#log = new Log(
      (message) => this.#sendLog(message),
      setup.logFormat,
      process.env.AWS_LAMBDA_LOG_LEVEL,
    );
  }

  async start(): Promise<void> {
    this.#log.capture();
    process.on("beforeExit", () => this.#attempt?.eventLoopIsEmpty());
    process.on("uncaughtException", (error) => this.#fail("Uncaught Exception", error, 129));
    process.on("unhandledRejection", (reason) => {
      const error = new RuntimeError("UnhandledPromiseRejection", shown(reason));
      this.#fail("Unhandled Promise Rejection", Object.assign(error, { reason }), 128);
    });
    try {
      const handler = await loadHandler(this.#setup.codeFolder, process.env._HANDLER ?? "");
      this.#loading = false;
      this.#port.on("message", (request: InvocationRequest) => this.#invoke(handler, request));
      this.#port.postMessage({ kind: "ready" } satisfies RuntimeMessage);
    } catch (error) {
      this.#fail("Uncaught Exception", error, 1);
    }
  }

  #invoke(handler: Handler, request: InvocationRequest): void {
    this.#log.requestId = request.requestId;
    process.env._X_AMZN_TRACE_ID = traceId(request.requestId);
    // An unreferenced port lets the loop become empty, which is how the end of all work is seen.
    this.#port.unref();
    this.#attempt = new Attempt(request, handler, (completion) => {
      this.#attempt = undefined;
      this.#port.ref();
      this.#port.postMessage(this.#outcome(request.requestId, completion));
    });
    this.#attempt.run(this.#context);
  }

  #outcome(requestId: string, completion: Completion): RuntimeMessage {
    try {
      if ("result" in completion) {
        return { kind: "success", requestId, payload: responseText(completion.result) };
      }
      return this.#failure(requestId, "Invoke Error", completion.thrown, false);
    } catch (error) {
      return this.#failure(requestId, "Invoke Error", error, false);
    }
  }

  #failure(requestId: string | undefined, title: string, thrown: unknown, fatal: boolean): RuntimeMessage {
    if (thrown instanceof ResponseTooLarge) {
      const { facts } = thrown;
      return { kind: "failure", requestId, error: facts.errorType, cause: JSON.stringify(facts), fatal };
    }
    this.#log.failure(title, thrown);
    const facts = errorFacts(thrown);
    const cause = this.#rewritePaths(JSON.stringify(facts));
    return { kind: "failure", requestId, error: facts.errorType, cause, fatal };
  }

  /** Reports an error that no handler caught, and ends this thread. */
  #fail(title: string, thrown: unknown, status: number): never {
    const failure = this.#failure(this.#attempt?.requestId, title, thrown, true);
    if (this.#loading || this.#attempt !== undefined) {
      this.#port.postMessage(failure);
    }
    process.exit(status);
  }

  #sendLog(message: RuntimeMessage): void {
    if (message.kind === "log") {
      this.#port.postMessage({ ...message, message: this.#rewritePaths(message.message) });
    } else if (message.kind === "output") {
      this.#port.postMessage({ ...message, text: this.#rewritePaths(message.text) });
    }
  }
}

function traceId(requestId: string): string {
  const digits = requestId.replaceAll("-", "");
  const seconds = Math.floor(Date.now() / 1000).toString(16);
  return `Root=1-${seconds}-${digits.slice(0, 24)};Parent=${digits.slice(16)};Sampled=0`;
}

// A worker from a text has these as globals; the modules of a function bring their own, or none.
for (const name of ["require", "module", "exports", "__filename", "__dirname"]) {
  Reflect.deleteProperty(globalThis, name);
}
if (parentPort !== null) {
  void new LambdaRuntime(parentPort, workerData).start();
}
