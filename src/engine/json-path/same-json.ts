import { isRecord } from "../../asl/scopes";
import type { Json } from "../../input/json-text";

/** Whether two values are the same JSON; the order of members does not count. */
export function sameJson(one: Json, other: Json): boolean {
  const waiting: [Json, Json][] = [[one, other]];
  for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
    const [left, right] = pair;
    if (left === right) continue;
    if (Array.isArray(left)) {
      if (!Array.isArray(right) || left.length !== right.length) return false;
      left.forEach((item, i) => {
        waiting.push([item, right[i]]);
      });
    } else {
      if (!isRecord(left) || !isRecord(right)) return false;
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
