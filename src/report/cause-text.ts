import { isRecord } from "../asl/scopes";
import { printableLine } from "../input/printable";

/** A cause for a terminal, as lines: Lambda's error object as message and stack, anything else as it is. */
export function causeLines(cause: string): string[] {
  const object = parsed(cause);
  if (!isRecord(object) || typeof object.errorMessage !== "string")
    return cause.split("\n").map(printableLine);
  const trace = Array.isArray(object.trace) ? object.trace.map(String) : [];
  const frames = trace.map((line) => line.trim()).filter((line) => line.startsWith("at "));
  return [...object.errorMessage.split("\n"), ...frames.map((frame) => `  ${frame}`)].map(printableLine);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
