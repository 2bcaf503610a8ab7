import type { Finding } from "../diagnostic";
import type { Rule } from "../rule";
import { isRecord, type NamedState } from "../scopes";

/** A Parallel state has branches and a Map state an item processor, each an object with states of its own. */
export const innerScopes: Rule = ({ named }) =>
  named.flatMap((state) => {
    if (state.state.Type === "Parallel") return branches(state);
    return state.state.Type === "Map" ? itemProcessor(state) : [];
  });

const code = "INNER_SCOPE";

function branches({ name, path, state }: NamedState): Finding[] {
  const { Branches } = state;
  if (Array.isArray(Branches)) {
    return Branches.flatMap((value: unknown, i) =>
      isRecord(value)
        ? []
        : [
            {
              code,
              message: `Branch ${i + 1} of state ${JSON.stringify(name)} is not an object`,
              path: `${path}.Branches[${i}]`,
              value,
              remedy: "Give an object with StartAt and States",
            },
          ],
    );
  }
  return [
    {
      code,
      message: `Parallel state ${JSON.stringify(name)} has no Branches`,
      path: `${path}.Branches`,
      value: Branches,
      remedy: "Give it an array of objects with StartAt and States",
    },
  ];
}

function itemProcessor({ name, path, state }: NamedState): Finding[] {
  const given = ["ItemProcessor", "Iterator"].filter((field) => state[field] !== undefined);
  const fields = given.length === 0 ? ["ItemProcessor"] : given;
  return fields
    .filter((field) => !isRecord(state[field]))
    .map((field) => ({
      code,
      message: `Map state ${JSON.stringify(name)} has no ${field}`,
      path: `${path}.${field}`,
      value: state[field],
      remedy: "Give it an object with StartAt and States",
    }));
}
