import type { Retrier } from "../asl/definition";
import { matches } from "./error-match";
import type { StateError } from "./state-error";

/** Counts the retries of one visit of a state, retrier by retrier. */
export class RetryDecision {
  readonly #retriers: readonly Retrier[];
  readonly #counts: number[];

  constructor(retriers: readonly Retrier[]) {
    this.#retriers = retriers;
    this.#counts = retriers.map(() => 0);
  }

  /**
   * The delay before the next attempt, in milliseconds; undefined where there is to be none: no retrier names the
   * error, or the one that does has used up its attempts.
   *
   * @param random a number from 0 up to 1; FULL jitter takes that share of the delay
   */
  next(error: StateError, random: () => number): number | undefined {
    const at = this.#retriers.findIndex(({ ErrorEquals }) => matches(ErrorEquals, error));
    const retrier = this.#retriers[at];
    const count = this.#counts[at] ?? 0;
    if (retrier === undefined || count >= (retrier.MaxAttempts ?? 3)) return undefined;
    this.#counts[at] = count + 1;
    const {
      IntervalSeconds = 1,
      BackoffRate = 2,
      MaxDelaySeconds = Number.POSITIVE_INFINITY,
      JitterStrategy,
    } = retrier;
    const delay = Math.min(IntervalSeconds * BackoffRate ** count, MaxDelaySeconds) * 1000;
    return Math.round(JitterStrategy === "FULL" ? delay * random() : delay);
  }
}
