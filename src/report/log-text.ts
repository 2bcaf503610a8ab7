import { isRecord } from "../asl/scopes";
import { printableLine } from "../input/printable";

/** A log line for a terminal: level and message where it is a record of Lambda's JSON format, else the line itself. */
export function logText(line: string): string {
  const record = parsed(line);
  if (!isRecord(record) || typeof record.level !== "string") return printableLine(line);
  const { level, message } = record;
  const text = typeof message === "string" ? message : JSON.stringify(message);
  return printableLine(`${level.padEnd(5)} ${text ?? ""}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
