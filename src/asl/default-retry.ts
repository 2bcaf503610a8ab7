import { type RetryOptions, retrier } from "./chain/retry";
import type { Definition, Retrier, State } from "./definition";
import { mapStates } from "./scopes";

/**
 * What AWS recommends to retry of tasks on Lambda functions: what Lambda itself fails with, never what the handler
 * throws. Delays of 2, 4, 8, … seconds, spread at random.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/bp-lambda-serviceexception.html
 */
export const LAMBDA_SERVICE_RETRY: RetryOptions = {
  errors: [
    "Lambda.ClientExecutionTimeoutException",
    "Lambda.ServiceException",
    "Lambda.AWSLambdaException",
    "Lambda.SdkClientException",
    "Lambda.TooManyRequestsException",
  ],
  intervalSeconds: 2,
  maxAttempts: 6,
  backoffRate: 2,
  jitterStrategy: "FULL",
};

/** The same as the States Language writes it. */
export const LAMBDA_SERVICE_RETRIER: Retrier = retrier(LAMBDA_SERVICE_RETRY);

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
