/** Ends an invocation of a handler in the callback style. */
export type Callback = (error?: unknown, result?: unknown) => void;

/** The object that a handler gets beside its event. */
export interface HandlerContext {
  readonly awsRequestId: string;
  readonly functionName: string | undefined;
  readonly functionVersion: string | undefined;
  readonly invokedFunctionArn: string;
  readonly memoryLimitInMB: string | undefined;
  readonly logGroupName: string | undefined;
  readonly logStreamName: string | undefined;
  readonly identity: undefined;
  readonly clientContext: undefined;
  /** Whether a result given to the callback waits until nothing is left to do; true unless the handler sets it. */
  callbackWaitsForEmptyEventLoop: boolean;
  /** Milliseconds until the invocation times out. */
  getRemainingTimeInMillis(): number;
  readonly done: Callback;
  readonly succeed: (result?: unknown) => void;
  readonly fail: (error?: unknown) => void;
}

/** The part of a context that all invocations of one environment share. */
export type FixedContext = Pick<
  HandlerContext,
  | "functionName"
  | "functionVersion"
  | "invokedFunctionArn"
  | "memoryLimitInMB"
  | "logGroupName"
  | "logStreamName"
>;

/** Reads the fixed part from the variables that Lambda sets. */
export function fixedContext(functionArn: string): FixedContext {
  const variables = process.env;
  return {
    functionName: variables.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: variables.AWS_LAMBDA_FUNCTION_VERSION,
    invokedFunctionArn: functionArn,
    memoryLimitInMB: variables.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: variables.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: variables.AWS_LAMBDA_LOG_STREAM_NAME,
  };
}
