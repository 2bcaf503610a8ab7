import type { AttemptRecord, ExecutionRecord, LogRecord, StateRecord } from "./record";

/** What happened to a record last, with the parts of it as they are now. */
export type RecordChange =
  | { readonly kind: "state entered" | "state exited" | "state failed"; readonly state: StateRecord }
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
  | { readonly kind: "started" | "ended"; readonly execution: ExecutionRecord };
