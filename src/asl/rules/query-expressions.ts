import type { Finding } from "../diagnostic";
import { expressionText } from "../jsonata/expression-text";
import { JSONATA_FUNCTIONS } from "../jsonata/functions";
import { type References, referencesOf } from "../jsonata/references";
import { parseJsonata } from "../jsonata/syntax-tree";
import { languageOf } from "../machine";
import { isPlaceholder, UNKNOWN, withoutPlaceholders } from "../placeholder";
import { type QueryText, queryTexts } from "../query-fields";
import type { Rule } from "../rule";

/**
 * An expression can be read, and reads of `$states` what is there.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export const queryExpressions: Rule = ({ named }, machine) =>
  named
    .filter(({ state }) => languageOf(state, machine) === "JSONata")
    .flatMap(queryTexts)
    .flatMap((text) => [...marks(text), ...expression(text)]);

function marks({ path, text }: QueryText): Finding[] {
  const [begins, ends] = [text.startsWith("{%"), text.endsWith("%}")];
  const isCondition = /\.Choices\[\d+\]\.Condition$/.test(path);
  if (begins === ends && (!isCondition || begins || isPlaceholder(text))) return [];
  return [
    {
      code: "EXPRESSION_MARKS",
      message:
        begins === ends
          ? "A Condition is an expression"
          : `The text ${begins ? "begins with {% and does not end with %}" : "ends with %} and does not begin with {%"}`,
      path,
      value: text,
      remedy: "Write an expression as {% … %}, with nothing before or after it",
    },
  ];
}

function expression({ path, text, sees }: QueryText): Finding[] {
  const source = expressionText(text);
  if (source === undefined) return [];
  const { tree, problem } = parseJsonata(withoutPlaceholders(source));
  if (tree !== undefined) {
    const references = referencesOf(tree);
    return [...statesMembers(references, sees), ...withoutContext(references)].map((finding) => ({
      ...finding,
      path,
      value: text,
    }));
  }
  if (isPlaceholder(source)) return [];
  return [
    {
      code: "JSONATA_SYNTAX",
      message: `The expression is not JSONata: ${problem}`,
      path,
      value: text,
      remedy: "Correct the expression",
    },
  ];
}

type Said = Pick<Finding, "code" | "message" | "remedy">;

function statesMembers({ variables }: References, sees: QueryText["sees"]): Said[] {
  const read = new Set(variables.filter(({ name }) => name === "states").map(({ member }) => member));
  return [...read]
    .filter((member) => member !== undefined && member !== "input" && member !== "context" && member !== sees)
    .map((member) => ({
      code: "STATES_VARIABLE",
      message: MISSING[member ?? ""] ?? `$states has no member ${member}`,
      remedy: `Read one of: ${["input", "context", ...(sees === undefined ? [] : [sees])].map((one) => `$states.${one}`).join(", ")}`,
    }));
}

const MISSING: Readonly<Record<string, string>> = {
  result: "There is no $states.result here: only Output and Assign of a Task, Parallel or Map state have it",
  errorOutput: "There is no $states.errorOutput here: only Output and Assign of a catcher have it",
};

function withoutContext(references: References): Said[] {
  return [...new Set(references.withoutContext)]
    .filter((name) => !name.includes(UNKNOWN))
    .map((name) => ({
      code: "JSONATA_CONTEXT",
      message: `The expression reads ${name} where there is nothing to read it from`,
      remedy: JSONATA_FUNCTIONS.has(name)
        ? `Call the function as $${name}(…)`
        : "Begin with $states.input, or with a variable; a text stands in quotes",
    }));
}
