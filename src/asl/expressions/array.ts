import { compound, operand, whole } from "../chain/expression";
import { asArray, call, expressionFor, joined, type Operand } from "../chain/operands";
import { type Ref, type RefTo, reference } from "../chain/reference";
import type { Present, Resolved } from "../chain/template";

type Items<T> = RefTo<readonly T[]>;

/** Told where items are arrays themselves: JSONata would take an array of one array for that array. */
interface Nested {
  readonly "items that are arrays need an expression of your own: jsonata<T>(text)": never;
}

type Flat<T> = [Extract<T, readonly unknown[]>] extends [never] ? unknown : Nested;

/** How many items there are. */
export function count(items: Items<unknown>): Ref<number> {
  return call("count", items);
}

/** One item, counted from 0, or from the end where it is negative; absent where there is none. */
export function at<T>(items: Items<T>, index: Operand<number>): Ref<T | undefined> {
  return reference(whole(`${operand(expressionFor(items))}[${expressionFor(index).text}]`));
}

/** The items of both, one after the other. */
export function concat<T, U>(first: Operand<readonly T[]>, second: Operand<readonly U[]>): Ref<(T | U)[]> {
  return call("append", first, second);
}

export function reverse<T>(items: Items<T>): Ref<T[]> {
  return call("reverse", items);
}

/** Each item once. */
export function distinct<T>(items: Items<T>): Ref<T[]> {
  return call("distinct", items);
}

/** What each item becomes. */
export function mapEach<T, Made>(
  items: Items<T>,
  make: (item: Ref<T>, index: Ref<number>) => Made & Present<Made> & Flat<Resolved<Made>>,
): Ref<Resolved<Made>[]> {
  return asArray(reference(whole(`$map(${expressionFor(items).text}, ${lambda(make)})`)));
}

/** The items for which the condition is true. */
export function filter<T>(
  items: Items<T> & Flat<T>,
  condition: (item: Ref<T>, index: Ref<number>) => RefTo<boolean>,
): Ref<T[]> {
  return asArray(reference(whole(`$filter(${expressionFor(items).text}, ${lambda(condition)})`)));
}

/** The items in the order of what `by` makes of them, the least first. */
export function sortBy<T>(items: Items<T>, by: (item: Ref<T>) => RefTo<number | string>): Ref<T[]> {
  const [left, right] = ["$_left", "$_right"].map((name) =>
    operand(expressionFor(by(reference(whole(name))))),
  );
  return reference(
    whole(`$sort(${expressionFor(items).text}, function($_left, $_right) { ${left} > ${right} })`),
  );
}

/** The whole numbers from one to another, both among them; none where the last is less than the first. */
export function range(first: Operand<number>, last: Operand<number>): Ref<number[]> {
  const [from, to] = [first, last].map((end) => operand(expressionFor(end)));
  return reference(whole(`[${from}..${to}]`));
}

/** The items in arrays of at most so many. */
export function partition<T>(items: Items<T>, size: Operand<number>): Ref<T[][]> {
  const empty = expressionFor(joined("=", call("count", items), 0)).text;
  return reference(compound(`${empty} ? [] : ${expressionFor(call("partition", items, size)).text}`));
}

let depth = 0;

/** A function of JSONata; the names of its parameters can be no variable's, and differ at each depth. */
function lambda(body: (item: never, index: Ref<number>) => unknown): string {
  depth += 1;
  const suffix = depth === 1 ? "" : String(depth);
  const names = [`$_item${suffix}`, `$_index${suffix}`] as const;
  try {
    const [item, index] = names.map((name) => reference<never>(whole(name))) as [never, never];
    return `function(${names.join(", ")}) { ${expressionFor(body(item, index)).text} }`;
  } finally {
    depth -= 1;
  }
}
