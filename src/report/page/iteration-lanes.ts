import { isRecord } from "../../asl/scopes";
import { limitOf } from "../../execution/function-time";

/** When iterations can begin where only so many of a Map run at a time. */
export class IterationLanes {
  readonly #limit: number;
  /** When each lane is free again, in milliseconds. */
  readonly #lanes: number[] = [];
  #chosen = -1;

  /** @param definition the Map state */
  constructor(definition: unknown) {
    this.#limit = isRecord(definition) ? limitOf({ ...definition, Type: "Map" }) : Number.POSITIVE_INFINITY;
  }

  /** When the next iteration can begin: at once while there are lanes left. */
  next(): number {
    if (this.#lanes.length < this.#limit) {
      this.#chosen = this.#lanes.push(0) - 1;
      return 0;
    }
    this.#chosen = this.#lanes.reduce((best, free, i) => (free < (this.#lanes[best] ?? 0) ? i : best), 0);
    return this.#lanes[this.#chosen] ?? 0;
  }

  /** The iteration that was asked for last takes its lane until then. */
  taken(until: number): void {
    this.#lanes[this.#chosen] = until;
  }
}
