import type { StateType } from "../definition";
import type { Rule } from "../rule";
import { statesOf } from "../scopes";

const TYPES: Readonly<Record<StateType, true>> = {
  Task: true,
  Pass: true,
  Wait: true,
  Choice: true,
  Parallel: true,
  Map: true,
  Succeed: true,
  Fail: true,
};

/** A state's Type is one of the eight. */
export const stateType: Rule = ({ path, states }) =>
  statesOf(states, path)
    .filter(({ state }) => typeof state.Type !== "string" || !Object.hasOwn(TYPES, state.Type))
    .map((state) => ({
      code: "STATE_TYPE",
      message:
        state.state.Type === undefined
          ? `State ${JSON.stringify(state.name)} has no Type`
          : `State ${JSON.stringify(state.name)} has an unknown Type`,
      path: `${state.path}.Type`,
      value: state.state.Type,
      remedy: `Use one of: ${Object.keys(TYPES).join(", ")}`,
    }));
