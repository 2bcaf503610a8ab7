import type { HistoryEvent } from "../engine/history-event";
import type { Json } from "../input/json-text";
import { payload, payloadGap } from "./payload";
import type { AttemptRecord, Failure, PayloadGap } from "./record";

/** Begins an attempt. */
export const SCHEDULED = /^(LambdaFunction|Task|Activity)Scheduled$/;
/** Ends an attempt. */
export const ATTEMPT_ENDED =
  /^(LambdaFunction|Task|Activity)(Succeeded|Failed|TimedOut|ScheduleFailed|StartFailed|SubmitFailed)$/;

/** What an attempt calls, and with what. */
export function calledBy(event: HistoryEvent): {
  readonly resource: string;
  readonly input: Json;
  readonly gap: PayloadGap | undefined;
} {
  const scheduled = event.lambdaFunctionScheduledEventDetails ?? event.activityScheduledEventDetails;
  if (scheduled !== undefined) {
    const { resource, input, inputDetails } = scheduled;
    return { resource, input: payload(input), gap: payloadGap(input, inputDetails) };
  }
  const { resourceType = "", resource = "", parameters } = event.taskScheduledEventDetails ?? {};
  return {
    // What stands in for AWS can give the task's own Resource here.
    resource: resource.startsWith("arn:") ? resource : `${resourceType}:${resource}`,
    input: payload(parameters),
    gap: payloadGap(parameters, undefined),
  };
}

/** How long an attempt may go without a heartbeat, and how long it may take, in seconds. */
export function limitsOf(event: HistoryEvent): {
  readonly timeoutInSeconds?: number;
  readonly heartbeatInSeconds?: number;
} {
  return (
    event.taskScheduledEventDetails ??
    event.activityScheduledEventDetails ??
    event.lambdaFunctionScheduledEventDetails ??
    {}
  );
}

/** How an attempt ended. */
export function endOf(
  event: HistoryEvent,
): Pick<AttemptRecord, "status"> & Failure & { readonly output?: Json; readonly gap?: PayloadGap } {
  const succeeded =
    event.lambdaFunctionSucceededEventDetails ??
    event.taskSucceededEventDetails ??
    event.activitySucceededEventDetails;
  if (event.type.endsWith("Succeeded")) {
    const gap = payloadGap(succeeded?.output, succeeded?.outputDetails);
    return { status: "SUCCEEDED", output: payload(succeeded?.output), ...(gap !== undefined && { gap }) };
  }
  const { error, cause } = failureOf(event);
  return {
    status: event.type.endsWith("TimedOut") ? "TIMED_OUT" : "FAILED",
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
  };
}

function failureOf(event: HistoryEvent): Failure {
  return (
    event.lambdaFunctionFailedEventDetails ??
    event.lambdaFunctionTimedOutEventDetails ??
    event.lambdaFunctionScheduleFailedEventDetails ??
    event.lambdaFunctionStartFailedEventDetails ??
    event.taskFailedEventDetails ??
    event.taskTimedOutEventDetails ??
    event.taskStartFailedEventDetails ??
    event.taskSubmitFailedEventDetails ??
    event.activityFailedEventDetails ??
    event.activityTimedOutEventDetails ??
    event.activityScheduleFailedEventDetails ??
    {}
  );
}
