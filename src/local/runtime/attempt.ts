import { types } from "node:util";
import type { Handler } from "./handler";
import type { Callback, FixedContext, HandlerContext } from "./handler-context";
import type { InvocationRequest } from "./message";
import { RuntimeError } from "./runtime-error";

/** How a handler ended. */
export type Completion = { readonly result: unknown } | { readonly thrown: unknown };

/** What a handler is called on: so that its frame in a stack trace reads `Runtime.handler`, as on Lambda. */
class Runtime {
  readonly handler: Handler;

  constructor(handler: Handler) {
    this.handler = handler;
  }
}

/** One call of the handler. Its first completion counts, and is answered once. */
export class Attempt {
  readonly requestId: string;
  readonly #request: InvocationRequest;
  readonly #runtime: Runtime;
  readonly #answer: (completion: Completion) => void;
  #completion: Completion | undefined;
  #answered = false;

  constructor(request: InvocationRequest, handler: Handler, answer: (completion: Completion) => void) {
    this.requestId = request.requestId;
    this.#request = request;
    this.#runtime = new Runtime(handler);
    this.#answer = answer;
  }

  /** Calls the handler; the answer may come before this returns. */
  run(fixed: FixedContext): void {
    const context = this.#context(fixed);
    const callback: Callback = (error, result) =>
      this.#complete(completionOf(error, result), context.callbackWaitsForEmptyEventLoop);
    try {
      const returned = this.#runtime.handler(JSON.parse(this.#request.payload), context, callback);
      if (isThenable(returned)) {
        returned.then(
          (result) => this.#complete({ result }, false),
          (thrown) => this.#complete({ thrown }, false),
        );
      }
    } catch (thrown) {
      this.#complete({ thrown }, false);
    }
  }

  /** Answers when nothing is left that could complete the handler. */
  eventLoopIsEmpty(): void {
    this.#complete(
      isAsync(this.#runtime.handler)
        ? {
            thrown: new RuntimeError(
              "NodeJsExit",
              "The promise of the handler is pending, but nothing is left to settle it",
            ),
          }
        : { result: null },
      false,
    );
    this.#deliver();
  }

  #complete(completion: Completion, whenLoopIsEmpty: boolean): void {
    if (this.#completion !== undefined) {
      return;
    }
    this.#completion = completion;
    if (!whenLoopIsEmpty) {
      this.#deliver();
    }
  }

  #deliver(): void {
    if (this.#completion !== undefined && !this.#answered) {
      this.#answered = true;
      this.#answer(this.#completion);
    }
  }

  #context(fixed: FixedContext): HandlerContext {
    const { requestId, deadline } = this.#request;
    const done: Callback = (error, result) => this.#complete(completionOf(error, result), false);
    return {
      callbackWaitsForEmptyEventLoop: true,
      ...fixed,
      awsRequestId: requestId,
      identity: undefined,
      clientContext: undefined,
      getRemainingTimeInMillis: () => deadline - Date.now(),
      done,
      succeed: (result) => done(null, result),
      fail: (error) => this.#complete({ thrown: error ?? "handled" }, false),
    };
  }
}

function completionOf(error: unknown, result: unknown): Completion {
  return error === undefined || error === null ? { result } : { thrown: error };
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}

function isAsync(handler: Handler): boolean {
  return types.isAsyncFunction(handler);
}
