import { isRecord } from "../asl/scopes";
import { parseTimestamp } from "../asl/timestamp";
import type { Json } from "../input/json-text";
import { asText } from "./as-text";
import type { StateContext } from "./state-context";
import { RuntimeFault } from "./state-error";
import type { JsonPathVisit } from "./visit";

/** A choice rule or a part of one, as the definition has it. */
export type Rule = Readonly<Record<string, unknown>>;

type Ordered = string | number | boolean;

/** Reads a value as what an operator compares; undefined where it is of another type, which never matches. */
type Reader = (value: Json) => Ordered | undefined;

const READERS: Readonly<Record<string, Reader>> = {
  String: (value) => (typeof value === "string" ? value : undefined),
  Numeric: (value) => (typeof value === "number" ? value : undefined),
  Boolean: (value) => (typeof value === "boolean" ? value : undefined),
  Timestamp: (value) => (typeof value === "string" ? parseTimestamp(value) : undefined),
};

const COMPARISONS: Readonly<Record<string, (left: Ordered, right: Ordered) => boolean>> = {
  Equals: (left, right) => left === right,
  LessThan: (left, right) => left < right,
  LessThanEquals: (left, right) => left <= right,
  GreaterThan: (left, right) => left > right,
  GreaterThanEquals: (left, right) => left >= right,
};

const TYPE_TESTS: Readonly<Record<string, (value: Json) => boolean>> = {
  IsNull: (value) => value === null,
  IsString: (value) => typeof value === "string",
  IsNumeric: (value) => typeof value === "number",
  IsBoolean: (value) => typeof value === "boolean",
  IsTimestamp: (value) => typeof value === "string" && parseTimestamp(value) !== undefined,
};

const COMPARISON =
  /^(String|Numeric|Boolean|Timestamp)(Equals|LessThan|LessThanEquals|GreaterThan|GreaterThanEquals)(Path)?$/;

/**
 * Whether a choice rule matches.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html#amazon-states-language-choice-state-rules
 */
export function ruleMatches(rule: Rule, visit: JsonPathVisit): boolean {
  if (Array.isArray(rule.And)) return rule.And.every((part: Rule) => ruleMatches(part, visit));
  if (Array.isArray(rule.Or)) return rule.Or.some((part: Rule) => ruleMatches(part, visit));
  if (isRecord(rule.Not)) return !ruleMatches(rule.Not, visit);
  const path = asText(rule.Variable);
  const value = looked(path, visit);
  if (typeof rule.IsPresent === "boolean") return (value !== undefined) === rule.IsPresent;
  const [operator, operand] = operatorOf(rule, visit.context);
  const typeTest = TYPE_TESTS[operator];
  if (typeTest !== undefined && value === undefined) return !operand;
  if (value === undefined) throw invalidValue(path, visit.context);
  if (typeTest !== undefined) return typeTest(value) === operand;
  if (operator === "StringMatches") return typeof value === "string" && wildcard(asText(operand)).test(value);
  return compares(operator, value, operand as Json, visit);
}

function operatorOf(rule: Rule, context: StateContext): readonly [operator: string, operand: unknown] {
  const entry = Object.entries(rule).find(
    ([key]) => key === "StringMatches" || Object.hasOwn(TYPE_TESTS, key) || COMPARISON.test(key),
  );
  if (entry !== undefined) return entry;
  throw new RuntimeFault(context, `A choice rule has no operator: ${JSON.stringify(rule)}`);
}

function compares(operator: string, value: Json, operand: Json, visit: JsonPathVisit): boolean {
  const [, type = "", relation = "", byPath] = COMPARISON.exec(operator) ?? [];
  const other = byPath === undefined ? operand : looked(asText(operand), visit);
  if (other === undefined) throw invalidValue(asText(operand), visit.context);
  const left = READERS[type]?.(value);
  const right = READERS[type]?.(other);
  return left !== undefined && right !== undefined && COMPARISONS[relation]?.(left, right) === true;
}

function looked(path: string, { flow }: JsonPathVisit): Json | undefined {
  return flow.looked(path, flow.effectiveInput);
}

function invalidValue(path: string, context: StateContext): RuntimeFault {
  return new RuntimeFault(
    context,
    `Invalid path '${path}': The choice state's condition path references an invalid value.`,
  );
}

/** `*` stands for any text, `\*` for an asterisk. Each piece is searched once, so no pattern can take long. */
function wildcard(pattern: string): { test(text: string): boolean } {
  const pieces = pattern
    .split(/(?<!\\)\*/)
    .map((piece) => piece.replaceAll("\\*", "*").replaceAll("\\\\", "\\"));
  return {
    test: (text) => {
      const [first = "", ...rest] = pieces;
      const last = rest.pop();
      if (last === undefined) return text === first;
      if (!text.startsWith(first)) return false;
      let at = first.length;
      for (const piece of rest) {
        const found = text.indexOf(piece, at);
        if (found < 0) return false;
        at = found + piece.length;
      }
      return text.length - last.length >= at && text.endsWith(last);
    },
  };
}
