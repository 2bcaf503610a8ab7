import type { Rule } from "../rule";
import { statesOf } from "../scopes";
import { transitionsOf } from "../transition";

/** Every state can be reached from StartAt. */
export const unreachableStates: Rule = ({ path, startAt, states }) => {
  const all = new Map(statesOf(states, path).map((state) => [state.name, state]));
  if (typeof startAt !== "string" || !all.has(startAt)) return [];
  const reached = new Set([startAt]);
  for (const name of reached) {
    const state = all.get(name);
    for (const { target } of state === undefined ? [] : transitionsOf(state)) {
      if (typeof target === "string") reached.add(target);
    }
  }
  return [...all.values()]
    .filter(({ name }) => !reached.has(name))
    .map((state) => ({
      code: "UNREACHABLE_STATE",
      message: `No transition leads to state ${JSON.stringify(state.name)}`,
      path: state.path,
      remedy: "Lead a transition to it, or remove it",
    }));
};
