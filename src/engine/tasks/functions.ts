/** What a Task state on a Lambda function ARN asks for. */
export interface FunctionCall {
  /** ARN of the function, as the state's `Resource` names it. */
  readonly functionArn: string;
  /** The event for the handler, as JSON text. */
  readonly payload: string;
  /** Id of the `LambdaFunctionScheduled` or `TaskScheduled` event that this call belongs to: one per attempt. */
  readonly scheduledEventId: number;
  /** ARN of the execution that this event is of: the children of a distributed Map have events of their own. */
  readonly executionArn?: string;
}

/** How a call of a function ended, as Lambda reports it to Step Functions. */
export type FunctionOutcome =
  | {
      readonly succeeded: true;
      /** The handler's result, as JSON text. */
      readonly payload: string;
    }
  | {
      readonly succeeded: false;
      /** Error name, for example `TypeError` or `Sandbox.Timedout`. */
      readonly error: string;
      /** What AWS gives as Cause: for a function error the JSON text of Lambda's error object. */
      readonly cause: string;
    };

/** The functions that an execution can call. Never rejects: every failure is an outcome. */
export interface Functions {
  /**
   * Calls a function and waits for its outcome.
   *
   * @param signal aborted when nobody waits for the outcome any more (a state's timeout, a stopped execution)
   */
  invoke(call: FunctionCall, signal: AbortSignal): Promise<FunctionOutcome>;
}
