import { isTooLarge, tooLarge } from "../payload-limit";
import type { FunctionOutcome } from "./functions";

/** How long a task waits, under the names of the history's events. */
export interface CallLimits {
  readonly timeoutInSeconds?: number;
  readonly heartbeatInSeconds?: number;
}

/** The outcome, or the error that takes the place of a result that is too large. */
export function withinPayloadLimit(outcome: FunctionOutcome, resource: string): FunctionOutcome {
  if (!outcome.succeeded || !isTooLarge(outcome.payload)) return outcome;
  return { succeeded: false, error: "States.DataLimitExceeded", cause: tooLarge(resource) };
}

/** The limits of a wait that begins at a moment, in milliseconds since the epoch. */
export function tokenLimits(
  { timeoutInSeconds, heartbeatInSeconds }: CallLimits,
  begun: number,
): { readonly until?: number; readonly heartbeatSeconds?: number } {
  return {
    ...(timeoutInSeconds !== undefined && { until: begun + timeoutInSeconds * 1000 }),
    ...(heartbeatInSeconds !== undefined && { heartbeatSeconds: heartbeatInSeconds }),
  };
}
