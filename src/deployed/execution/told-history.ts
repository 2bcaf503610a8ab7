import type { Definition } from "../../asl/definition";
import type { HistoryEvent } from "../../engine/history-event";
import { Predecessors } from "./predecessors";

/** Hands a history's events on: each with the event that it follows from, and notes what is out of the ordinary. */
export class ToldHistory {
  readonly #predecessors: Predecessors;
  readonly #unknown = new Map<string, number>();
  #isAmbiguous = false;

  constructor(definition: Definition) {
    this.#predecessors = new Predecessors(definition, () => {
      this.#isAmbiguous = true;
    });
  }

  next(event: HistoryEvent): HistoryEvent {
    const { HistoryEventType }: typeof import("@aws-sdk/client-sfn") = require("@aws-sdk/client-sfn");
    if (!Object.hasOwn(HistoryEventType, event.type)) {
      this.#unknown.set(event.type, (this.#unknown.get(event.type) ?? 0) + 1);
    }
    return this.#predecessors.linked(event);
  }

  notes(): string[] {
    const notes = [...this.#unknown].map(
      ([type, count]) =>
        `The history has ${count} of ${type}, a type of events that is not known here: they are in the history alone`,
    );
    if (this.#isAmbiguous) {
      notes.push(
        "The history does not say which event led to which, and states that ran side by side can be mixed up",
      );
    }
    return notes;
  }
}
