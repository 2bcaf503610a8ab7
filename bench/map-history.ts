import type { Definition } from "../src/asl/definition";
import type { HistoryEvent } from "../src/engine/history-event";

const WHOLE = { truncated: false };
const SCENE = JSON.stringify({
  id: "scene-1",
  collection: "hsi",
  bands: [1, 2, 3],
  href: "s3://scenes/scene-1",
});

/** A Map that hands its items on. */
export const EACH: Definition = {
  StartAt: "Each",
  States: {
    Each: {
      Type: "Map",
      ItemProcessor: { StartAt: "One", States: { One: { Type: "Pass", End: true } } },
      End: true,
    },
  },
};

/** The history of {@link EACH} over so many items, more than AWS would take. */
export function mapHistory(items: number): HistoryEvent[] {
  const events: HistoryEvent[] = [];
  const add = (
    previousEventId: number,
    event: Omit<HistoryEvent, "id" | "previousEventId" | "timestamp">,
  ) => {
    const id = events.length + 1;
    events.push({ id, previousEventId, timestamp: "2026-01-01T00:00:00.000Z", ...event });
    return id;
  };
  const input = { input: SCENE, inputDetails: WHOLE };
  const output = { output: SCENE, outputDetails: WHOLE };
  add(0, { type: "ExecutionStarted", executionStartedEventDetails: { ...input, roleArn: "role" } });
  const entered = add(0, { type: "MapStateEntered", stateEnteredEventDetails: { name: "Each", ...input } });
  const started = add(entered, { type: "MapStateStarted", mapStateStartedEventDetails: { length: items } });
  let last = started;
  for (let index = 0; index < items; index += 1) {
    const details = { name: "Each", index };
    last = add(last, { type: "MapIterationStarted", mapIterationStartedEventDetails: details });
    last = add(last, { type: "PassStateEntered", stateEnteredEventDetails: { name: "One", ...input } });
    last = add(last, { type: "PassStateExited", stateExitedEventDetails: { name: "One", ...output } });
    add(last, { type: "MapIterationSucceeded", mapIterationSucceededEventDetails: details });
  }
  add(last, { type: "MapStateSucceeded" });
  last = add(last, { type: "MapStateExited", stateExitedEventDetails: { name: "Each", ...output } });
  add(last, { type: "ExecutionSucceeded", executionSucceededEventDetails: output });
  return events;
}
