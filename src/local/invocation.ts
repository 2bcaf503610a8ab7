/** A line that a function logged, as CloudWatch Logs would hold it. */
export interface LogLine {
  readonly functionArn: string;
  /** Absent for what was written outside any invocation, while the module loaded for example. */
  readonly requestId?: string;
  /** Id of the `LambdaFunctionScheduled` event of the attempt that wrote it; the invocation that caused it for a line of the init phase. */
  readonly scheduledEventId: number;
  /** Milliseconds since the epoch, on the real clock. */
  readonly timestamp: number;
  /** The line without its line end: a JSON document where the function logs as JSON. */
  readonly message: string;
}

/** What Lambda would bill: the figures of one finished invocation. */
export interface InvocationReport {
  readonly functionArn: string;
  readonly requestId: string;
  readonly scheduledEventId: number;
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
