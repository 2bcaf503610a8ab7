import { failure } from "./failure";
import type { OpenRun, OpenScope, Visit } from "./open-record";
import type { Failure } from "./record";

/** What a Map Run fails with because of its children. */
const TOO_MANY_FAILED = "States.ExceedToleratedFailureThreshold";

/**
 * Which branch or iteration a run failed in: the one that has a failure, else the one that was stopped first or that the
 * run's end follows from.
 *
 * @param from the visit that the end follows from, where it is known
 */
export function failingScope(visit: Visit, run: OpenRun, from: Visit | undefined): OpenScope | undefined {
  const { record, failing, scopes } = run;
  // The last child that failed was one too many, or the Map Run failed of itself.
  if (record.mapRunArn !== undefined) return visit.fault?.error === TOO_MANY_FAILED ? failing : undefined;
  if (failing !== undefined) return failing;
  let origin = from?.scope;
  while (origin !== undefined && origin.outer !== visit) origin = origin.outer?.scope;
  const open = [...scopes.values()].filter(({ record: { status } }) => status === "RUNNING");
  const failed = open.filter(
    ({ last }) => last !== undefined && (last.record.status === "FAILED" || hasFailed(last)),
  );
  if (origin !== undefined && failed.includes(origin)) return origin;
  if (failed[0] !== undefined) return failed[0];
  // What is impossible fails without an event of its own, and is stopped before its siblings are.
  const stopped = open.filter(({ last }) => last?.abortedBy !== undefined);
  const first = stopped.toSorted((a, b) => (a.last?.abortedBy ?? 0) - (b.last?.abortedBy ?? 0))[0];
  return first ?? [origin, ...open].find((scope) => scope?.last?.running === true);
}

/** Whether a visit that is open has failed for good. */
export function hasFailed({ fault, record, run, running }: Visit): boolean {
  if (!running) return false;
  const failed = fault !== undefined || run?.record.status === "FAILED";
  return failed && (run?.record ?? record.attempts.at(-1))?.retriedBy === undefined;
}

/** Says of what failed inside of a state what it failed with, where that was not known before. */
export function explain({ run }: Visit, why: Failure): void {
  if (run === undefined || run.record.mapRunArn !== undefined || run.record.status !== "FAILED") return;
  const { failing, record } = run;
  for (const part of [
    record,
    failing !== undefined && "index" in failing.record ? failing.record : undefined,
    failing?.last?.record,
  ]) {
    if (part !== undefined && !("error" in part) && !("cause" in part)) Object.assign(part, failure(why));
  }
  if (failing?.last !== undefined) explain(failing.last, why);
}
