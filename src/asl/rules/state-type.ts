import { isPlaceholder } from "../placeholder";
import type { Rule } from "../rule";
import { STATE_TYPES, stateTypeOf } from "../state-fields";

/** A state's Type is one of the eight. */
export const stateType: Rule = ({ named }) =>
  named
    .filter(({ state }) => !isPlaceholder(state.Type) && stateTypeOf(state) === undefined)
    .map((state) => ({
      code: "STATE_TYPE",
      message:
        state.state.Type === undefined
          ? `State ${JSON.stringify(state.name)} has no Type`
          : `State ${JSON.stringify(state.name)} has an unknown Type`,
      path: `${state.path}.Type`,
      value: state.state.Type,
      remedy: `Use one of: ${STATE_TYPES.join(", ")}`,
    }));
