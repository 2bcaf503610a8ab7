/** Those that executions can be listed by. */
export type ListedStatus = "RUNNING" | "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "ABORTED" | "PENDING_REDRIVE";

/** An execution in a list: what is known without reading all of its history. */
export interface ListedExecution {
  readonly arn: string;
  readonly name: string;
  readonly status: ListedStatus;
  /** ISO 8601; absent where it is not known. */
  readonly startedAt?: string;
  /** ISO 8601; absent while it runs. */
  readonly stoppedAt?: string;
  /** How often it was redriven. */
  readonly redrives: number;
  /** Of one that did not succeed, as far as it is known. */
  readonly failure?: {
    /** Name of the state that it failed in. */
    readonly state?: string;
    readonly error?: string;
    readonly cause?: string;
  };
}
