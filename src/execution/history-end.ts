import type { HistoryEvent } from "../engine/history-event";
import type { Json } from "../input/json-text";
import { failure } from "./failure";
import type { Visit } from "./open-record";
import { payload, payloadGap } from "./payload";
import type { ExecutionStatus, Failure, PayloadGap } from "./record";

/** How the execution of a history ended. */
export interface HistoryEnd extends Failure {
  readonly status: ExecutionStatus;
  readonly stoppedAt: string;
  readonly output?: Json;
  readonly gap?: PayloadGap;
  /** The visit that the last event follows from. */
  readonly from?: Visit;
}

const STATUSES: Readonly<Record<string, ExecutionStatus>> = {
  ExecutionSucceeded: "SUCCEEDED",
  ExecutionFailed: "FAILED",
  ExecutionTimedOut: "TIMED_OUT",
  ExecutionAborted: "ABORTED",
};

/** The end that an event is; undefined where it is none. */
export function historyEnd(event: HistoryEvent, from: Visit | undefined): HistoryEnd | undefined {
  const status = STATUSES[event.type];
  if (status === undefined) return undefined;
  const { output, outputDetails } = event.executionSucceededEventDetails ?? {};
  const gap = status === "SUCCEEDED" ? payloadGap(output, outputDetails) : undefined;
  return {
    status,
    stoppedAt: event.timestamp,
    ...(output !== undefined && { output: payload(output) }),
    ...(gap !== undefined && { gap }),
    ...failure(
      event.executionFailedEventDetails ??
        event.executionTimedOutEventDetails ??
        event.executionAbortedEventDetails,
    ),
    ...(from !== undefined && { from }),
  };
}
