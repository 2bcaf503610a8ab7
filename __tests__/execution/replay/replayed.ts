import type { Definition } from "../../../src/asl/definition";
import { SimulatedClock } from "../../../src/engine/clock/simulated-clock";
import type { ExecutionRecord } from "../../../src/execution/record";
import { RecordedAnswers, type UnansweredCall } from "../../../src/execution/replay/recorded-answers";
import { type RecordedRun, recordedRun } from "../recorded-run";

interface Replayed {
  readonly record: ExecutionRecord;
  /** What the recording had no answer for. */
  readonly unanswered: readonly UnansweredCall[];
}

/** Runs a recorded execution's input again, with its answers; stops at a call that it has none for. */
export async function replayed(
  recording: ExecutionRecord,
  definition: Definition = recording.definition,
): Promise<Replayed> {
  const stop = new AbortController();
  const unanswered: UnansweredCall[] = [];
  const recorder: { current?: RecordedRun["recorder"] } = {};
  const answers = new RecordedAnswers(recording, {
    keyOf: ({ scheduledEventId, executionArn }) => recorder.current?.keyOf(scheduledEventId, executionArn),
    onUnanswered: (call) => {
      unanswered.push(call);
      stop.abort();
    },
  });
  const { record } = await recordedRun(
    definition,
    {
      input: recording.input === undefined ? {} : recording.input,
      services: answers,
      functions: { invoke: () => Promise.reject(new Error("No function is called")) },
      signal: stop.signal,
      clock: new SimulatedClock(Date.parse(recording.startedAt ?? "")),
    },
    () => {},
    (made) => {
      recorder.current = made;
    },
  );
  return { record, unanswered };
}
