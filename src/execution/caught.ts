import { catcherOf } from "../asl/error-match";
import { isRecord } from "../asl/scopes";
import { explain } from "./failing-scope";
import { failure } from "./failure";
import type { Visit } from "./open-record";
import type { Failure, StateRecord } from "./record";

/** Whether a state that is left failed: its events tell of a failure, or a task of no success. */
export function isCaught({ fault, record }: Visit): boolean {
  return fault !== undefined || (record.type === "Task" && record.attempts.at(-1)?.status !== "SUCCEEDED");
}

/** Says of a state what it failed with and which catcher took that. */
export function explainCaught(visit: Visit): void {
  const { record, definition, fault, run } = visit;
  delete record.attempts.at(-1)?.retriedBy;
  const known = { ...run?.record, ...fault };
  const why = known.error === undefined ? errorOutput(record) : known;
  Object.assign(record, failure(why));
  explain(visit, why);
  const catcher = catcherOf(definition?.Catch ?? [], why);
  if (catcher !== undefined) record.caughtBy = catcher;
}

/**
 * The state that is entered after one tells which catcher took its failure.
 *
 * @returns whether it tells, too, that it failed at all: what fails after a task has succeeded, in its ResultPath for
 * example, leaves no event
 */
export function wentOn({ record, definition }: Visit, next: string): boolean {
  record.next = next;
  const catchers = definition?.Catch ?? [];
  const index = catchers.findIndex(({ Next }) => Next === next);
  if (record.status === "CAUGHT") {
    if (index !== -1 && catchers[record.caughtBy ?? -1]?.Next !== next) record.caughtBy = index;
    return false;
  }
  const hasOneWay = definition?.End === true || definition?.Next !== undefined;
  if (record.status !== "SUCCEEDED" || !hasOneWay || definition.Next === next || index === -1) return false;
  record.status = "CAUGHT";
  record.caughtBy = index;
  Object.assign(record, errorOutput(record));
  return true;
}

/** What a catcher hands on where nothing else is said: the error and its cause. */
function errorOutput({ output = null }: Pick<StateRecord, "output">): Failure {
  const { Error: error, Cause: cause } = isRecord(output) ? output : {};
  return { ...(typeof error === "string" && { error }), ...(typeof cause === "string" && { cause }) };
}
