import type { ExecutionRecord, StateRecord } from "../../execution/record";

/** A visit of a state, named so that it can be found in another run: `Scenes[3].Check`, `Poll (2)` for a second visit. */
export interface Visit {
  readonly path: string;
  readonly state: StateRecord;
}

/** Every visit of an execution, those inside a state after it. */
export function visitsOf({ states }: ExecutionRecord): Visit[] {
  return scope(states, "");
}

function scope(states: readonly StateRecord[], prefix: string): Visit[] {
  const counts = new Map<string, number>();
  return states.flatMap((state) => {
    const count = (counts.get(state.name) ?? 0) + 1;
    counts.set(state.name, count);
    const path = `${prefix}${state.name}${count === 1 ? "" : ` (${count})`}`;
    const run = state.runs?.at(-1);
    const inner = [
      ...(run?.branches ?? []).map(({ states: own }, i) => scope(own, `${path}[${i}].`)),
      ...(run?.iterations ?? []).map(({ states: own, index }) => scope(own, `${path}[${index}].`)),
    ];
    return [{ path, state }, ...inner.flat()];
  });
}
