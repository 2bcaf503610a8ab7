import { isRecord } from "../asl/scopes";
import { printableLine } from "../input/printable";
import { jsonValue } from "./json-value";

/** A log line for a terminal: level and message where it is a record of Lambda's JSON format, else the line itself. */
export function logText(line: string): string {
  const record = jsonValue(line);
  if (!isRecord(record) || typeof record.level !== "string") return printableLine(line);
  const { level, message } = record;
  const text = typeof message === "string" ? message : JSON.stringify(message);
  return printableLine(`${level.padEnd(5)} ${text ?? ""}`);
}

/** A log line as {@link logText}, but an error in it as its message and the place that it came from. */
export function shortLogText(line: string): string {
  const record = jsonValue(line);
  const { level, message } = isRecord(record) ? record : {};
  const error = isRecord(message) ? message : {};
  const { errorType, errorMessage, stackTrace } = error;
  if (typeof level !== "string" || typeof errorType !== "string") return logText(line);
  const [frame = ""] = (Array.isArray(stackTrace) ? stackTrace.map(String) : []).filter((one) =>
    /^\s*at /.test(one),
  );
  const text = `${errorType}: ${String(errorMessage ?? "")} ${frame.trim().replaceAll("/var/task/", "")}`;
  return printableLine(`${level.padEnd(5)} ${text.trimEnd()}`);
}
