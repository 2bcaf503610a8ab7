import type { HistoryEvent } from "../engine/history-event";
import type { StageName } from "../engine/stage";
import type { Json } from "../input/json-text";

export type ExecutionStatus = "RUNNING" | "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "ABORTED";

/** A line that a function logged during an attempt. */
export interface LogRecord {
  /** ISO 8601, on the real clock. */
  readonly timestamp: string;
  /** As CloudWatch Logs holds it: a JSON document where the function logs as JSON. */
  readonly message: string;
  readonly requestId?: string;
}

/** One attempt of a task: one call of its function. */
export interface AttemptRecord {
  /** 1 for the first. */
  readonly number: number;
  /** ARN of what was called. */
  readonly resource: string;
  readonly status: "RUNNING" | "SUCCEEDED" | "FAILED" | "TIMED_OUT";
  readonly scheduledEventId: number;
  /** ISO 8601, on the execution's clock. */
  readonly startedAt: string;
  /** As `startedAt`; absent while it runs, and where the execution ended first. */
  readonly endedAt?: string;
  readonly input: Json;
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
  readonly requestId?: string;
  /** Time in the handler, in milliseconds of the real clock. */
  readonly durationMs?: number;
  /** Time to start the function's environment, in milliseconds of the real clock; absent on a warm start. */
  readonly initDurationMs?: number;
  /** Time from the end of the attempt before on the execution's clock, in milliseconds; absent for the first. */
  readonly delayMs?: number;
  readonly logs: readonly LogRecord[];
}

/** One visit of a state: a state in a loop has several. */
export interface StateRecord {
  readonly name: string;
  readonly type: string;
  readonly status: "RUNNING" | "SUCCEEDED" | "FAILED";
  readonly enteredEventId: number;
  /** ISO 8601, on the execution's clock. */
  readonly enteredAt: string;
  /** Absent while it runs, and where it did not end by itself. */
  readonly exitedAt?: string;
  /** Time on the execution's clock, plus, where that is simulated, the time that functions took; in milliseconds. */
  readonly durationMs?: number;
  readonly input: Json;
  readonly output?: Json;
  /** The data at each stage, under TestState's names, and the variables after the state where it assigned some. */
  readonly data?: Readonly<Partial<Record<StageName, Json>>>;
  readonly attempts: readonly AttemptRecord[];
}

/** What an execution did. */
export interface ExecutionRecord {
  readonly arn: string;
  readonly name: string;
  readonly stateMachine: {
    readonly arn: string;
    readonly name: string;
    readonly type: "STANDARD" | "EXPRESS";
  };
  /** Whether waits and back-off took their time. */
  readonly clock: "simulated" | "real";
  readonly status: ExecutionStatus;
  readonly startedAt?: string;
  readonly stoppedAt?: string;
  /** As {@link StateRecord.durationMs}. */
  readonly durationMs?: number;
  readonly input?: Json;
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
  /** In the order of entry. */
  readonly states: readonly StateRecord[];
  /** The events as they happened, in the shape of GetExecutionHistory. */
  readonly history: readonly HistoryEvent[];
}
