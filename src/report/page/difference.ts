import type { Json } from "../../input/json-text";

/** What became of a member of a value: between two values, or inside both. */
export type Change = "added" | "removed" | "changed" | "inside" | "same";

/** A member of one value or the other. */
export interface MemberChange {
  readonly key: string | number;
  readonly change: Change;
  readonly before?: Json;
  readonly after?: Json;
}

/** What became of a value. Objects in objects, and arrays in arrays, are looked into. */
export function changeOf(before: Json | undefined, after: Json | undefined): Change {
  if (before === undefined) return after === undefined ? "same" : "added";
  if (after === undefined) return "removed";
  if (sameJson(before, after)) return "same";
  return bothHold(before, after) ? "inside" : "changed";
}

/** The members of two objects or arrays: those of the later in its order, then those that are gone. */
export function memberChanges(before: Json | undefined, after: Json | undefined): MemberChange[] {
  return memberPairs(before, after).map((pair) => ({ ...pair, change: changeOf(pair.before, pair.after) }));
}

type MemberPair = Omit<MemberChange, "change">;

function memberPairs(before: Json | undefined, after: Json | undefined): MemberPair[] {
  const then = new Map(members(before));
  const kept = members(after).map(([key, value]) => {
    const earlier = then.get(key);
    then.delete(key);
    return { key, after: value, ...(earlier !== undefined && { before: earlier }) };
  });
  return [...kept, ...[...then].map(([key, value]) => ({ key, before: value }))];
}

/** How many values were added, removed and changed, however deep. */
export interface ChangeCount {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
}

export function countChanges(before: Json | undefined, after: Json | undefined): ChangeCount {
  const count = { added: 0, removed: 0, changed: 0 };
  const waiting: Pick<MemberChange, "before" | "after">[] = [
    { ...(before !== undefined && { before }), ...(after !== undefined && { after }) },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { before: then, after: now } = next;
    if (then === now) continue;
    if (then === undefined) count.added += 1;
    else if (now === undefined) count.removed += 1;
    else if (!bothHold(then, now)) count.changed += 1;
    else waiting.push(...memberPairs(then, now));
  }
  return count;
}

/** Whether two values are the same JSON, in whatever order their members are. */
export function sameJson(one: Json | undefined, other: Json | undefined): boolean {
  const waiting: (readonly [Json | undefined, Json | undefined])[] = [[one, other]];
  for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
    const [a, b] = pair;
    if (a === b) continue;
    if (a === undefined || b === undefined || !bothHold(a, b)) return false;
    const left = members(a);
    const right = new Map(members(b));
    if (left.length !== right.size) return false;
    for (const [key, value] of left) {
      if (!right.has(key)) return false;
      waiting.push([value, right.get(key)]);
    }
  }
  return true;
}

/** What a value holds, by name or place; nothing where it is no object and no array. */
export function members(value: Json | undefined): (readonly [string | number, Json])[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return (value as readonly Json[]).map((item, i) => [i, item] as const);
  return Object.entries(value);
}

function bothHold(one: Json, other: Json): boolean {
  return (
    typeof one === "object" &&
    typeof other === "object" &&
    one !== null &&
    other !== null &&
    Array.isArray(one) === Array.isArray(other)
  );
}
