import type { HistoryEvent as AwsEvent } from "@aws-sdk/client-sfn";
import type { HistoryEvent, HistoryEventDetails, HistoryEventType } from "../../engine/history-event";

/** An event as AWS's SDK gives it, as histories have it here. Types that are not known here keep their name. */
export function historyEvent({ id, previousEventId, timestamp, type, ...details }: AwsEvent): HistoryEvent {
  return {
    id: id ?? 0,
    previousEventId: previousEventId ?? 0,
    timestamp: (timestamp ?? new Date(0)).toISOString(),
    type: (type ?? "") as HistoryEventType,
    ...withoutUndefined(details as HistoryEventDetails),
  };
}

function withoutUndefined(details: HistoryEventDetails): HistoryEventDetails {
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
}
