import type { HistoryEvent } from "../engine/history-event";
import type { Json } from "../input/json-text";
import { payload } from "./payload";
import type { AttemptRecord, Failure } from "./record";

/** Begins an attempt. */
export const SCHEDULED = /^(LambdaFunction|Task|Activity)Scheduled$/;
/** Ends an attempt. */
export const ATTEMPT_ENDED =
  /^(LambdaFunction|Task|Activity)(Succeeded|Failed|TimedOut|ScheduleFailed|StartFailed|SubmitFailed)$/;

/** What an attempt calls, and with what. */
export function calledBy(event: HistoryEvent): { readonly resource: string; readonly input: Json } {
  const scheduled = event.lambdaFunctionScheduledEventDetails ?? event.activityScheduledEventDetails;
  if (scheduled !== undefined) return { resource: scheduled.resource, input: payload(scheduled.input) };
  const task = event.taskScheduledEventDetails;
  return {
    resource: `${task?.resourceType ?? ""}:${task?.resource ?? ""}`,
    input: payload(task?.parameters),
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
): Pick<AttemptRecord, "status"> & Failure & { readonly output?: Json } {
  const succeeded =
    event.lambdaFunctionSucceededEventDetails ??
    event.taskSucceededEventDetails ??
    event.activitySucceededEventDetails;
  if (event.type.endsWith("Succeeded")) return { status: "SUCCEEDED", output: payload(succeeded?.output) };
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
