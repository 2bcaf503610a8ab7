import type { StateError } from "./state-error";

/** What `States.ALL` does not stand for: an execution cannot go on from it, unless it is named. */
const TERMINAL = new Set(["States.DataLimitExceeded", "States.Runtime"]);

/**
 * Whether a retrier's or catcher's `ErrorEquals` names an error.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-error-representation
 */
export function matches(names: readonly string[], { error = "" }: StateError): boolean {
  return names.some((name) => {
    if (name === "States.ALL") return !TERMINAL.has(error);
    if (name === "States.TaskFailed")
      return error === name || (!TERMINAL.has(error) && error !== "States.Timeout");
    return name === error;
  });
}
