import { placedStates } from "./placed-state";
import type { ExecutionRecord, StateRecord } from "./record";

/** How often a visit of a state was tried: attempts of a task, runs of a Parallel or Map state. */
export function attemptCount({ attempts, runs }: StateRecord): number {
  return runs?.length ?? attempts.length;
}

/** How often all tasks of an execution were tried, those of branches, iterations and child executions included. */
export function taskAttempts(record: ExecutionRecord): number {
  let count = 0;
  for (const { state } of placedStates(record)) count += state.attempts.length;
  return count;
}
