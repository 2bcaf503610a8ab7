import { isRecord } from "../../asl/scopes";

/** What one event of a function's log group says. */
export interface LogEntry {
  /** Of a platform's own record: which invocation begins, ended or is reported. */
  readonly kind: "line" | "start" | "end" | "report" | "platform";
  readonly requestId?: string;
  /** Root of the trace that the invocation belongs to: `1-…`. */
  readonly trace?: string;
  readonly durationMs?: number;
  readonly initDurationMs?: number;
}

const ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const PLATFORM_LINE = new RegExp(`^(START|END|REPORT) RequestId: (${ID})\\b`);
const INIT_LINE = /^(INIT_START|INIT_REPORT|EXTENSION|TELEMETRY|LOGS)\s/;
/** Lines of the runtimes, with the time before or after the id, and of Lambda where an invocation ends by force. */
const LINE_IDS = [
  new RegExp(`^\\S+\\t(${ID})\\t`),
  new RegExp(`^\\[\\w+\\]\\t\\S+\\t(${ID})\\t`),
  new RegExp(`^\\S+ (${ID}) Task timed out after `),
  new RegExp(`^RequestId: (${ID}) `),
];

/**
 * Reads an event of a function's log group, whether the function logs as JSON or as text.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html
 */
export function logEntry(message: string): LogEntry {
  const value = message.startsWith("{") ? parsed(message) : undefined;
  if (!isRecord(value)) return textEntry(message);
  const { type, record } = value;
  if (typeof type === "string" && type.startsWith("platform.") && isRecord(record)) {
    return platformRecord(type, record);
  }
  const requestId = [value.requestId, value.AWSRequestId, value.function_request_id].find(isText);
  const trace = [value.xRayTraceId, value.xray_trace_id].find(isText);
  return {
    kind: "line",
    ...(requestId !== undefined && { requestId }),
    ...(trace !== undefined && { trace: traceRoot(trace) }),
  };
}

/** The root of a trace header, or the text itself where it is no header. */
export function traceRoot(header: string): string {
  return /(?:^|;)\s*Root=([^;]+)/.exec(header)?.[1] ?? header;
}

function platformRecord(type: string, record: Readonly<Record<string, unknown>>): LogEntry {
  const kinds = {
    "platform.start": "start",
    "platform.runtimeDone": "end",
    "platform.report": "report",
  } as const;
  const kind = kinds[type as keyof typeof kinds] ?? "platform";
  const { requestId, tracing } = record;
  const metrics = isRecord(record.metrics) ? record.metrics : {};
  return {
    kind,
    ...(isText(requestId) && { requestId }),
    ...(isRecord(tracing) && isText(tracing.value) && { trace: traceRoot(tracing.value) }),
    ...(kind === "report" && figures(Number(metrics.durationMs), Number(metrics.initDurationMs))),
  };
}

function textEntry(message: string): LogEntry {
  const [, what, id] = PLATFORM_LINE.exec(message) ?? [];
  if (what !== undefined && id !== undefined) {
    const trace = /\bXRAY TraceId: (\S+)/.exec(message)?.[1];
    return {
      kind: what === "START" ? "start" : what === "END" ? "end" : "report",
      requestId: id,
      ...(trace !== undefined && { trace }),
      ...(what === "REPORT" &&
        figures(milliseconds(message, "Duration"), milliseconds(message, "Init Duration"))),
    };
  }
  if (INIT_LINE.test(message)) return { kind: "platform" };
  for (const pattern of LINE_IDS) {
    const requestId = pattern.exec(message)?.[1];
    if (requestId !== undefined) return { kind: "line", requestId };
  }
  return { kind: "line" };
}

function figures(durationMs: number, initDurationMs: number): Partial<LogEntry> {
  if (Number.isNaN(durationMs)) return {};
  return { durationMs, ...(!Number.isNaN(initDurationMs) && { initDurationMs }) };
}

function milliseconds(report: string, name: string): number {
  return Number(new RegExp(`\\t${name}: ([\\d.]+) ms`).exec(report)?.[1] ?? Number.NaN);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
