import type { Definition } from "../../../src/asl/definition";
import type { HistoryEvent } from "../../../src/engine/history-event";
import type { FunctionCall, FunctionOutcome } from "../../../src/engine/tasks/functions";
import type { RecordChange } from "../../../src/execution/change";
import type { ExecutionRecord } from "../../../src/execution/record";
import { ExecutionRecorder } from "../../../src/execution/recorder";
import type { Json } from "../../../src/input/json-text";
import { run } from "../../engine/run";

export interface Recorded {
  readonly definition: Definition;
  readonly input?: Json;
  readonly answer?: (call: FunctionCall, attempt: number) => FunctionOutcome;
  /** What each call logs. */
  readonly logs?: readonly string[];
  /** The event after which it is looked at. @default the last one */
  readonly until?: (event: HistoryEvent) => boolean;
  readonly clock?: "simulated" | "real";
  readonly onChange?: (change: RecordChange) => void;
}

/** Runs a definition on a simulated clock and records it: up to its end, or to an event. Each call takes 40 ms. */
export async function recorded({
  definition,
  input = {},
  answer,
  logs = [],
  until = () => false,
  clock = "simulated",
  onChange = () => {},
}: Recorded): Promise<ExecutionRecord> {
  const execution = {
    source: "local",
    arn: "arn",
    name: "run",
    stateMachine: { arn: "arn", name: "machine", type: "STANDARD" },
    definition,
    clock,
  } as const;
  const recorder = new ExecutionRecorder(execution, onChange);
  const { history } = await run(definition, { input, ...(answer !== undefined && { answer }) });
  for (const event of history) {
    recorder.event(event);
    if (event.type === "LambdaFunctionStarted") {
      const scheduledEventId = event.previousEventId;
      for (const message of logs) recorder.log({ scheduledEventId, timestamp: 0, message });
      recorder.report({ scheduledEventId, requestId: "r", durationMs: 40 });
    }
    if (until(event)) break;
  }
  return recorder.record();
}

/** What a function that throws answers. */
export function thrown(error: string, message: string): FunctionOutcome {
  const cause = JSON.stringify({
    errorType: error,
    errorMessage: message,
    trace: [
      `${error}: ${message}`,
      "    at check (/var/task/lambdas/check.ts:12:9)",
      "    at Runtime.handler (/var/task/lambdas/check.ts:20:3)",
      "    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)",
    ],
  });
  return { succeeded: false, error, cause };
}
