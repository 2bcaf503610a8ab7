import type { HistoryEvent } from "../src/engine/history-event";
import { recordOfHistory } from "../src/execution/history-record";
import { redacted } from "../src/execution/redaction";
import { EACH, mapHistory } from "./map-history";
import { alternating, median } from "./measure";

const ROUNDS = 7;
const ARN = "arn:aws:states:us-east-1:123456789012";
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
