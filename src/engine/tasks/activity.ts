import { answered, callService, issueToken, polled, type Steps, type TimedOut } from "../effect";
import { Payload } from "../payload";
import { StateError, timeout } from "../state-error";
import type { Visit } from "../visit";
import { type CallLimits, tokenLimits, withinPayloadLimit } from "./call-limits";
import { calledFrom } from "./called-from";
import type { FunctionOutcome } from "./functions";
import { taskToken } from "./task-token";

/**
 * Has an activity's worker do a task.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-activities.html
 */
export function* activityTask(
  { context }: Visit,
  activityArn: string,
  input: Payload,
  limits: CallLimits,
): Steps<Payload> {
  const { now, random } = context.execution;
  const { until, heartbeatSeconds } = tokenLimits(limits, now());
  const scheduledEventId = context.record("ActivityScheduled", {
    activityScheduledEventDetails: {
      input: input.text,
      inputDetails: { truncated: false },
      resource: activityArn,
      ...limits,
    },
  });
  const started = (worker: { readonly workerName?: string }) =>
    context.record("ActivityStarted", { activityStartedEventDetails: worker });

  const resource = { kind: "activity", arn: activityArn } as const;
  const call = { stateName: context.name, resource, parameters: input.text, scheduledEventId, limits };
  let outcome = yield* callService({ ...call, ...calledFrom(context) }, limits.timeoutInSeconds);
  if (outcome !== undefined) {
    started({});
  } else {
    const token = taskToken(random);
    yield* issueToken(token, { activityArn, input: input.text });
    const taken = yield* polled({ token, ...(until !== undefined && { until }) });
    if (taken !== "timed out") started(taken);
    const wait = {
      token,
      ...(until !== undefined && { until }),
      ...(heartbeatSeconds !== undefined && { heartbeatSeconds }),
    };
    outcome = taken === "timed out" ? taken : yield* answered(wait);
  }
  return ended(context, activityArn, outcome);
}

function ended(context: Visit["context"], activityArn: string, given: FunctionOutcome | TimedOut): Payload {
  if (typeof given === "string") {
    context.record("ActivityTimedOut", { activityTimedOutEventDetails: { error: "States.Timeout" } });
    throw timeout(given);
  }
  const outcome = withinPayloadLimit(given, activityArn);
  if (!outcome.succeeded) {
    const { error, cause } = outcome;
    context.record("ActivityFailed", { activityFailedEventDetails: { error, cause } });
    throw new StateError(error, cause);
  }
  const result = Payload.parse(outcome.payload);
  context.record("ActivitySucceeded", {
    activitySucceededEventDetails: { output: result.text, outputDetails: { truncated: false } },
  });
  return result;
}
