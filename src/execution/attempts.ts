import { type ErrorNames, retrierOf } from "../asl/error-match";
import type { HistoryEvent } from "../engine/history-event";
import { calledBy, endOf, limitsOf } from "./attempt-event";
import type { RecordChange } from "./change";
import { failure } from "./failure";
import type { LogSource } from "./log-source";
import type { OpenAttempt, Visit } from "./open-record";
import { gaps } from "./payload";
import type { Failure } from "./record";

/** A line that a function wrote, and the attempt that it belongs to. */
export interface LoggedLine {
  /** ARN of the execution that the attempt is of. @default the one that is recorded */
  readonly executionArn?: string;
  readonly scheduledEventId: number;
  /** Milliseconds since the epoch, on the real clock. */
  readonly timestamp: number;
  readonly message: string;
  readonly requestId?: string;
  /** How it is known that it belongs there. @default it was there when the attempt ran */
  readonly source?: LogSource;
}

/** The figures of one finished call. */
export interface CallReport {
  /** As {@link LoggedLine.executionArn}. */
  readonly executionArn?: string;
  readonly scheduledEventId: number;
  readonly requestId: string;
  /** Milliseconds of the real clock. */
  readonly durationMs: number;
  readonly initDurationMs?: number;
  /** As {@link LoggedLine.source}. */
  readonly source?: LogSource;
}

interface Placed {
  readonly visit: Visit;
  readonly attempt: OpenAttempt;
  readonly scheduled: HistoryEvent;
}

/** The attempts of the tasks of one history. */
export class Attempts {
  readonly #placed = new Map<number, Placed>();
  readonly #tell: (change: RecordChange) => void;

  constructor(tell: (change: RecordChange) => void) {
    this.#tell = tell;
  }

  started(visit: Visit, event: HistoryEvent): void {
    const { record } = visit;
    const before = record.attempts.at(-1);
    if (before !== undefined) {
      const retrier = before.retriedBy ?? triedAgainBy(visit, visit.fault ?? before, "in any case");
      if (retrier !== undefined) before.retriedBy = retrier;
      if (before.endedAt !== undefined) {
        before.backOffMs = Date.parse(event.timestamp) - Date.parse(before.endedAt);
      }
    }
    const { gap, ...called } = calledBy(event);
    const attempt: OpenAttempt = {
      number: record.attempts.length + 1,
      ...called,
      ...gaps("input", gap),
      status: "RUNNING",
      scheduledEventId: event.id,
      startedAt: event.timestamp,
      logs: [],
    };
    record.attempts.push(attempt);
    visit.fault = undefined;
    this.#placed.set(event.id, { visit, attempt, scheduled: event });
    this.#tell({ kind: "attempt started", state: record, attempt });
  }

  ended(visit: Visit, event: HistoryEvent): void {
    const attempt = visit.record.attempts.at(-1);
    if (attempt?.status !== "RUNNING") return;
    const { gap, ...end } = endOf(event);
    Object.assign(attempt, end, { endedAt: event.timestamp, ...gaps("output", gap, attempt.incomplete) });
    if (end.status === "SUCCEEDED") visit.fault = undefined;
    else {
      visit.fault = { ...failure(end), ...this.#alias(attempt, event) };
      const retrier = triedAgainBy(visit, visit.fault);
      if (retrier !== undefined) attempt.retriedBy = retrier;
    }
    this.#tell({ kind: "attempt ended", state: visit.record, attempt });
  }

  /** A line that belongs to no attempt of this history is left out. */
  log({ scheduledEventId, timestamp, message, requestId, source }: LoggedLine): void {
    const found = this.#placed.get(scheduledEventId);
    if (found === undefined) return;
    const { attempt, visit } = found;
    const log = {
      timestamp: new Date(timestamp).toISOString(),
      message,
      ...(requestId !== undefined && { requestId }),
    };
    attempt.logs.push(log);
    if (source !== undefined) attempt.logSource = source;
    this.#tell({ kind: "logged", state: visit.record, attempt, log });
  }

  report({ scheduledEventId, requestId, durationMs, initDurationMs, source }: CallReport): void {
    const attempt = this.#placed.get(scheduledEventId)?.attempt;
    if (attempt === undefined) return;
    attempt.requestId = requestId;
    attempt.durationMs = durationMs;
    if (initDurationMs !== undefined) attempt.initDurationMs = initDurationMs;
    if (source !== undefined) attempt.logSource = source;
  }

  /** A time-out before the task's own limit is one of its heartbeat, which histories do not tell. */
  #alias({ scheduledEventId, startedAt }: OpenAttempt, { type, timestamp }: HistoryEvent): ErrorNames {
    const scheduled = this.#placed.get(scheduledEventId)?.scheduled;
    if (!type.endsWith("TimedOut") || scheduled === undefined) return {};
    const { timeoutInSeconds = Number.POSITIVE_INFINITY, heartbeatInSeconds } = limitsOf(scheduled);
    const seconds = (Date.parse(timestamp) - Date.parse(startedAt)) / 1000;
    if (heartbeatInSeconds === undefined || seconds >= timeoutInSeconds) return {};
    return { alias: "States.HeartbeatTimeout" };
  }
}

/**
 * Index of the state's retrier that has it tried again after a failure.
 *
 * @param however where it is known that it was, whatever the retrier's count says
 */
export function triedAgainBy(
  { definition, record }: Visit,
  error: Failure & ErrorNames,
  however?: "in any case",
): number | undefined {
  const tried: readonly { readonly retriedBy?: number }[] = record.runs ?? record.attempts;
  const used = (index: number) =>
    however === undefined ? tried.filter(({ retriedBy }) => retriedBy === index).length : 0;
  return retrierOf(definition?.Retry ?? [], error, used);
}
