import type { Finding } from "../diagnostic";
import { isPlaceholder } from "../placeholder";
import type { Rule } from "../rule";
import { isRecord, type NamedState } from "../scopes";
import { transitionsOf } from "../transition";

const TERMINAL = new Set(["Succeed", "Fail"]);

/** A transition leads to a state of its own scope, and a state has the ways out that its type has. */
export const transitions: Rule = ({ states, named }) => {
  const names = new Set(isRecord(states) ? Object.keys(states) : []);
  return named.flatMap((state) => [...targets(state, names), ...waysOut(state)]);
};

function targets(state: NamedState, names: ReadonlySet<string>): Finding[] {
  return transitionsOf(state)
    .filter(({ target }) => typeof target !== "string" || !names.has(target))
    .filter(({ target }) => !isPlaceholder(target))
    .map(({ target, path }) => ({
      code: "TRANSITION_TARGET",
      message: `State ${JSON.stringify(state.name)} leads to ${JSON.stringify(target)}, which is no state of its scope`,
      path,
      value: target,
      remedy: `Name one of: ${[...names].join(", ")}`,
    }));
}

function waysOut({ name, path, state }: NamedState): Finding[] {
  const code = "TRANSITION_SHAPE";
  const has = [state.Next !== undefined && "Next", state.End !== undefined && "End"].filter(
    (field) => field !== false,
  );
  if (TERMINAL.has(state.Type) || state.Type === "Choice") {
    return has.map((field) => ({
      code,
      message: `State ${JSON.stringify(name)} is a ${state.Type} state and cannot have ${field}`,
      path: `${path}.${field}`,
      value: state[field],
      remedy: `Remove ${field}`,
    }));
  }
  if (has.length === 1 && (state.End === undefined || state.End === true)) return [];
  return [
    {
      code,
      message:
        has.length === 2
          ? `State ${JSON.stringify(name)} has both Next and End`
          : `State ${JSON.stringify(name)} has neither Next nor "End": true`,
      path: state.End === undefined ? path : `${path}.End`,
      ...(state.End === undefined ? {} : { value: state.End }),
      remedy: 'Give it either Next, with the name of a state, or "End": true',
    },
  ];
}
