import type { Retrier } from "../asl/definition";
import { type ErrorNames, retrierOf } from "../asl/error-match";

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
   * The delay before the next attempt, in milliseconds; undefined where there is to be none.
   *
   * @param random a number from 0 up to 1; FULL jitter takes that share of the delay
   */
  next(error: ErrorNames, random: () => number): number | undefined {
    const at = retrierOf(this.#retriers, error, (index) => this.#counts[index] ?? 0);
    const retrier = at === undefined ? undefined : this.#retriers[at];
    if (at === undefined || retrier === undefined) return undefined;
    const count = this.#counts[at] ?? 0;
    this.#counts[at] = count + 1;
    const { IntervalSeconds = 1, BackoffRate = 2, MaxDelaySeconds = MOST_SECONDS, JitterStrategy } = retrier;
    // The factor is bounded too: no seconds times an infinite factor would be no number.
    const factor = Math.min(BackoffRate ** count, MOST_SECONDS);
    const delay = Math.min(IntervalSeconds * factor, MaxDelaySeconds, MOST_SECONDS) * 1000;
    return Math.round(JitterStrategy === "FULL" ? delay * random() : delay);
  }
}
