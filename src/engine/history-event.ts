/** Tells whether a payload was cut; histories of this engine hold payloads whole. */
export interface PayloadDetails {
  readonly truncated: boolean;
}

export interface ErrorDetails {
  readonly error?: string;
  readonly cause?: string;
}

interface InputDetails {
  /** JSON text. */
  readonly input: string;
  readonly inputDetails: PayloadDetails;
}

interface OutputDetails {
  /** JSON text. */
  readonly output: string;
  readonly outputDetails: PayloadDetails;
}

/** The details that AWS gives with each kind of event, under its own names. */
export interface HistoryEventDetails {
  readonly executionStartedEventDetails?: InputDetails & { readonly roleArn: string };
  readonly executionSucceededEventDetails?: OutputDetails;
  readonly executionFailedEventDetails?: ErrorDetails;
  readonly executionTimedOutEventDetails?: ErrorDetails;
  readonly executionAbortedEventDetails?: ErrorDetails;
  readonly stateEnteredEventDetails?: InputDetails & { readonly name: string };
  readonly stateExitedEventDetails?: OutputDetails & { readonly name: string };
  readonly lambdaFunctionScheduledEventDetails?: InputDetails & {
    readonly resource: string;
    readonly timeoutInSeconds?: number;
  };
  readonly lambdaFunctionSucceededEventDetails?: OutputDetails;
  readonly lambdaFunctionFailedEventDetails?: ErrorDetails;
  readonly lambdaFunctionTimedOutEventDetails?: ErrorDetails;
}

type StateEventType =
  `${"Task" | "Pass" | "Wait" | "Choice" | "Succeed" | "Fail"}State${"Entered" | "Exited"}`;

export type HistoryEventType =
  | "ExecutionStarted"
  | "ExecutionSucceeded"
  | "ExecutionFailed"
  | "ExecutionTimedOut"
  | "ExecutionAborted"
  | StateEventType
  | "LambdaFunctionScheduled"
  | "LambdaFunctionStarted"
  | "LambdaFunctionSucceeded"
  | "LambdaFunctionFailed"
  | "LambdaFunctionTimedOut";

/**
 * One event of an execution's history, in the shape of GetExecutionHistory.
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html
 */
export interface HistoryEvent extends HistoryEventDetails {
  /** 1, 2, 3, … in the order in which things happened. */
  readonly id: number;
  /** The event that led to this one; 0 for the first two. */
  readonly previousEventId: number;
  /** ISO 8601, on the execution's clock. */
  readonly timestamp: string;
  readonly type: HistoryEventType;
}
