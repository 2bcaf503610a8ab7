import type { Definition, Retrier, State } from "./definition";
import { mapStates } from "./scopes";

/**
 * The retrier that AWS recommends for tasks on Lambda functions: it retries what Lambda itself fails with,
 * never what the handler throws. Delays of 2, 4, 8, … seconds, spread at random.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/bp-lambda-serviceexception.html
 */
export const LAMBDA_SERVICE_RETRIER: Retrier = {
  ErrorEquals: [
    "Lambda.ClientExecutionTimeoutException",
    "Lambda.ServiceException",
    "Lambda.AWSLambdaException",
    "Lambda.SdkClientException",
    "Lambda.TooManyRequestsException",
  ],
  IntervalSeconds: 2,
  MaxAttempts: 6,
  BackoffRate: 2,
  JitterStrategy: "FULL",
};

/**
 * The definition with `retriers` on every Task state that `applies` to and that has no Retry of its own.
 * A Retry that is empty, the way to switch retrying off, is left out.
 */
export function withDefaultRetry<D extends Definition>(
  definition: D,
  retriers: readonly Retrier[],
  applies: (task: State) => boolean,
): D {
  return mapStates(definition, (state) => {
    if (state.Type !== "Task") return state;
    const { Retry, Next, End, Catch, ...rest } = state;
    const retry = Retry ?? (applies(state) ? retriers : []);
    return {
      ...(rest as State),
      ...(retry.length > 0 && { Retry: retry }),
      ...(Catch !== undefined && { Catch }),
      ...(Next !== undefined && { Next }),
      ...(End !== undefined && { End }),
    };
  });
}
