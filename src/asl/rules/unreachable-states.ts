import type { Rule } from "../rule";
import { followed, transitionTargets } from "../transition-graph";

/** Every state can be reached from StartAt. */
export const unreachableStates: Rule = ({ startAt, named }) => {
  const targets = transitionTargets(named);
  if (typeof startAt !== "string" || targets === undefined || !targets.has(startAt)) return [];
  const reached = followed([startAt], targets);
  return named
    .filter(({ name }) => !reached.has(name))
    .map((state) => ({
      code: "UNREACHABLE_STATE",
      message: `State ${JSON.stringify(state.name)} cannot be reached from StartAt`,
      path: state.path,
      remedy: "Lead a transition to it, or remove it",
    }));
};
