import { isRecord } from "../../asl/scopes";
import { expressionText } from "./expression-text";

const SIGNS: Readonly<Record<string, string>> = {
  Equals: "=",
  LessThan: "<",
  GreaterThan: ">",
  LessThanEquals: "≤",
  GreaterThanEquals: "≥",
  Matches: "matches",
};

const COMPARISON =
  /^(?:String|Numeric|Boolean|Timestamp)(Equals|LessThan|GreaterThan|LessThanEquals|GreaterThanEquals|Matches)(Path)?$/;
const TYPE_TEST = /^Is([A-Z]\w*)$/;
/** Rules inside one another that are written out. */
const DEPTH = 4;
const PARTS = 4;

/** The condition of a choice rule for people: `$.size > 10 and $.kind = "a"`, or what its expression says. */
export function conditionText(rule: unknown): string {
  return isRecord(rule) ? ruleText(rule, DEPTH) : "";
}

function ruleText(rule: Readonly<Record<string, unknown>>, depth: number): string {
  if (typeof rule.Condition === "string") return shortExpression(rule.Condition);
  if (typeof rule.Condition === "boolean") return String(rule.Condition);
  if (Array.isArray(rule.And)) return joined(rule.And, "and", depth);
  if (Array.isArray(rule.Or)) return joined(rule.Or, "or", depth);
  if (isRecord(rule.Not)) return `not ${nested(rule.Not, depth)}`;
  const variable = typeof rule.Variable === "string" ? rule.Variable : "?";
  for (const [field, operand] of Object.entries(rule)) {
    const [, sign, path] = COMPARISON.exec(field) ?? [];
    if (sign !== undefined) {
      const value = path !== undefined && typeof operand === "string" ? operand : JSON.stringify(operand);
      return `${variable} ${SIGNS[sign] ?? sign} ${value}`;
    }
    const [, type] = TYPE_TEST.exec(field) ?? [];
    if (type !== undefined) return `${variable} is ${operand === false ? "not " : ""}${typeText(type)}`;
  }
  return "";
}

function joined(parts: readonly unknown[], word: string, depth: number): string {
  const shown = parts.slice(0, PARTS).map((part) => (isRecord(part) ? nested(part, depth) : "?"));
  return [...shown, ...(parts.length > PARTS ? ["…"] : [])].join(` ${word} `);
}

function nested(rule: Readonly<Record<string, unknown>>, depth: number): string {
  if (depth === 0) return "…";
  const text = ruleText(rule, depth - 1);
  return rule.And !== undefined || rule.Or !== undefined ? `(${text})` : text;
}

function typeText(type: string): string {
  return type === "Present" || type === "Null" ? type.toLowerCase() : `a ${type.toLowerCase()}`;
}

/** An expression with the input's name shortened, and without parentheses around all of it. */
function shortExpression(condition: string): string {
  const text = expressionText(condition).replace(/\s+/g, " ").replaceAll("$states.input", "input");
  const inside = text.slice(1, -1);
  return text.startsWith("(") && text.endsWith(")") && !/[()]/.test(inside) ? inside : text;
}
