import { type ChoiceRule, choiceRulesIn } from "../choice-rule";
import type { Finding } from "../diagnostic";
import { languageOf } from "../machine";
import { isPlaceholder } from "../placeholder";
import type { Rule } from "../rule";
import { member } from "../scopes";
import { parseTimestamp } from "../timestamp";

const RELATIONS = "(Equals|LessThan|GreaterThan|LessThanEquals|GreaterThanEquals)";
const OPERATOR = new RegExp(`^(?:(String|Numeric|Timestamp)${RELATIONS}|(Boolean)Equals)(Path)?$`);
const TESTS = new Set(["IsNull", "IsPresent", "IsNumeric", "IsString", "IsBoolean", "IsTimestamp"]);
const BOOLEANS = ["And", "Or", "Not"];
const BESIDE = new Set(["Variable", "Next", "Comment", "Assign", "Output", "Condition", ...BOOLEANS]);

/**
 * A rule in JSONPath makes one comparison, or joins rules that do; a rule in JSONata has a condition instead.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html
 */
export const choiceComparisons: Rule = ({ named }, machine) =>
  named.flatMap((named) => {
    const language = languageOf(named.state, machine);
    const rules = choiceRulesIn(named);
    if (language === "JSONata") return rules.flatMap(ofJsonPath);
    return language === "JSONPath" ? rules.flatMap((rule) => [...ofJsonata(rule), ...comparison(rule)]) : [];
  });

function comparison({ value, path, nested }: ChoiceRule): Finding[] {
  const joins = BOOLEANS.filter((field) => value[field] !== undefined);
  const others = Object.keys(value).filter((key) => !BESIDE.has(key));
  const operators = others.filter((key) => operandKind(key) !== undefined);
  const found = others
    .filter((key) => operandKind(key) === undefined)
    .map((key) =>
      wrong(
        `There is no operator ${key}`,
        path + member(key),
        value[key],
        "Use one as StringEquals, NumericLessThan or IsPresent",
      ),
    );
  if (nested && value.Next !== undefined) {
    found.push(
      wrong(
        "A rule inside another leads nowhere by itself",
        `${path}.Next`,
        value.Next,
        "Move Next to the outermost rule",
      ),
    );
  }
  if (value.Condition !== undefined && operators.length + joins.length === 0) return found;
  if (joins.length + operators.length > 1) {
    const given = [...joins, ...operators];
    found.push(
      wrong(
        `A rule makes one comparison, and this one has ${given.join(" and ")}`,
        path,
        undefined,
        "Join the comparisons by And or Or, each in a rule of its own",
      ),
    );
  } else if (joins.length + operators.length === 0 && found.length === 0) {
    found.push(
      wrong(
        "The rule compares nothing",
        path,
        value,
        "Give it a Variable and an operator, or And, Or or Not",
      ),
    );
  }
  if (operators.length > 0 && value.Variable === undefined) {
    found.push(
      wrong("The rule has no Variable to compare", path, value, 'Give it a Variable, for example "$.count"'),
    );
  }
  return [...found, ...operators.flatMap((operator) => operand(operator, value[operator], path))];
}

function operand(operator: string, value: unknown, path: string): Finding[] {
  const kind = operandKind(operator);
  if (kind === undefined || isPlaceholder(value)) return [];
  if (typeof value === kind) {
    if (!/^Timestamp.*(?<!Path)$/.test(operator) || parseTimestamp(String(value)) !== undefined) return [];
    const remedy = 'Give one as RFC 3339 writes it, such as "2026-01-31T12:00:00Z"';
    return [wrong(`${operator} compares with a moment`, `${path}.${operator}`, value, remedy)];
  }
  return [wrong(`${operator} compares with a ${kind}`, `${path}.${operator}`, value, `Give a ${kind}`)];
}

function operandKind(operator: string): "string" | "number" | "boolean" | undefined {
  if (TESTS.has(operator)) return "boolean";
  if (operator === "StringMatches") return "string";
  const [matched, type, , boolean, path] = OPERATOR.exec(operator) ?? [];
  if (matched === undefined) return undefined;
  if (path !== undefined) return "string";
  if (boolean !== undefined) return "boolean";
  return type === "Numeric" ? "number" : "string";
}

function ofJsonata({ value, path }: ChoiceRule): Finding[] {
  return ["Condition", "Output"]
    .filter((field) => value[field] !== undefined)
    .map((field) => foreign(field, "JSONPath", path, value[field], "Give a Variable and an operator"));
}

function ofJsonPath({ value, path }: ChoiceRule): Finding[] {
  return Object.keys(value)
    .filter((key) => key === "Variable" || BOOLEANS.includes(key) || operandKind(key) !== undefined)
    .map((key) =>
      foreign(key, "JSONata", path, value[key], "Give a Condition, as {% $states.input.count > 0 %}"),
    );
}

function foreign(field: string, language: string, path: string, value: unknown, remedy: string): Finding {
  const message = `A choice rule in ${language} cannot have ${field}`;
  return { code: "QUERY_LANGUAGE_FIELD", message, path: path + member(field), value, remedy };
}

function wrong(message: string, path: string, value: unknown, remedy: string): Finding {
  return { code: "CHOICE_COMPARISON", message, path, ...(value !== undefined && { value }), remedy };
}
