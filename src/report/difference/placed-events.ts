import type { ExecutionRecord } from "../../execution/record";
import { ExecutionRecorder } from "../../execution/recorder";

type HistoryEvent = ExecutionRecord["history"][number];

/** An event, and the visit that it belongs to. */
export interface PlacedEvent {
  readonly event: HistoryEvent;
  /** Key of the visit; empty for the execution's own. */
  readonly key: string;
}

/** The events of a history, each with its visit. */
export function placedEvents({ history, ...execution }: ExecutionRecord): PlacedEvent[] {
  const recorder = new ExecutionRecorder(execution, () => {});
  return history
    .toSorted((one, other) => one.id - other.id)
    .map((event) => {
      recorder.event(event);
      return { event, key: event.type.startsWith("Execution") ? "" : (recorder.keyOf(event.id) ?? "") };
    });
}
