import type { Clock } from "./clock/clock";
import type { HistoryEvent, HistoryEventDetails, HistoryEventType } from "./history-event";
import { StateError } from "./state-error";

/** AWS ends a Standard execution that would need more. */
const MOST_EVENTS = 25_000;

const NO_DETAILS: HistoryEventDetails = {};

/** Numbers and dates the events of one execution, and hands each on as it happens. */
export class History {
  readonly #clock: Pick<Clock, "now">;
  readonly #onEvent: (event: HistoryEvent) => void;
  #last = 0;
  #now = Number.NaN;
  #timestamp = "";

  constructor(clock: Pick<Clock, "now">, onEvent: (event: HistoryEvent) => void) {
    this.#clock = clock;
    this.#onEvent = onEvent;
  }

  /**
   * @returns the new event's id
   * @throws StateError where only the event that ends the execution still fits, and this is another
   */
  add(type: HistoryEventType, previousEventId: number, details = NO_DETAILS): number {
    if (this.#last >= MOST_EVENTS - 1 && !type.startsWith("Execution")) {
      throw new StateError(
        "States.Runtime",
        `The execution reached the maximum number of history events (${MOST_EVENTS}).`,
      );
    }
    this.#last += 1;
    const id = this.#last;
    this.#onEvent({ id, previousEventId, timestamp: this.#dated(), type, ...details });
    return id;
  }

  /** The text of the clock's time, made once for as long as it stands still. */
  #dated(): string {
    const now = this.#clock.now();
    if (now !== this.#now) {
      this.#now = now;
      this.#timestamp = new Date(now).toISOString();
    }
    return this.#timestamp;
  }
}
