import type {
  AttemptRecord,
  ExecutionRecord,
  IterationRecord,
  LogRecord,
  RunRecord,
  StateRecord,
} from "./record";

/** Where a state stands that is not the machine's own: in a branch or an iteration of a run of another state. */
export interface StatePlace {
  readonly state: StateRecord;
  readonly run: RunRecord;
  /** Of the branch, or of the iteration. */
  readonly index: number;
}

/**
 * What happened to a record last, with the parts that it happened to. They are those of the record itself, and go on
 * changing with it.
 */
export type RecordChange =
  | { readonly kind: "execution started" | "execution ended"; readonly execution: ExecutionRecord }
  | {
      readonly kind: "state entered" | "state exited" | "state caught" | "state failed" | "state aborted";
      readonly state: StateRecord;
      readonly place?: StatePlace;
    }
  | {
      readonly kind: "attempt started" | "attempt ended";
      readonly state: StateRecord;
      readonly attempt: AttemptRecord;
    }
  | {
      readonly kind: "logged";
      readonly state: StateRecord;
      readonly attempt: AttemptRecord;
      readonly log: LogRecord;
    }
  | {
      readonly kind: "run started" | "run ended";
      readonly state: StateRecord;
      readonly run: RunRecord;
    }
  | {
      readonly kind: "iteration started" | "iteration ended";
      readonly state: StateRecord;
      readonly run: RunRecord;
      readonly iteration: IterationRecord;
    };
