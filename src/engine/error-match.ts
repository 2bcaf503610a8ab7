import type { ErrorNames } from "./state-error";

/** What no wildcard stands for: an execution cannot go on from it. */
const TERMINAL = "States.Runtime";

/**
 * Whether a retrier's or catcher's `ErrorEquals` names an error.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-error-representation
 */
export function matches(names: readonly string[], { error = "", alias }: ErrorNames): boolean {
  return names.some((name) => {
    if (name === "States.ALL") return error !== TERMINAL;
    if (name === "States.TaskFailed") {
      return error === name || (error !== TERMINAL && error !== "States.Timeout");
    }
    return name === error || name === alias;
  });
}
