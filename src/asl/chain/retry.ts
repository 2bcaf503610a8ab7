import type { Retrier } from "../definition";
import type { ErrorName } from "./error-names";

/**
 * What is retried, how often and how fast.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-retrying-after-an-error
 */
export interface RetryOptions {
  readonly errors: readonly ErrorName[];
  /** Seconds before the first retry. @default 1 */
  readonly intervalSeconds?: number;
  /** Retries before the error stands; 0 never retries. @default 3 */
  readonly maxAttempts?: number;
  /** What the interval is multiplied by at each further retry. @default 2 */
  readonly backoffRate?: number;
  /** Upper limit of an interval, in seconds. @default none */
  readonly maxDelaySeconds?: number;
  /** FULL spreads a delay at random between 0 and the interval. @default "NONE" */
  readonly jitterStrategy?: "FULL" | "NONE";
}

/** As the States Language writes it. */
export function retrier(options: RetryOptions): Retrier {
  const { errors, intervalSeconds, maxAttempts, backoffRate, maxDelaySeconds, jitterStrategy } = options;
  return {
    ErrorEquals: errors,
    ...(intervalSeconds !== undefined && { IntervalSeconds: intervalSeconds }),
    ...(maxAttempts !== undefined && { MaxAttempts: maxAttempts }),
    ...(backoffRate !== undefined && { BackoffRate: backoffRate }),
    ...(maxDelaySeconds !== undefined && { MaxDelaySeconds: maxDelaySeconds }),
    ...(jitterStrategy !== undefined && { JitterStrategy: jitterStrategy }),
  };
}
