import { isRecord } from "../asl/scopes";
import { printableLine } from "../input/printable";
import { jsonValue } from "./json-value";

const OUTSIDE = /\((file:\/\/)?\/var\/runtime\/|\(node:internal\//;

/**
 * A cause for a terminal, as lines: Lambda's error object as its message and the frames of the function's own code,
 * anything else as it is.
 */
export function causeLines(cause: string): string[] {
  const object = jsonValue(cause);
  if (!isRecord(object) || typeof object.errorMessage !== "string")
    return cause.split("\n").map(printableLine);
  const trace = Array.isArray(object.trace) ? object.trace.map(String) : [];
  const frames = trace
    .map((line) => line.trim())
    .filter((line) => line.startsWith("at ") && !OUTSIDE.test(line));
  return [...object.errorMessage.split("\n"), ...frames.map((frame) => `  ${frame}`)].map(printableLine);
}
