import type { Json } from "./json-text";

/** Whether two values are the same JSON; the order of members does not count. */
export function sameJson(one: Json, other: Json): boolean {
  const waiting: [Json, Json][] = [[one, other]];
  for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
    const [left, right] = pair;
    if (left === right) continue;
    if (isArray(left)) {
      if (!isArray(right) || left.length !== right.length) return false;
      left.forEach((item, i) => {
        waiting.push([item, right[i] as Json]);
      });
    } else {
      if (!isObject(left) || !isObject(right)) return false;
      const keys = Object.keys(left);
      if (keys.length !== Object.keys(right).length) return false;
      for (const key of keys) {
        if (!Object.hasOwn(right, key)) return false;
        waiting.push([left[key] as Json, right[key] as Json]);
      }
    }
  }
  return true;
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !isArray(value);
}
