import { isRecord } from "../../asl/scopes";
import type { LogRecord } from "../../execution/record";
import type { Json } from "../../input/json-text";
import { jsonValue } from "../json-value";

const LEVELS = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"] as const;

/** Of a log line; OTHER where it names none. */
export type LogLevel = (typeof LEVELS)[number] | "OTHER";

/** A log line as it is shown. */
export interface LogLine {
  readonly level: LogLevel;
  readonly text: string;
  /** The whole line, where it is JSON. */
  readonly fields?: Json;
}

/** Level and message of a line in Lambda's JSON or text format; any other line is its text. */
export function logLine({ message }: LogRecord): LogLine {
  const value = message.startsWith("{") ? jsonValue(message) : undefined;
  if (!isRecord(value)) {
    const level = /^(?:\S+\t){2}([A-Z]+)\t/.exec(message)?.[1];
    return { level: levelOf(level), text: message.trimEnd() };
  }
  const said = value.message ?? value.msg;
  const text = typeof said === "string" ? said : JSON.stringify(said ?? value);
  return { level: levelOf(value.level), text, fields: value as Json };
}

function levelOf(name: unknown): LogLevel {
  return LEVELS.find((level) => level === String(name).toUpperCase()) ?? "OTHER";
}
