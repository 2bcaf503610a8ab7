import type { Code } from "../codes";
import { isPlaceholder } from "../placeholder";
import type { Rule } from "../rule";
import { isRecord, member } from "../scopes";

/** A scope has states, each an object, and starts at one of them. */
export const scopeShape: Rule = ({ path, startAt, states }) => {
  const code: Code = "SCOPE_SHAPE";
  if (!isRecord(states) || Object.keys(states).length === 0) {
    return [
      {
        code,
        message: "States is not an object with at least one state",
        path: `${path}.States`,
        value: states,
        remedy: "Add the states by name",
      },
    ];
  }
  const wrong = Object.entries(states)
    .filter(([, state]) => !isRecord(state))
    .map(([name, value]) => ({
      code,
      message: `State ${JSON.stringify(name)} is not an object`,
      path: `${path}.States${member(name)}`,
      value,
      remedy: "Give an object with a Type",
    }));
  if (isPlaceholder(startAt) || (typeof startAt === "string" && Object.hasOwn(states, startAt))) return wrong;
  return [
    {
      code,
      message: startAt === undefined ? "StartAt is missing" : "StartAt names no state of its scope",
      path: `${path}.StartAt`,
      value: startAt,
      remedy: `Name one of: ${Object.keys(states).join(", ")}`,
    },
    ...wrong,
  ];
};
