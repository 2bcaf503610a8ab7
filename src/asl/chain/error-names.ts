/**
 * The errors that Step Functions and Lambda name themselves; a function's own are named as it throws them.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-error-representation
 */
type KnownError =
  | "States.ALL"
  | "States.DataLimitExceeded"
  | "States.ExceedToleratedFailureThreshold"
  | "States.HeartbeatTimeout"
  | "States.IntrinsicFailure"
  | "States.ItemReaderFailed"
  | "States.NoChoiceMatched"
  | "States.ParameterPathFailure"
  | "States.Permissions"
  | "States.QueryEvaluationError"
  | "States.ResultPathMatchFailure"
  | "States.ResultWriterFailed"
  | "States.TaskFailed"
  | "States.Timeout"
  | "Lambda.AWSLambdaException"
  | "Lambda.ClientExecutionTimeoutException"
  | "Lambda.SdkClientException"
  | "Lambda.ServiceException"
  | "Lambda.TooManyRequestsException"
  | "Sandbox.Timedout";

/** The name of an error: one that is known, which an editor completes, or any other. */
export type ErrorName = KnownError | (string & Record<never, never>);
