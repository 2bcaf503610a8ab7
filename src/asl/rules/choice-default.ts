import { choiceRulesIn } from "../choice-rule";
import { expressionText } from "../jsonata/expression-text";
import type { Rule } from "../rule";
import type { NamedState } from "../scopes";

/**
 * A Choice without Default fails its execution where no rule matches. One that lists the values of one thing is taken to
 * list them all.
 */
export const choiceDefault: Rule = ({ named }) =>
  named
    .filter((named) => named.state.Type === "Choice" && named.state.Default === undefined)
    .filter((named) => !listsValues(named))
    .map(({ name, path: at }) => ({
      code: "CHOICE_DEFAULT",
      message: `Choice state ${JSON.stringify(name)} has no Default, and fails where no rule matches`,
      path: at,
      remedy: "Give it a Default, to a Fail state if nothing else can come",
    }));

/** Whether each of several rules compares the same thing with a value. */
function listsValues(choice: NamedState): boolean {
  const compared = choiceRulesIn(choice).map(({ value }) => comparedWithValue(value));
  const [first] = compared;
  return compared.length > 1 && first !== undefined && compared.every((one) => one === first);
}

const EQUALITY = /^(.+?)\s*=\s*(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|-?[\d.]+|true|false|null)$/s;
const EQUALS = ["StringEquals", "NumericEquals", "BooleanEquals", "IsNull"];

/** What a rule compares with a value; undefined where it does anything else. */
function comparedWithValue(rule: Readonly<Record<string, unknown>>): unknown {
  if (typeof rule.Condition === "string") return EQUALITY.exec(expressionText(rule.Condition) ?? "")?.[1];
  return EQUALS.some((operator) => rule[operator] !== undefined) ? rule.Variable : undefined;
}
