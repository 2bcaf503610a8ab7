import type { ExecutionRecord } from "../../../src/execution/record";

const IDS_AND_TIMES = new Set(
  "id enteredEventId scheduledEventId enteredAt exitedAt startedAt endedAt stoppedAt durationMs failedIn history".split(
    " ",
  ),
);

/** A record without what is of one run only: times, and ids of events. */
export function withoutTimes(record: ExecutionRecord): unknown {
  const text = JSON.stringify(record, (name, value: unknown) =>
    IDS_AND_TIMES.has(name) ? undefined : value,
  );
  return JSON.parse(text.replace(/event id #\d+/g, "event id #"));
}
