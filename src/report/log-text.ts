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
