import type { HistoryEvent } from "../engine/history-event";
import type { Json } from "../input/json-text";

/** Begins an attempt. */
export const SCHEDULED = /^(LambdaFunction|Task|Activity)Scheduled$/;
/** Ends an attempt. */
export const ATTEMPT_ENDED = /^(LambdaFunction|Task|Activity)(Succeeded|Failed|TimedOut)$/;
/** Ends the inner state that it follows from. */
export const SCOPE_FAILED =
  /^(MapIterationFailed|MapIterationAborted|ParallelStateFailed|[A-Z][a-z]+StateAborted)$/;

/** What an attempt calls, and with what. */
export function calledBy(event: HistoryEvent): { readonly resource: string; readonly input: Json } {
  const scheduled = event.lambdaFunctionScheduledEventDetails;
  if (scheduled !== undefined) return { resource: scheduled.resource, input: parsed(scheduled.input) };
  const task = event.taskScheduledEventDetails;
  return { resource: `${task?.resourceType ?? ""}:${task?.resource ?? ""}`, input: parsed(task?.parameters) };
}

/** What an attempt ended with. */
export function endOf(event: HistoryEvent): {
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
} {
  return (
    event.lambdaFunctionSucceededEventDetails ??
    event.lambdaFunctionFailedEventDetails ??
    event.lambdaFunctionTimedOutEventDetails ??
    event.taskSucceededEventDetails ??
    event.taskFailedEventDetails ??
    event.taskTimedOutEventDetails ??
    {}
  );
}

/** The value of a JSON text; null where there is none. */
export function parsed(text: string | undefined): Json {
  return text === undefined ? null : (JSON.parse(text) as Json);
}
