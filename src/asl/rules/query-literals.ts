import type { Finding } from "../diagnostic";
import { languageOf } from "../machine";
import { queryFields } from "../query-fields";
import type { Rule } from "../rule";
import { valuesIn } from "../template-values";

const LOOKS_COMPUTED = /^(?:\$\$?\.[A-Za-z_]|\$states\.|States\.[A-Z]\w*\()/;
const BLANKS_AROUND = /^\s+\{%.*%\}\s*$|^\{%.*%\}\s+$/s;

/** A JSONata state has nothing that means something in JSONPath only, or that just looks like an expression. */
export const queryLiterals: Rule = ({ named }, machine) =>
  named
    .filter(({ state }) => languageOf(state, machine) === "JSONata")
    .flatMap(queryFields)
    .flatMap((field) => valuesIn(field.value, field.path))
    .flatMap(({ path: at, key, value }): Finding[] => {
      if (typeof value !== "string") return [];
      if (key?.endsWith(".$")) {
        return [
          {
            code: "PATH_KEY_IN_JSONATA",
            message: `In JSONata the key ${JSON.stringify(key)} is taken as it is, and its value too`,
            path: at,
            value,
            remedy: `Call the key ${JSON.stringify(key.slice(0, -2))}, and give an expression as {% $states.input.scene %}`,
          },
        ];
      }
      if (!LOOKS_COMPUTED.test(value) && !BLANKS_AROUND.test(value)) return [];
      return [
        {
          code: "LITERAL_PATH",
          message: "The text looks like an expression, and is taken as it is",
          path: at,
          value,
          remedy: "Write an expression as {% … %}, with nothing before or after it",
        },
      ];
    });
