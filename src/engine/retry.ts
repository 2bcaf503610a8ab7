import type { Retrier } from "../asl/definition";
import { matches } from "./error-match";
import type { ErrorNames } from "./state-error";

/** The longest back-off that AWS takes. */
const MOST_SECONDS = 99_999_999;

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
   * error, the one that does has used up its attempts, or the error is States.Runtime, which AWS never retries.
   *
   * @param random a number from 0 up to 1; FULL jitter takes that share of the delay
   */
  next(error: ErrorNames, random: () => number): number | undefined {
    if (error.error === "States.Runtime") return undefined;
    const at = this.#retriers.findIndex(({ ErrorEquals }) => matches(ErrorEquals, error));
    const retrier = this.#retriers[at];
    const count = this.#counts[at] ?? 0;
    if (retrier === undefined || count >= (retrier.MaxAttempts ?? 3)) return undefined;
    this.#counts[at] = count + 1;
    const { IntervalSeconds = 1, BackoffRate = 2, MaxDelaySeconds = MOST_SECONDS, JitterStrategy } = retrier;
    // The factor is bounded too: no seconds times an infinite factor would be no number.
    const factor = Math.min(BackoffRate ** count, MOST_SECONDS);
    const delay = Math.min(IntervalSeconds * factor, MaxDelaySeconds, MOST_SECONDS) * 1000;
    return Math.round(JitterStrategy === "FULL" ? delay * random() : delay);
  }
}
