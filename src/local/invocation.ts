import type { FunctionCall } from "../engine/tasks/functions";

/** Which attempt of which execution calls a function. */
export type Attempt = Pick<FunctionCall, "scheduledEventId" | "executionArn">;

/** The attempt of a call. */
export function attemptOf({ scheduledEventId, executionArn }: FunctionCall): Attempt {
  return { scheduledEventId, ...(executionArn !== undefined && { executionArn }) };
}

/**
 * A line that a function logged, as CloudWatch Logs would hold it, of the attempt that wrote it; a line of the init phase
 * is of the attempt that caused it.
 */
export interface LogLine extends Attempt {
  readonly functionArn: string;
  /** Absent for what was written outside any invocation, while the module loaded for example. */
  readonly requestId?: string;
  /** Milliseconds since the epoch, on the real clock. */
  readonly timestamp: number;
  /** The line without its line end: a JSON document where the function logs as JSON. */
  readonly message: string;
}

/** What Lambda would bill: the figures of one finished invocation. */
export interface InvocationReport extends Attempt {
  readonly functionArn: string;
  readonly requestId: string;
  /** Time in the handler, in milliseconds of the real clock. */
  readonly durationMs: number;
  /** Time to start the worker and load the module, in milliseconds; absent on a warm start. */
  readonly initDurationMs?: number;
}

/** Receives what happens beside an invocation's outcome. */
export interface InvocationObserver {
  onLog(line: LogLine): void;
  onReport(report: InvocationReport): void;
}
