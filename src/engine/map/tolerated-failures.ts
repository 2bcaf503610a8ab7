import type { Steps } from "../effect";
import { RuntimeFault, StateError } from "../state-error";
import type { Visit } from "../visit";
import { mapNumber } from "./map-number";

/**
 * Counts the failed items of a Map Run against what it tolerates: no failure, where it says nothing.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html#maprun-fail-threshold
 */
export class ToleratedFailures {
  readonly #count: number | undefined;
  readonly #percentage: number | undefined;
  #failed = 0;

  private constructor(count: number | undefined, percentage: number | undefined) {
    this.#count = count;
    this.#percentage = percentage;
  }

  /** @throws RuntimeFault where a threshold is out of its range */
  static *of(visit: Visit): Steps<ToleratedFailures> {
    const count = yield* mapNumber(visit, "ToleratedFailureCount");
    if (count !== undefined && count < 0) {
      throw new RuntimeFault(visit.context, "ToleratedFailureCount cannot be negative.");
    }
    const percentage = yield* mapNumber(visit, "ToleratedFailurePercentage");
    if (percentage !== undefined && (percentage < 0 || percentage > 100)) {
      throw new RuntimeFault(visit.context, "ToleratedFailurePercentage must be between 0 and 100.");
    }
    return new ToleratedFailures(count, percentage);
  }

  /**
   * @param items how many failed
   * @param total how many items the Map Run has
   * @throws StateError where they are too many
   */
  failed(items: number, total: number): void {
    this.#failed += items;
    const share = this.#percentage === undefined ? undefined : (this.#percentage * total) / 100;
    // Of two thresholds, either ends the Map Run.
    if (this.#failed > Math.min(this.#count ?? share ?? 0, share ?? Number.POSITIVE_INFINITY)) {
      throw new StateError(
        "States.ExceedToleratedFailureThreshold",
        "The specified tolerated failure threshold was exceeded",
      );
    }
  }
}
