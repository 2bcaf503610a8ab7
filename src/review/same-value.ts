import { sameJson } from "../input/same-json";
import { PartlyKnown, type PlannedValue, Sensitive, Unknown } from "./planned-value";
import type { StackValues } from "./stack-values";

type Value = PlannedValue | undefined;

/**
 * Whether a value stays as it is. JSON in texts is compared as JSON. What providers write in many ways counts as nothing: null,
 * the empty text, an empty block. What the provider alone decides, and is not known yet, counts as the same.
 */
export function sameValue(before: Value, after: Value, values: StackValues): boolean {
  const waiting: (readonly [Value, Value])[] = [[before, after]];
  for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
    const [one, other] = pair;
    if (isNothing(one) && isNothing(other)) continue;
    if (isComputed(one) || isComputed(other)) continue;
    if (one instanceof Sensitive && other instanceof Sensitive) {
      if (one.isChanged || other.isChanged) return false;
    } else if (isBlock(one) && isBlock(other)) {
      for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
        waiting.push([member(one, key), member(other, key)]);
      }
    } else if (!sameLeaf(one, other, values)) return false;
  }
  return true;
}

function sameLeaf(one: Value, other: Value, values: StackValues): boolean {
  if (one === other) return true;
  const [before, after] = [values.text(one, "before"), values.text(other, "after")];
  if (before === undefined || after === undefined) return false;
  if (before === after) return true;
  const [left, right] = [values.json(one, "before"), values.json(other, "after")];
  return left !== undefined && right !== undefined && sameJson(left, right);
}

/** Whether the provider decides what it will be. */
export function isComputed(value: Value): boolean {
  return value instanceof Unknown && value.references.length === 0;
}

export function isNothing(value: Value): boolean {
  if (value === undefined || value === null || value === "") return true;
  return isBlock(value) && Object.keys(value).length === 0;
}

/** Whether a value has members: an object or a list. */
export function isBlock(value: Value): value is Extract<PlannedValue, object> & Block {
  return (
    typeof value === "object" &&
    value !== null &&
    !(value instanceof Unknown || value instanceof Sensitive || value instanceof PartlyKnown)
  );
}

type Block = readonly PlannedValue[] | { readonly [key: string]: PlannedValue };

/** A member of an object or list; undefined where it has none of its own. */
export function member(value: Value, key: string): Value {
  if (!isBlock(value) || !Object.hasOwn(value, key)) return undefined;
  return Array.isArray(value)
    ? (value as readonly PlannedValue[])[Number(key)]
    : (value as { readonly [key: string]: PlannedValue })[key];
}
