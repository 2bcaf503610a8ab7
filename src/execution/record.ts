import type { Definition } from "../asl/definition";
import type { HistoryEvent } from "../engine/history-event";
import type { StageName } from "../engine/stage";
import type { Json } from "../input/json-text";
import type { LogSource } from "./log-source";

/** The shape of these records: a reader refuses one of a higher number. */
export const RECORD_VERSION = 1;

export type ExecutionStatus = "RUNNING" | "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "ABORTED";

/** CAUGHT is what failed and was taken by a catcher; ABORTED what was ended from outside: by its siblings, or with the execution. */
export type StateStatus = "RUNNING" | "SUCCEEDED" | "CAUGHT" | "FAILED" | "ABORTED";

/** What something failed with. */
export interface Failure {
  readonly error?: string;
  readonly cause?: string;
}

/** Why a payload is not whole: its history does not hold it, or holds its beginning only. */
export type PayloadGap = "absent" | "truncated";

/** Which payloads are not whole. */
export interface PayloadGaps {
  readonly input?: PayloadGap;
  readonly output?: PayloadGap;
}

/** What a history from AWS can leave out. */
interface Incomplete {
  /** Which payloads the history does not hold whole; absent where it holds both. One that is absent stands as null, one that was cut as its text. */
  readonly incomplete?: PayloadGaps;
}

/** When something was, in ISO 8601 on the execution's clock. */
interface Span {
  readonly startedAt: string;
  /** Absent while it runs. */
  readonly endedAt?: string;
}

/** A line that a function logged during an attempt. */
export interface LogRecord {
  /** ISO 8601, on the real clock. */
  readonly timestamp: string;
  /** As CloudWatch Logs holds it: a JSON document where the function logs as JSON. */
  readonly message: string;
  readonly requestId?: string;
}

/** What came after something failed that is tried again. */
interface Retried {
  /** Index, in the state's Retry, of the retrier that took the failure; absent where none did. */
  readonly retriedBy?: number;
  /** Time until the next try on the execution's clock, in milliseconds; known when that begins. */
  readonly backOffMs?: number;
}

/** One attempt of a task: one call of what it calls. */
export interface AttemptRecord extends Span, Failure, Retried, Incomplete {
  /** 1 for the first. */
  readonly number: number;
  /** ARN of what was called, or `service:action`. */
  readonly resource: string;
  readonly status: "RUNNING" | "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "ABORTED";
  readonly scheduledEventId: number;
  readonly input: Json;
  readonly output?: Json;
  readonly requestId?: string;
  /** Time in the handler, in milliseconds of the real clock. */
  readonly durationMs?: number;
  /** Time to start the function's environment, in milliseconds of the real clock; absent on a warm start. */
  readonly initDurationMs?: number;
  readonly logs: readonly LogRecord[];
  /** How it is known that the lines and the figures are those of this attempt; absent where it was there when it ran. */
  readonly logSource?: LogSource;
}

/** The states of one branch or iteration, in the order of entry. */
export interface ScopeRecord {
  readonly status: StateStatus;
  readonly states: readonly StateRecord[];
}

/** One iteration of a Map: of an item, or of a batch of a distributed Map. */
export interface IterationRecord extends ScopeRecord, Span, Failure {
  /** 0 for the first. */
  readonly index: number;
  readonly input?: Json;
  readonly output?: Json;
  /** As {@link StateRecord.durationMs}. */
  readonly durationMs?: number;
  /** ARN of the child execution of a distributed Map. */
  readonly childArn?: string;
}

/** One run of a Parallel or Map state: a retried one has several. */
export interface RunRecord extends Span, Failure, Retried {
  /** 1 for the first. */
  readonly number: number;
  readonly status: StateStatus;
  /** Of a Parallel state, in the order of the definition. */
  readonly branches?: readonly ScopeRecord[];
  /** Of a Map state, in the order of their indexes; those that have begun. */
  readonly iterations?: readonly IterationRecord[];
  /** How many items a Map state runs over, where it is known. */
  readonly items?: number;
  /** ARN of the Map Run of a distributed Map. */
  readonly mapRunArn?: string;
}

/** One visit of a state: a state in a loop has several. */
export interface StateRecord extends Failure, Incomplete {
  /** Unique in the record: the id of the event of entry, after those of the iterations of distributed Maps around it: `12`, `12.3.5`. */
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly status: StateStatus;
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
  /** Name of the state that was entered next in the scope; absent at its end. */
  readonly next?: string;
  /** Index, in the state's Catch, of the catcher that took its failure; where its status is CAUGHT. */
  readonly caughtBy?: number;
  /** Of a task; empty for any other. */
  readonly attempts: readonly AttemptRecord[];
  /** Of a Parallel or Map state; absent for any other. */
  readonly runs?: readonly RunRecord[];
}

/** Where an execution that had ended went on. */
export interface RedriveRecord {
  /** Id of the event that says so; events with higher ids came after it. */
  readonly eventId: number;
  /** ISO 8601, on the execution's clock. */
  readonly at: string;
  /** 1 for the first. */
  readonly count: number;
}

/** What an execution did. */
export interface ExecutionRecord extends Failure, Incomplete {
  readonly version: typeof RECORD_VERSION;
  /** Where it ran. */
  readonly source: "local" | "aws";
  readonly arn: string;
  readonly name: string;
  readonly stateMachine: {
    readonly arn: string;
    readonly name: string;
    readonly type: "STANDARD" | "EXPRESS";
  };
  /** The definition that it ran by. */
  readonly definition: Definition;
  /** Whether waits and back-off took their time. */
  readonly clock: "simulated" | "real";
  readonly status: ExecutionStatus;
  readonly startedAt?: string;
  readonly stoppedAt?: string;
  /** As {@link StateRecord.durationMs}. */
  readonly durationMs?: number;
  readonly input?: Json;
  readonly output?: Json;
  /** The states of the machine itself, in the order of entry; those of branches and iterations are in them. */
  readonly states: readonly StateRecord[];
  /** Ids of the states in which the execution failed, outermost first: found from its last event back by `previousEventId`. */
  readonly failedIn?: readonly string[];
  /** Where it was redriven; absent where it never was. */
  readonly redrives?: readonly RedriveRecord[];
  /** What could not be read of it, a sentence each; absent where all was. */
  readonly notes?: readonly string[];
  /** The events as they happened, in the shape of GetExecutionHistory. */
  readonly history: readonly HistoryEvent[];
}
