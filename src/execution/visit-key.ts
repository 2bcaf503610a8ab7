import type { ExecutionRecord, StateRecord } from "./record";

/** Between the parts of a key: the names of states hold no control characters. */
const BETWEEN = "\u0000";

/** What the keys of the machine's own states begin with. */
export const ROOT_SCOPE = "";

/**
 * Names a visit of a state by where it stands, so that the same one can be found in another run.
 *
 * @param scope what the keys of its scope begin with
 * @param visit 1 for the first of the state in that scope
 */
export function visitKey(scope: string, name: string, visit: number): string {
  return [`${scope}${name}`, visit].join(BETWEEN);
}

/**
 * What the keys of the states of a branch or an iteration begin with.
 *
 * @param visit key of the visit around it
 * @param run 1 for the first
 */
export function scopeKey(visit: string, run: number, index: number): string {
  return [visit, run, index, ""].join(BETWEEN);
}

/** A visit of a state, with its key. */
export interface KeyedState {
  readonly key: string;
  /** What the keys of its scope begin with. */
  readonly scope: string;
  /** As it is shown: `Scenes[3].Check`, `Poll (2)` for a second visit, `Scenes (run 2)[3].Check` inside of a second run. */
  readonly path: string;
  readonly state: StateRecord;
}

/** Every visit of a state, in the order of entry, each before those inside of it. */
export function keyedStates({ states }: Pick<ExecutionRecord, "states">): Generator<KeyedState> {
  return inScope(states, ROOT_SCOPE, "");
}

function* inScope(states: readonly StateRecord[], scope: string, within: string): Generator<KeyedState> {
  const visits = new Map<string, number>();
  for (const state of states) {
    const visit = (visits.get(state.name) ?? 0) + 1;
    visits.set(state.name, visit);
    const key = visitKey(scope, state.name, visit);
    const path = `${within}${state.name}${visit === 1 ? "" : ` (${visit})`}`;
    yield { key, scope, path, state };
    for (const { number, branches = [], iterations = [] } of state.runs ?? []) {
      const around = `${path}${number === 1 ? "" : ` (run ${number})`}`;
      const inner = [...branches.map((branch, index) => ({ index, states: branch.states })), ...iterations];
      for (const { index, states: own } of inner) {
        yield* inScope(own, scopeKey(key, number, index), `${around}[${index}].`);
      }
    }
  }
}
