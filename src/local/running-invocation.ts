import { randomUUID } from "node:crypto";
import type { FunctionCall, FunctionOutcome } from "../engine/tasks/functions";

interface Listener {
  /** The time given to {@link RunningInvocation.limit} is over. */
  expire(): void;
  /** Nobody waits for the outcome any more. */
  abort(): void;
}

/** An invocation that an environment works on, until it is answered. */
export class RunningInvocation {
  readonly requestId = randomUUID();
  readonly call: FunctionCall;
  readonly #signal: AbortSignal;
  readonly #listener: Listener;
  readonly #answer: (outcome: FunctionOutcome) => void;
  #timer: NodeJS.Timeout | undefined;
  #begunAt: number | undefined;

  constructor(
    call: FunctionCall,
    signal: AbortSignal,
    listener: Listener,
    answer: (outcome: FunctionOutcome) => void,
  ) {
    this.call = call;
    this.#signal = signal;
    this.#listener = listener;
    this.#answer = answer;
    signal.addEventListener("abort", listener.abort);
  }

  /** Milliseconds in the handler; 0 while the handler has not begun. */
  get durationMs(): number {
    return this.#begunAt === undefined ? 0 : performance.now() - this.#begunAt;
  }

  /** Tells that the handler begins. */
  begin(): void {
    this.#begunAt = performance.now();
  }

  /** Limits the time from now, in milliseconds; replaces a limit set before. */
  limit(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#listener.expire, milliseconds);
  }

  answer(outcome: FunctionOutcome): void {
    clearTimeout(this.#timer);
    this.#signal.removeEventListener("abort", this.#listener.abort);
    this.#answer(outcome);
  }
}
