import type { Finding } from "../diagnostic";
import { languageOf } from "../machine";
import { isPlaceholder } from "../placeholder";
import type { Rule } from "../rule";

/**
 * A query language is one of the two, and a machine in JSONata has no state in JSONPath.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export const queryLanguages: Rule = ({ path, fields, outer, named }, machine) => {
  const own = outer === undefined ? unknownLanguage(fields.QueryLanguage, path) : [];
  return [
    ...own,
    ...named.flatMap(({ name, path: at, state }): Finding[] => {
      if (machine.queryLanguage !== "JSONata" || languageOf(state, machine) !== "JSONPath") {
        return unknownLanguage(state.QueryLanguage, at);
      }
      return [
        {
          code: "QUERY_LANGUAGE",
          message: `State ${JSON.stringify(name)} is in JSONPath, and its machine is in JSONata`,
          path: `${at}.QueryLanguage`,
          value: state.QueryLanguage,
          remedy:
            "Write the state in JSONata, or give each JSONata state its QueryLanguage instead of the machine",
        },
      ];
    }),
  ];
};

function unknownLanguage(value: unknown, path: string): Finding[] {
  if (value === "JSONPath" || value === "JSONata" || isPlaceholder(value)) return [];
  if (typeof value !== "string") return [];
  return [
    {
      code: "QUERY_LANGUAGE",
      message: "There is no such query language",
      path: `${path}.QueryLanguage`,
      value,
      remedy: 'Give "JSONPath" or "JSONata"',
    },
  ];
}
