import { types } from "node:util";

interface ErrorLike {
  readonly name: string;
  readonly message: string;
  readonly stack?: unknown;
}

/** The three facts that Lambda tells of anything that was thrown. */
export interface ErrorFacts {
  readonly errorType: string;
  readonly errorMessage: string;
  /** The stack's lines; empty for a value that has none. */
  readonly trace: readonly string[];
}

/** Tells whether a value is an error: a native one, or an object that reads as one. */
export function isErrorLike(value: unknown): value is ErrorLike {
  if (types.isNativeError(value)) {
    return true;
  }
  return (
    typeof value === "object" &&
    value !== null &&
    "name" in value &&
    typeof value.name === "string" &&
    "message" in value &&
    typeof value.message === "string" &&
    "stack" in value &&
    typeof value.stack === "string"
  );
}

/** Describes a thrown value of any type. Never throws. */
export function errorFacts(thrown: unknown): ErrorFacts {
  if (!isErrorLike(thrown)) {
    return { errorType: typeof thrown, errorMessage: shown(thrown), trace: [] };
  }
  return {
    errorType: shown(thrown.name),
    errorMessage: shown(thrown.message),
    trace: typeof thrown.stack === "string" ? thrown.stack.split("\n") : [],
  };
}

/** The value as `String` shows it. Never throws. */
export function shown(value: unknown): string {
  try {
    return String(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}
