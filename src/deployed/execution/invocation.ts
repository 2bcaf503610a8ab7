import type { FilteredLogEvent } from "@aws-sdk/client-cloudwatch-logs";
import { logEntry } from "./log-entry";

export interface InvocationLine {
  /** The same in every reading, and no other line's. */
  readonly key: string;
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
  readonly message: string;
}

/** What a function's log group holds of one invocation. */
export interface Invocation {
  readonly requestId: string;
  /** When its first line was written, in milliseconds since the epoch. */
  readonly startedAt: number;
  /** When its last line was written, so far. */
  endedAt: number;
  trace?: string;
  readonly lines: InvocationLine[];
  report?: { readonly durationMs: number; readonly initDurationMs?: number };
}

/**
 * The invocations that events of a log group are of. A stream is of one environment, which does one thing at a time: a line
 * without a request id is of the invocation before it, or of the one after it where that has ended, as what is written while
 * an environment starts is.
 */
export function invocationsOf(events: readonly FilteredLogEvent[]): Invocation[] {
  const found = new Map<string, Invocation>();
  const streams = new Map<string, Stream>();
  const alike = new Map<string, number>();
  for (const { logStreamName = "", eventId, timestamp = 0, message = "" } of events) {
    const entry = logEntry(message);
    const stream = streams.get(logStreamName) ?? { waiting: [] };
    streams.set(logStreamName, stream);
    // AWS gives each event an id; what stands in for it need not.
    const like = `${logStreamName} ${timestamp} ${message}`;
    const before = alike.get(like) ?? 0;
    alike.set(like, before + 1);
    const line = { key: eventId ?? `${like} ${before}`, timestamp, message: message.replace(/\r?\n$/, "") };
    const requestId = entry.requestId ?? stream.current;
    if (requestId === undefined) {
      if (entry.kind === "line") stream.waiting.push(line);
      continue;
    }
    const invocation = found.get(requestId) ?? {
      requestId,
      startedAt: timestamp,
      endedAt: timestamp,
      lines: stream.waiting.splice(0),
    };
    found.set(requestId, invocation);
    invocation.endedAt = Math.max(invocation.endedAt, timestamp);
    if (entry.trace !== undefined) invocation.trace = entry.trace;
    if (entry.kind === "line") invocation.lines.push(line);
    if (entry.durationMs !== undefined) {
      const { durationMs, initDurationMs } = entry;
      invocation.report = { durationMs, ...(initDurationMs !== undefined && { initDurationMs }) };
    }
    const isOver = entry.kind === "end" || entry.kind === "report";
    stream.current = isOver ? undefined : requestId;
  }
  return [...found.values()];
}

interface Stream {
  /** Request id of the invocation that runs. */
  current?: string | undefined;
  /** Lines that came before any. */
  readonly waiting: InvocationLine[];
}
