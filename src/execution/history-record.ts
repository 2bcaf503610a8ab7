import type { HistoryEvent } from "../engine/history-event";
import type { ExecutionRecord } from "./record";
import { ExecutionRecorder, type RecordedChild, type RecordedExecution } from "./recorder";

/** A child execution of a distributed Map, with its history. */
export interface ChildHistory extends RecordedChild {
  readonly events: readonly HistoryEvent[];
}

/**
 * The record of a history that is given at once, in any order, as GetExecutionHistory gives it. It has no stages of data
 * and no log lines.
 *
 * @param children those of its distributed Maps, and of Maps in these
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetExecutionHistory.html
 */
export function recordOfHistory(
  execution: RecordedExecution,
  events: readonly HistoryEvent[],
  children: readonly ChildHistory[] = [],
): ExecutionRecord {
  const recorder = new ExecutionRecorder(execution, () => {});
  const waiting = new Map<string, ChildHistory[]>();
  for (const child of children) {
    waiting.set(child.mapRunArn, waiting.get(child.mapRunArn) ?? []);
    waiting.get(child.mapRunArn)?.push(child);
  }
  const told = (history: readonly HistoryEvent[], event: (event: HistoryEvent) => void) => {
    for (const one of history.toSorted((a, b) => a.id - b.id)) {
      event(one);
      const { mapRunArn = "" } = one.mapRunStartedEventDetails ?? {};
      for (const child of waiting.get(mapRunArn) ?? []) {
        const recorded = recorder.child(child);
        told(child.events, (its) => recorded?.event(its));
      }
    }
  };
  told(events, (event) => recorder.event(event));
  return recorder.record();
}
