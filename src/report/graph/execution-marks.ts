import { attemptCount } from "../../execution/attempt-count";
import { iterationCounts } from "../../execution/iteration-counts";
import { type PlacedState, placedStates } from "../../execution/placed-state";
import type { ExecutionRecord, StateRecord, StateStatus } from "../../execution/record";
import { type GraphMarks, type IterationMark, type StateMark, transitionKey } from "./marks";

/** What counts of several: what goes on, then what went wrong. */
const WEIGHT: Readonly<Record<StateStatus, number>> = {
  SUCCEEDED: 0,
  CAUGHT: 1,
  ABORTED: 2,
  FAILED: 3,
  RUNNING: 4,
};

/**
 * What an execution did, as its picture shows it. Of a state that was visited several times in one scope (a loop) the last
 * visit's status counts, and of several branches or iterations the worst.
 */
export function marksOf(record: ExecutionRecord): GraphMarks {
  const byScope = new Map<string, { readonly path: string; readonly visits: PlacedState[] }>();
  const taken = new Set<string>();
  for (const placed of placedStates(record)) {
    const { state, path, around } = placed;
    const key = [...around.map(({ state: { id }, run, index }) => `${id}.${run.number}.${index}`), path].join(
      " ",
    );
    const known = byScope.get(key);
    if (known === undefined) byScope.set(key, { path, visits: [placed] });
    else known.visits.push(placed);
    if (state.next !== undefined) taken.add(transitionKey(path, state.next));
  }
  const states = new Map<string, StateMark>();
  for (const { path, visits } of byScope.values()) {
    const mark = visits
      .map(({ state }) => visitMark(state))
      .reduce((before, last) => joined(before, last, last.status));
    const known = states.get(path);
    states.set(path, known === undefined ? mark : joined(known, mark, worse(known.status, mark.status)));
  }
  return { states, taken };
}

function worse(a: StateStatus, b: StateStatus): StateStatus {
  return WEIGHT[a] >= WEIGHT[b] ? a : b;
}

function visitMark(visit: StateRecord): StateMark {
  const attempts = attemptCount(visit);
  const iterations = iterationMark(visit);
  return {
    status: visit.status,
    visits: 1,
    ...(attempts > 0 && { attempts }),
    ...(iterations !== undefined && { iterations }),
    ...(visit.durationMs !== undefined && { durationMs: visit.durationMs }),
  };
}

/** The iterations of a Map state's last run. */
function iterationMark({ runs }: StateRecord): IterationMark | undefined {
  const run = runs?.at(-1);
  if (run?.iterations === undefined) return undefined;
  const { SUCCEEDED, CAUGHT, FAILED, ABORTED, RUNNING } = iterationCounts(run);
  return {
    ...(run.items !== undefined && { total: run.items }),
    succeeded: SUCCEEDED + CAUGHT,
    failed: FAILED + ABORTED,
    running: RUNNING,
  };
}

function joined(a: StateMark, b: StateMark, status: StateStatus): StateMark {
  const attempts = Math.max(a.attempts ?? 0, b.attempts ?? 0);
  const iterations =
    a.iterations && b.iterations ? added(a.iterations, b.iterations) : (a.iterations ?? b.iterations);
  const durationMs = sum(a.durationMs, b.durationMs);
  return {
    status,
    visits: (a.visits ?? 1) + (b.visits ?? 1),
    ...(attempts > 0 && { attempts }),
    ...(iterations !== undefined && { iterations }),
    ...(durationMs !== undefined && { durationMs }),
  };
}

function added(a: IterationMark, b: IterationMark): IterationMark {
  const total = sum(a.total, b.total);
  return {
    ...(total !== undefined && { total }),
    succeeded: a.succeeded + b.succeeded,
    failed: a.failed + b.failed,
    running: a.running + b.running,
  };
}

function sum(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : a + b;
}
