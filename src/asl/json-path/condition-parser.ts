import type { Json } from "../../input/json-text";
import type { Cursor } from "./cursor";
import type { Condition, Operand, Relation, Step } from "./step";

/** Reads the steps of a path that is in `depth` filters. */
type StepsParser = (cursor: Cursor, depth: number) => readonly Step[];

const RELATION = /==|!=|<=|>=|<|>|(?:in|nin)(?![\w])/y;
const NUMBER = /-?\d{1,30}(?:\.\d{1,30})?(?:[eE][+-]?\d{1,3})?/y;
const WORD = /true|false|null/y;
const MOST_NESTED = 40;

/**
 * Reads the condition of a filter.
 * @param depth how many filters, parentheses and negations it is in
 * @throws PathError
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html
 */
export function parseCondition(cursor: Cursor, depth: number, steps: StepsParser): Condition {
  if (depth > MOST_NESTED) throw cursor.unreadable("The filter is nested too deep");
  return joined(cursor, "any", "||", () => joined(cursor, "all", "&&", () => single(cursor, depth, steps)));
}

function joined(cursor: Cursor, kind: "all" | "any", operator: string, part: () => Condition): Condition {
  const first = part();
  const parts = [first];
  while (cursor.blank().take(operator)) parts.push(part());
  return parts.length === 1 ? first : { kind, parts };
}

function single(cursor: Cursor, depth: number, steps: StepsParser): Condition {
  if (depth > MOST_NESTED) throw cursor.unreadable("The filter is nested too deep");
  if (cursor.blank().take("!")) return { kind: "not", part: single(cursor, depth + 1, steps) };
  if (cursor.take("(")) {
    const condition = parseCondition(cursor, depth + 1, steps);
    cursor.blank().expect(")");
    return condition;
  }
  const left = operand(cursor, depth, steps);
  if (cursor.blank().next("=~")) throw cursor.unreadable("A regular expression is not supported");
  const relation = cursor.match(RELATION) as Relation | undefined;
  if (relation !== undefined) {
    return { kind: "compare", relation, left, right: operand(cursor.blank(), depth, steps) };
  }
  if (left.kind === "path") return { kind: "exists", operand: left };
  throw cursor.unreadable("Expected a comparison");
}

function operand(cursor: Cursor, depth: number, steps: StepsParser): Operand {
  for (const root of ["@", "$"] as const) {
    if (cursor.take(root)) return { kind: "path", root, steps: steps(cursor, depth) };
  }
  return { kind: "literal", value: literal(cursor, true) };
}

function literal(cursor: Cursor, listAllowed: boolean): Json {
  if (cursor.next("'") || cursor.next('"')) return cursor.quoted();
  const word = cursor.match(WORD) ?? cursor.match(NUMBER);
  if (word !== undefined) return JSON.parse(plain(word)) as Json;
  if (!listAllowed || !cursor.take("[")) throw cursor.unreadable("Expected a path or a value");
  const items: Json[] = [];
  if (cursor.blank().take("]")) return items;
  do {
    items.push(literal(cursor.blank(), false));
  } while (cursor.blank().take(","));
  cursor.expect("]");
  return items;
}

/** A number without the leading zeros that JSON does not take. */
function plain(word: string): string {
  return word.replace(/^(-?)0+(?=\d)/, "$1");
}
