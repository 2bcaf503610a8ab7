import { isDeepStrictEqual } from "node:util";
import { type PlannedValue, Sensitive } from "../../review/planned-value";
import { both, isHolder, isList, memberOf, type Sides } from "./sides";

/** Whether two values differ. */
export function isChanged({ before, after }: Sides): boolean {
  return !isDeepStrictEqual(before, after) || holdsChange(after);
}

/** Sensitive values are the same objects, whether they changed or not. */
function holdsChange(value: PlannedValue | undefined): boolean {
  if (value instanceof Sensitive) return value.isChanged;
  return isHolder(value) && Object.values(value).some(holdsChange);
}

/** Members of both sides, side by side. */
export function memberPairs({ before, after }: Sides): (readonly [string, Sides])[] {
  const names = new Set([before, after].flatMap((side) => (isHolder(side) ? Object.keys(side) : [])));
  return [...names].map((name) => [name, both(memberOf(before, name), memberOf(after, name))] as const);
}

/** Items side by side: what is the same at the beginning and at the end stays, what is between is paired by its place. */
export function itemPairs({ before, after }: Sides): (readonly [string, Sides])[] {
  const was = isList(before) ? before : [];
  const is = isList(after) ? after : [];
  const shorter = Math.min(was.length, is.length);
  let start = 0;
  while (start < shorter && !isChanged(both(was[start], is[start]))) start += 1;
  let end = 0;
  while (end < shorter - start && !isChanged(both(was.at(-1 - end), is.at(-1 - end)))) end += 1;
  const kept = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => ["", both(was[from + i], was[from + i])] as const);
  const [gone, come] = [was.slice(start, was.length - end), is.slice(start, is.length - end)];
  const paired =
    gone.length === come.length || [...gone, ...come].every(isHolder)
      ? Array.from(
          { length: Math.max(gone.length, come.length) },
          (_, i) => ["", both(gone[i], come[i])] as const,
        )
      : [
          ...gone.map((one) => ["", both(one, undefined)] as const),
          ...come.map((one) => ["", both(undefined, one)] as const),
        ];
  return [...kept(0, start), ...paired, ...kept(was.length - end, end)];
}
