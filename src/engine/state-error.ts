import type { ErrorNames } from "../asl/error-match";
import type { Json } from "../input/json-text";

/** An error's name and cause, as a catcher hands them on. */
export interface ErrorOutput {
  /** Error name, for example `States.Timeout`; absent where a Fail state gives none. */
  readonly error?: string;
  readonly cause?: string;
}

/** An error as the JSON that a catcher hands on. */
export function errorObject({ error, cause }: ErrorOutput): { readonly [key: string]: Json } {
  return { ...(error !== undefined && { Error: error }), ...(cause !== undefined && { Cause: cause }) };
}

/**
 * The error that a state ends with: caught and retried by its name, and the execution's own where nothing catches it.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export class StateError extends Error {
  override readonly name = "StateError";
  readonly output: ErrorOutput;
  readonly names: ErrorNames;

  constructor(error: string | undefined, cause?: string, alias?: string) {
    super(`${error ?? "no error name"}: ${cause ?? "no cause"}`);
    this.output = {
      ...(error !== undefined && { error }),
      ...(cause !== undefined && { cause }),
    };
    this.names = {
      ...(error !== undefined && { error }),
      ...(alias !== undefined && { alias }),
    };
  }
}

interface Visit {
  readonly name: string;
  readonly enteredEventId: number;
}

/** A text as AWS begins it where a state's definition or data makes something impossible. */
export function whileExecuting(visit: Visit, what: string): string {
  return `An error occurred while executing the state '${visit.name}' (entered at the event id #${visit.enteredEventId}). ${what}`;
}

/** What the state's definition or data makes impossible: no retrier or catcher of `States.ALL` answers it. */
export class RuntimeFault extends StateError {
  /** The visit whose own fault it is. */
  readonly visit: Visit;

  constructor(visit: Visit, what: string) {
    super("States.Runtime", whileExecuting(visit, what));
    this.visit = visit;
  }
}

/**
 * The error of a task whose time ran out. One without a heartbeat is told as `States.Timeout` too, and also matched by
 * its own name.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-error-representation
 */
export function timeout(how: "timed out" | "no heartbeat"): StateError {
  return new StateError(
    "States.Timeout",
    undefined,
    how === "no heartbeat" ? "States.HeartbeatTimeout" : undefined,
  );
}
