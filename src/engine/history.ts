import type { Clock } from "./clock";
import type { HistoryEvent, HistoryEventDetails, HistoryEventType } from "./history-event";

/** AWS ends a Standard execution that would need more. */
const MOST_EVENTS = 25_000;

/** Numbers and dates the events of one execution, and hands each on as it happens. */
export class History {
  readonly #clock: Clock;
  readonly #onEvent: (event: HistoryEvent) => void;
  #last = 0;

  constructor(clock: Clock, onEvent: (event: HistoryEvent) => void) {
    this.#clock = clock;
    this.#onEvent = onEvent;
  }

  /** Whether only the event that ends the execution still fits. */
  get full(): boolean {
    return this.#last >= MOST_EVENTS - 1;
  }

  /** @returns the new event's id */
  add(type: HistoryEventType, previousEventId: number, details: HistoryEventDetails = {}): number {
    this.#last += 1;
    this.#onEvent({
      id: this.#last,
      previousEventId,
      timestamp: new Date(this.#clock.now()).toISOString(),
      type,
      ...details,
    });
    return this.#last;
  }
}
