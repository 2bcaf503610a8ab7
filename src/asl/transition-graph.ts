import { isPlaceholder } from "./placeholder";
import type { NamedState } from "./scopes";
import { transitionsOf } from "./transition";

/**
 * The names of the states that each state leads to.
 * @returns undefined where a target is filled in only later
 */
export function transitionTargets(
  states: readonly NamedState[],
): ReadonlyMap<string, readonly string[]> | undefined {
  const targets = new Map<string, readonly string[]>();
  for (const state of states) {
    const names = transitionsOf(state).map(({ target }) => target);
    if (names.some(isPlaceholder)) return undefined;
    targets.set(
      state.name,
      names.filter((name) => typeof name === "string"),
    );
  }
  return targets;
}

/** The same transitions the other way round. */
export function reversed(
  targets: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, readonly string[]> {
  const sources = new Map<string, string[]>();
  for (const [name, leadsTo] of targets) {
    for (const target of leadsTo) {
      const known = sources.get(target);
      if (known === undefined) sources.set(target, [name]);
      else known.push(name);
    }
  }
  return sources;
}

/** The names, and all that they lead to. */
export function followed(
  names: readonly string[],
  targets: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const reached = new Set(names);
  for (const name of reached) for (const target of targets.get(name) ?? []) reached.add(target);
  return reached;
}

/** Whether the scope ends with a state, also where the state should lead on and does not say where. */
export function isEnd(named: NamedState): boolean {
  const { Type, End } = named.state;
  return (
    Type === "Succeed" ||
    Type === "Fail" ||
    End === true ||
    isPlaceholder(End) ||
    transitionsOf(named).length === 0
  );
}
