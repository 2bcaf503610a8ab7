import type { State } from "../asl/definition";
import type { Failure } from "./record";

/** What a Fail state fails with as far as its definition says it: what is computed is not known before it is handed on. */
export function statedFailure(state: State | undefined): Failure {
  const [error, cause] = [stated(state?.Error), stated(state?.Cause)];
  return { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
}

function stated(value: unknown): string | undefined {
  return typeof value === "string" && !value.startsWith("{%") ? value : undefined;
}
