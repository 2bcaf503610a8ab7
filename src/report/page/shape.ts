import type { Definition } from "../../asl/definition";
import type { LogSource } from "../../execution/log-source";
import type { AttemptRecord, ExecutionStatus, LogRecord, StateStatus } from "../../execution/record";
import type { Json } from "../../input/json-text";

/** Where a value is in the page's blocks of data: the number of the block, and the position in its array. */
export type Place = readonly [block: number, position: number];

/** Time in milliseconds since the execution began. */
export interface PageSpan {
  readonly start: number;
  /** Absent while it runs. */
  readonly end?: number;
}

/** What is known of a page at once; whatever is large is in other blocks. */
export interface PageIndex {
  readonly title: string;
  readonly status: ExecutionStatus;
  readonly definition: Definition;
  /** ISO 8601: when the execution began. */
  readonly startedAt?: string;
  /** Milliseconds from its beginning to its end, or to when the page was written. */
  readonly length: number;
  readonly states: readonly PageState[];
  /** Ids of the states in which the execution failed, outermost first. */
  readonly failedIn: readonly string[];
  /** What this run is compared with; absent where it is compared with none. */
  readonly comparedWith?: string;
  /** Where its {@link ExecutionDetail} is. */
  readonly detail: Place;
}

/** What the pane shows while no state is selected. */
export interface ExecutionDetail {
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly payloads: readonly Payload[];
  readonly input?: number;
  readonly output?: number;
  /** Of the run compared with. */
  readonly otherOutput?: number;
}

/** What is known of a visit of a state at once. */
export interface PageState extends PageSpan {
  readonly id: string;
  readonly name: string;
  /** JSON path of the state in the definition. */
  readonly path: string;
  readonly type: string;
  readonly status: StateStatus;
  /** 1 for the first visit of the state in its scope. */
  readonly visit: number;
  readonly visits: number;
  readonly durationMs?: number;
  readonly error?: string;
  readonly attempts: readonly PageAttempt[];
  /** Of a Parallel or Map state. */
  readonly runs?: readonly PageRun[];
  readonly differs?: readonly Difference[];
  /** Where its {@link StateDetail} is. */
  readonly detail: Place;
}

/** What differs from the run that this one is compared with; `new` is a visit that the other has not. */
export type Difference = "new" | "status" | "output" | "duration";

export interface PageAttempt extends PageSpan {
  readonly number: number;
  readonly status: AttemptRecord["status"];
  readonly durationMs?: number;
  readonly initDurationMs?: number;
  readonly error?: string;
  /** As AttemptRecord has them. */
  readonly retriedBy?: number;
  readonly backOffMs?: number;
}

export interface PageRun extends PageSpan {
  readonly number: number;
  readonly status: StateStatus;
  readonly error?: string;
  readonly retriedBy?: number;
  readonly backOffMs?: number;
  readonly branches?: readonly (readonly PageState[])[];
  readonly iterations?: PageIterations;
}

/** The iterations of a Map, as columns. */
export interface PageIterations {
  /** How many there will be, where it is known. */
  readonly items?: number;
  /** Place of {@link ITERATION_STATUSES}, for each that has begun. */
  readonly statuses: readonly number[];
  readonly indexes: readonly number[];
  readonly starts: readonly number[];
  /** -1 while it runs. */
  readonly ends: readonly number[];
  /** -1 where it is not known. */
  readonly durations: readonly number[];
  /** Place in `errorNames`; -1 where it has none. */
  readonly errors: readonly number[];
  readonly errorNames: readonly string[];
  /** Where the {@link IterationDetail} of each is: block and position in turn. */
  readonly details: readonly number[];
  /** Positions of those whose states differ from the run compared with. */
  readonly differing?: readonly number[];
}

/** In the order in which iterations are shown: what went wrong first. */
export const ITERATION_STATUSES = ["FAILED", "CAUGHT", "RUNNING", "ABORTED", "SUCCEEDED"] as const;

/** A payload: whole, or by its beginning where it is large. */
export type Payload = { readonly json: Json } | LargePayload;

export interface LargePayload {
  /** Where it is whole. */
  readonly place: Place;
  /** Length of its JSON text in bytes. */
  readonly bytes: number;
  /** What its JSON text begins with. */
  readonly beginning: string;
}

/** The name of a stage of the data, and which of the payloads it is. */
export type PageStage = readonly [name: StageTitle, payload: number];

export type StageTitle =
  | "input"
  | "afterInputPath"
  | "afterParameters"
  | "afterArguments"
  | "result"
  | "afterResultSelector"
  | "afterResultPath"
  | "output";

/** What the pane of a state shows beside what {@link PageState} has. */
export interface StateDetail {
  readonly enteredAt: string;
  readonly exitedAt?: string;
  readonly next?: string;
  readonly caughtBy?: number;
  readonly cause?: string;
  /** Each different payload once; the numbers elsewhere are places in it. */
  readonly payloads: readonly Payload[];
  readonly stages: readonly PageStage[];
  readonly variables?: number;
  readonly attempts: readonly AttemptDetail[];
  readonly other?: OtherVisit;
}

export interface AttemptDetail {
  readonly resource: string;
  readonly startedAt: string;
  readonly requestId?: string;
  readonly input: number;
  readonly output?: number;
  readonly cause?: string;
  readonly logs: readonly LogRecord[];
  readonly logSource?: LogSource;
}

/** The same visit in the run that this one is compared with. */
export interface OtherVisit {
  readonly status: StateStatus;
  readonly durationMs?: number;
  readonly error?: string;
  readonly cause?: string;
  readonly output?: number;
}

/** What the pane of an iteration shows, and its states. */
export interface IterationDetail {
  readonly error?: string;
  readonly cause?: string;
  readonly childArn?: string;
  readonly payloads: readonly Payload[];
  readonly input?: number;
  readonly output?: number;
  readonly states: readonly PageState[];
}
