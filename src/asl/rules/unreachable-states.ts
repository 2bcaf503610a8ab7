import type { Rule } from "../rule";
import { statesOf } from "../scopes";
import { followed, transitionTargets } from "../transition-graph";

/** Every state can be reached from StartAt. */
export const unreachableStates: Rule = ({ path, startAt, states }) => {
  const all = statesOf(states, path);
  const targets = transitionTargets(all);
  if (typeof startAt !== "string" || targets === undefined || !targets.has(startAt)) return [];
  const reached = followed([startAt], targets);
  return all
    .filter(({ name }) => !reached.has(name))
    .map((state) => ({
      code: "UNREACHABLE_STATE",
      message: `State ${JSON.stringify(state.name)} cannot be reached from StartAt`,
      path: state.path,
      remedy: "Lead a transition to it, or remove it",
    }));
};
