import { format } from "node:util";
import { errorFacts, isErrorLike } from "./error-object";

/** Log levels as Lambda orders them, least severe first. */
const levels: readonly string[] = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"];

export type LogLevel = "TRACE" | "DEBUG" | "INFO" | "WARN" | "ERROR";

/** One call of a console method. */
export interface LogEntry {
  readonly timestamp: number;
  readonly level: LogLevel;
  /** Absent outside of any invocation. */
  readonly requestId: string | undefined;
  readonly values: readonly unknown[];
}

/** Tells whether a level is logged where `least` is configured; everything is where it is absent or unknown. */
export function isLogged(level: LogLevel, least: string | undefined): boolean {
  return levels.indexOf(level) >= levels.indexOf(least?.toUpperCase() ?? "");
}

/** Lambda's text format: four fields, separated by tabs. */
export function textLine({ timestamp, level, requestId, values }: LogEntry): string {
  return `${new Date(timestamp).toISOString()}\t${requestId}\t${level}\t${format(...values)}`;
}

/** Lambda's JSON format. A single value is logged as it is; several become one formatted text. */
export function jsonLine({ timestamp, level, requestId, values }: LogEntry): string {
  const head = { timestamp: new Date(timestamp).toISOString(), level, requestId };
  if (values.length === 1) {
    try {
      return JSON.stringify({ ...head, message: values[0] }, withErrorFields);
    } catch {
      return JSON.stringify({ ...head, message: format(values[0]) });
    }
  }
  const error = values.find(isErrorLike);
  return JSON.stringify({ ...head, message: format(...values), ...(error && errorFields(error)) });
}

/** The error object that the text format shows for a failed invocation. */
export function errorText(thrown: unknown): string {
  const { errorType, errorMessage, trace } = errorFacts(thrown);
  const own = isErrorLike(thrown) ? { ...thrown } : {};
  try {
    return JSON.stringify({ errorType, errorMessage, ...own, stack: trace }, withErrorFields);
  } catch {
    return JSON.stringify({ errorType, errorMessage, stack: trace });
  }
}

function withErrorFields(_key: string, value: unknown): unknown {
  return isErrorLike(value) ? { ...errorFields(value), ...value } : value;
}

function errorFields(error: unknown) {
  const { errorType, errorMessage, trace } = errorFacts(error);
  return { errorType, errorMessage, stackTrace: trace };
}
