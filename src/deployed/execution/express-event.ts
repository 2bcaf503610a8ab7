import { isRecord } from "../../asl/scopes";
import type { HistoryEvent, HistoryEventDetails, HistoryEventType } from "../../engine/history-event";

/** An event of an Express execution, as its machine's log group holds it. */
export interface ExpressEvent {
  readonly executionArn: string;
  readonly event: HistoryEvent;
}

/** Members that a log group holds as texts, though histories have numbers. */
const NUMBERS = new Set(["index", "length", "timeoutInSeconds", "heartbeatInSeconds", "redriveCount"]);

/**
 * Reads a line of a state machine's log group: an event of a history, with the details of its type under one name.
 *
 * @returns undefined where it is none
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
 */
export function expressEvent(message: string): ExpressEvent | undefined {
  const line = parsed(message);
  if (!isRecord(line) || typeof line.type !== "string" || typeof line.execution_arn !== "string")
    return undefined;
  const id = Number(line.id);
  const at = new Date(Number(line.event_timestamp));
  if (!Number.isInteger(id) || Number.isNaN(at.getTime())) return undefined;
  const type = line.type as HistoryEventType;
  return {
    executionArn: line.execution_arn,
    event: {
      id,
      previousEventId: Number(line.previous_event_id ?? 0) || 0,
      timestamp: at.toISOString(),
      type,
      ...(isRecord(line.details) && detailsOf(type, line.details)),
    },
  };
}

function detailsOf(type: string, details: Readonly<Record<string, unknown>>): HistoryEventDetails {
  const name =
    /State(Entered|Exited)$/.exec(type)?.[0].replace("State", "state") ??
    `${type.charAt(0).toLowerCase()}${type.slice(1)}`;
  const members = Object.entries(details).map(([key, value]) => [
    key,
    NUMBERS.has(key) ? Number(value) : value,
  ]);
  return members.length === 0 ? {} : { [`${name}EventDetails`]: Object.fromEntries(members) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
