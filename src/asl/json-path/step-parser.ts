import { parseCondition } from "./condition-parser";
import type { Cursor } from "./cursor";
import type { Step } from "./step";

const NAME = /[^\s.[\]()*,'"]+/y;
/** In a filter, an operator ends a name. */
const OPERAND_NAME = /[^\s.[\]()*,'"=<>!&|~@?:]+/y;
const INTEGER = /-?\d{1,15}/y;

/**
 * Reads the steps of a path, up to its end or, in a filter, up to what is no step.
 * @param depth how many filters the path is in
 * @throws PathError
 */
export function parseSteps(cursor: Cursor, depth: number): Step[] {
  const steps: Step[] = [];
  while (!cursor.done) {
    const deep = cursor.take("..");
    const dotted = deep || cursor.take(".");
    if (cursor.take("[")) steps.push(bracketed(cursor, deep, depth));
    else if (dotted && cursor.take("*")) steps.push({ kind: "wildcard", deep });
    else if (dotted) steps.push({ kind: "members", names: [dottedName(cursor, depth)], deep });
    else break;
  }
  return steps;
}

function dottedName(cursor: Cursor, depth: number): string {
  const name = cursor.match(depth > 0 ? OPERAND_NAME : NAME);
  if (name === undefined) throw cursor.unreadable("Expected a name");
  if (cursor.next("(")) throw cursor.unreadable(`The function ${name}() is not supported`);
  return name;
}

function bracketed(cursor: Cursor, deep: boolean, depth: number): Step {
  const step = bracketContent(cursor.blank(), deep, depth);
  cursor.blank().expect("]");
  return step;
}

function bracketContent(cursor: Cursor, deep: boolean, depth: number): Step {
  if (cursor.take("*")) return { kind: "wildcard", deep };
  if (cursor.take("?")) {
    cursor.blank().expect("(");
    const from = cursor.at;
    const condition = parseCondition(cursor, depth + 1, parseSteps);
    const text = cursor.text.slice(from, cursor.at).trim();
    cursor.blank().expect(")");
    return { kind: "filter", condition, text, deep };
  }
  if (cursor.next("'") || cursor.next('"')) {
    return { kind: "members", names: listed(cursor, () => cursor.quoted()), deep };
  }
  const from = integer(cursor);
  if (cursor.blank().take(":")) return { kind: "slice", from, to: integer(cursor.blank()), deep };
  if (from === undefined) throw cursor.unreadable("Expected a name, an index, a slice, * or a filter");
  if (!cursor.take(",")) return { kind: "indexes", indexes: [from], deep };
  const others = listed(cursor, () => {
    const index = integer(cursor);
    if (index === undefined) throw cursor.unreadable("Expected an index");
    return index;
  });
  return { kind: "indexes", indexes: [from, ...others], deep };
}

/** One item or more, with commas between them. */
function listed<T>(cursor: Cursor, item: () => T): T[] {
  const items: T[] = [];
  do {
    cursor.blank();
    items.push(item());
  } while (cursor.blank().take(","));
  return items;
}

function integer(cursor: Cursor): number | undefined {
  const digits = cursor.match(INTEGER);
  return digits === undefined ? undefined : Number(digits) + 0;
}
