import type { Definition } from "../src/asl/definition";
import type { HistoryEvent } from "../src/engine/history-event";
import { recordOfHistory } from "../src/execution/history-record";
import { redacted } from "../src/execution/redaction";
import { alternating, median } from "./measure";

const ROUNDS = 7;
const ARN = "arn:aws:states:us-east-1:123456789012";
const WHOLE = { truncated: false };
const SCENE = JSON.stringify({
  id: "scene-1",
  collection: "hsi",
  bands: [1, 2, 3],
  href: "s3://scenes/scene-1",
});

const EACH: Definition = {
  StartAt: "Each",
  States: {
    Each: {
      Type: "Map",
      ItemProcessor: { StartAt: "One", States: { One: { Type: "Pass", End: true } } },
      End: true,
    },
  },
};

/** Histories as records, against reading them as JSON; and a record without its secrets. */
export async function benchRecord(): Promise<string[]> {
  return [await largest(), await growth(), await redaction()];
}

async function largest(): Promise<string> {
  const history = mapHistory(6249);
  const text = JSON.stringify(history);
  const { ours, ratio } = await compared(
    () => recorded(history),
    () => JSON.parse(text),
  );
  return `record of ${history.length} events: ${ratio.toFixed(1)} times JSON.parse of them (${ours.toFixed(0)} ms)`;
}

async function growth(): Promise<string> {
  const [many, few] = [mapHistory(10_000), mapHistory(1000)];
  const { ours, ratio } = await compared(
    () => recorded(many),
    () => recorded(few),
  );
  return `record of a Map of 10000 items: ${ratio.toFixed(1)} times that of 1000 (${ours.toFixed(0)} ms)`;
}

async function redaction(): Promise<string> {
  const record = recorded(mapHistory(10_000));
  const text = JSON.stringify(record);
  const { ours, ratio } = await compared(
    () => redacted(record, { keys: ["*password*"], paths: ["$.scene.token"] }),
    () => JSON.stringify(JSON.parse(text)),
  );
  const size = (text.length / 1_000_000).toFixed(1);
  return `redaction of a record of ${size} MB: ${ratio.toFixed(1)} times JSON.parse and JSON.stringify (${ours.toFixed(0)} ms)`;
}

/** The history of a Map over so many items, more than AWS would take. */
function mapHistory(items: number): HistoryEvent[] {
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

function recorded(events: readonly HistoryEvent[]) {
  const record = recordOfHistory(
    {
      source: "aws",
      arn: `${ARN}:execution:bench:run`,
      name: "run",
      stateMachine: { arn: `${ARN}:stateMachine:bench`, name: "bench", type: "STANDARD" },
      definition: EACH,
      clock: "real",
    },
    events,
  );
  if (record.status !== "SUCCEEDED") throw new Error(`The record ends as ${record.status}`);
  return record;
}

/** Our time in milliseconds and its ratio to the yardstick's, as medians. */
async function compared(work: () => unknown, yardstick: () => unknown) {
  const [ours = [], theirs = []] = await alternating([work, yardstick], ROUNDS);
  return {
    ours: median(ours),
    ratio: median(ours.map((time, i) => time / (theirs[i] ?? Number.NaN))),
  };
}
