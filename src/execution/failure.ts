import type { Failure } from "./record";

/** The error and cause alone, of whatever has them. */
export function failure({ error, cause }: Failure = {}): Failure {
  return { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
}
