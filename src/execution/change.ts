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
 *
 * A state is told to have ended once, but for two that only what comes later can tell apart: one that was said to be
 * stopped can turn out to have failed, one that was left to have been caught.
 */
export type RecordChange =
  | {
      readonly kind: "execution started" | "execution redriven" | "execution ended";
      readonly execution: ExecutionRecord;
    }
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
