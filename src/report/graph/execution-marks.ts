import { type NamedState, type Scope, scopesOf } from "../../asl/scopes";
import type { ExecutionRecord, StateRecord, StateStatus } from "../../execution/record";
import { type GraphMarks, type IterationCounts, type StateMark, transitionKey } from "./marks";

/** What counts where a state was visited several times: what goes on, then what went wrong. */
const WEIGHT: Readonly<Record<StateStatus, number>> = {
  SUCCEEDED: 0,
  CAUGHT: 1,
  ABORTED: 2,
  FAILED: 3,
  RUNNING: 4,
};

/**
 * What an execution did, as its picture shows it. Of a state that was visited several times in one scope (a loop) the last
 * visit's status counts, and of several iterations the worst.
 */
export function marksOf(record: ExecutionRecord): GraphMarks {
  const scopes = new Map(scopesOf(record.definition).map((scope) => [scope.path, scope]));
  const states = new Map<string, StateMark>();
  const taken = new Set<string>();
  const waiting: { records: readonly StateRecord[]; scope: Scope | undefined }[] = [
    { records: record.states, scope: scopes.get("$") },
  ];
  for (const { records, scope } of waiting) {
    const named = new Map(scope?.named.map((state) => [state.name, state]));
    const inScope = new Map<string, StateMark>();
    for (const visit of records) {
      const state = named.get(visit.name);
      if (state === undefined) continue;
      inScope.set(state.path, afterVisit(inScope.get(state.path), visit));
      if (visit.next !== undefined) taken.add(transitionKey(state.path, visit.next));
      waiting.push(...innerRecords(visit, state, scopes));
    }
    for (const [path, mark] of inScope) states.set(path, together(states.get(path), mark));
  }
  return { states, taken };
}

function innerRecords(
  { runs = [] }: StateRecord,
  { path, state }: NamedState,
  scopes: ReadonlyMap<string, Scope>,
): { records: readonly StateRecord[]; scope: Scope | undefined }[] {
  const processor = scopes.get(`${path}.${state.ItemProcessor === undefined ? "Iterator" : "ItemProcessor"}`);
  return runs.flatMap(({ branches = [], iterations = [] }) => [
    ...branches.map(({ states }, i) => ({ records: states, scope: scopes.get(`${path}.Branches[${i}]`) })),
    ...iterations.map(({ states }) => ({ records: states, scope: processor })),
  ]);
}

function afterVisit(before: StateMark | undefined, visit: StateRecord): StateMark {
  const tries = Math.max(visit.attempts.length, visit.runs?.length ?? 0);
  const iterations = iterationsOf(visit) ?? before?.iterations;
  return marked({
    status: visit.status,
    visits: (before?.visits ?? 0) + 1,
    attempts: Math.max(before?.attempts ?? 0, tries),
    iterations,
    durationMs: summed(before?.durationMs, visit.durationMs),
  });
}

function together(before: StateMark | undefined, mark: StateMark): StateMark {
  if (before === undefined) return mark;
  const [a, b] = [before.iterations, mark.iterations];
  return marked({
    status: WEIGHT[mark.status] > WEIGHT[before.status] ? mark.status : before.status,
    visits: (before.visits ?? 1) + (mark.visits ?? 1),
    attempts: Math.max(before.attempts ?? 0, mark.attempts ?? 0),
    iterations: a === undefined || b === undefined ? (a ?? b) : added(a, b),
    durationMs: summed(before.durationMs, mark.durationMs),
  });
}

/** The iterations of a Map state's last run. */
function iterationsOf({ runs }: StateRecord): IterationCounts | undefined {
  const run = runs?.at(-1);
  if (run?.iterations === undefined) return undefined;
  const count = (...statuses: readonly StateStatus[]) =>
    run.iterations?.filter(({ status }) => statuses.includes(status)).length ?? 0;
  return {
    ...(run.items !== undefined && { total: run.items }),
    succeeded: count("SUCCEEDED", "CAUGHT"),
    failed: count("FAILED", "ABORTED"),
    running: count("RUNNING"),
  };
}

function added(a: IterationCounts, b: IterationCounts): IterationCounts {
  const total = summed(a.total, b.total);
  return {
    ...(total !== undefined && { total }),
    succeeded: a.succeeded + b.succeeded,
    failed: a.failed + b.failed,
    running: a.running + b.running,
  };
}

function summed(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : a + b;
}

interface Known {
  readonly status: StateStatus;
  readonly visits: number;
  readonly attempts: number;
  readonly iterations: IterationCounts | undefined;
  readonly durationMs: number | undefined;
}

/** Only what is known, and worth saying. */
function marked({ status, visits, attempts, iterations, durationMs }: Known): StateMark {
  return {
    status,
    visits,
    ...(attempts > 0 && { attempts }),
    ...(iterations !== undefined && { iterations }),
    ...(durationMs !== undefined && { durationMs }),
  };
}
