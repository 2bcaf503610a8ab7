import type { Catcher, Retrier } from "./definition";

/** The names that retriers and catchers know an error by. */
export interface ErrorNames {
  readonly error?: string;
  /** A second name, which is never handed on. */
  readonly alias?: string;
}

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

/**
 * Index of the retrier that has an error tried again; undefined where none does: none names it, the one that does has
 * used up its attempts, or it is States.Runtime, which AWS never retries.
 *
 * @param used how often a retrier has had this visit of the state tried again
 */
export function retrierOf(
  retriers: readonly Retrier[],
  error: ErrorNames,
  used: (index: number) => number,
): number | undefined {
  if (error.error === TERMINAL) return undefined;
  const index = retriers.findIndex(({ ErrorEquals }) => matches(ErrorEquals, error));
  const retrier = retriers[index];
  return retrier !== undefined && used(index) < (retrier.MaxAttempts ?? 3) ? index : undefined;
}

/** Index of the catcher that takes an error; undefined where none does. */
export function catcherOf(catchers: readonly Catcher[], error: ErrorNames): number | undefined {
  const index = catchers.findIndex(({ ErrorEquals }) => matches(ErrorEquals, error));
  return index === -1 ? undefined : index;
}
