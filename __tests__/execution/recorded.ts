import type { Definition } from "../../src/asl/definition";
import type { HistoryEvent, HistoryEventDetails, HistoryEventType } from "../../src/engine/history-event";
import { placedStates } from "../../src/execution/placed-state";
import type { ExecutionRecord } from "../../src/execution/record";
import type { RecordedExecution } from "../../src/execution/recorder";

const ARN = "arn:aws:states:us-east-1:123456789012";

/** What is known of an execution before it begins. */
export function execution(
  definition: Definition,
  { clock = "simulated", source = "local" }: Partial<Pick<RecordedExecution, "clock" | "source">> = {},
): RecordedExecution {
  return {
    source,
    definition,
    clock,
    arn: `${ARN}:execution:machine:run`,
    name: "run",
    stateMachine: { arn: `${ARN}:stateMachine:machine`, name: "machine", type: "STANDARD" },
  };
}

/** The states of a record, a line each, as deep as they stand. */
export function outline(record: ExecutionRecord): string[] {
  const lines: string[] = [];
  for (const { state, around } of placedStates(record)) {
    const within = around.map(({ run, index }) => `${run.number}.${index} `).join("");
    const { error, caughtBy, next, attempts, name, status, runs = [] } = state;
    const notes = [
      error,
      caughtBy !== undefined && `catcher ${caughtBy}`,
      ...attempts.map((attempt) => noteOf("attempt", attempt)),
      ...runs.map((run) => noteOf("run", run)),
      next !== undefined && `→ ${next}`,
    ];
    lines.push(
      [`${within}${name} ${status}`, ...notes.filter((note) => note !== false && note !== undefined)].join(
        ", ",
      ),
    );
  }
  return lines;
}

interface Tried {
  readonly status: string;
  readonly error?: string;
  readonly retriedBy?: number;
  readonly backOffMs?: number;
}

function noteOf(what: string, { status, error, retriedBy, backOffMs }: Tried): string {
  return [
    what,
    status,
    error,
    retriedBy !== undefined && `retrier ${retriedBy}`,
    backOffMs !== undefined && `${backOffMs} ms`,
  ]
    .filter((part) => part !== undefined && part !== false)
    .join(" ");
}

/** An event as AWS gives it, `previousEventId` second; a second later than the one before. */
export function event(
  id: number,
  previousEventId: number,
  type: HistoryEventType,
  details: HistoryEventDetails = {},
): HistoryEvent {
  return {
    id,
    previousEventId,
    timestamp: new Date(Date.UTC(2026, 0, 1) + id * 1000).toISOString(),
    type,
    ...details,
  };
}

export const whole = { truncated: false };

export function entered(
  id: number,
  previousEventId: number,
  type: string,
  name: string,
  input = "{}",
): HistoryEvent {
  return event(id, previousEventId, `${type}StateEntered` as HistoryEventType, {
    stateEnteredEventDetails: { name, input, inputDetails: whole },
  });
}

export function exited(
  id: number,
  previousEventId: number,
  type: string,
  name: string,
  output = "{}",
): HistoryEvent {
  return event(id, previousEventId, `${type}StateExited` as HistoryEventType, {
    stateExitedEventDetails: { name, output, outputDetails: whole },
  });
}
