import { isRecord } from "../../asl/scopes";
import type { Json } from "../../input/json-text";
import { jsonValue } from "../json-value";

/** A cause as it is shown. */
export interface ShownCause {
  /** What it says first: a function's message, or a text as it is. */
  readonly message?: string;
  /** A stack trace, a line each. */
  readonly trace: readonly string[];
  /** Whatever else it has, as JSON. */
  readonly fields?: Json;
}

/**
 * Takes a cause apart: Lambda's is a JSON text of an object with message and trace.
 * @param error the error's name, which need not be said again
 */
export function shownCause(cause: string, error?: string): ShownCause {
  const value = jsonValue(cause);
  if (typeof value === "string") return { message: value, trace: [] };
  if (!isRecord(value)) {
    return typeof value === "object" && value !== null
      ? { trace: [], fields: value as Json }
      : { message: cause, trace: [] };
  }
  const { errorMessage, errorType, trace, stackTrace, ...rest } = value;
  const lines = [trace, stackTrace].find((one) => Array.isArray(one));
  const fields = {
    ...(errorType !== undefined && errorType !== error && { errorType }),
    ...rest,
    ...(typeof errorMessage !== "string" && errorMessage !== undefined && { errorMessage }),
    ...(lines !== trace && trace !== undefined && { trace }),
    ...(lines !== stackTrace && stackTrace !== undefined && { stackTrace }),
  };
  return {
    ...(typeof errorMessage === "string" && { message: errorMessage }),
    trace: Array.isArray(lines)
      ? lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line)))
      : [],
    ...(Object.keys(fields).length > 0 && { fields: fields as Json }),
  };
}
