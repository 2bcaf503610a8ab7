import type { Json } from "../../input/json-text";
import { type Change, changeOf, memberChanges, members } from "./difference";

/** What a tree shows: a value, and, where it is compared, the one before. */
export interface Compared {
  readonly before?: Json;
  readonly after?: Json;
  /** Absent where nothing is compared. */
  readonly change?: Change;
}

/** A member of a value in a tree. */
export interface TreeMember extends Compared {
  readonly key: string | number;
}

/** The members to show below a value. */
export function treeMembers({ before, after, change }: Compared): TreeMember[] {
  if (change === "inside") return memberChanges(before, after);
  const whole = change === "removed" ? before : after;
  return members(whole).map(([key, value]) => ({
    key,
    ...(change === "removed" ? { before: value } : { after: value }),
    ...(change !== undefined && { change: change === "changed" ? ("added" as const) : change }),
  }));
}

export function compared(before: Json | undefined, after: Json): Compared {
  return before === undefined ? { after } : { before, after, change: changeOf(before, after) };
}

/** A value in few words: scalars whole, objects and arrays by how much they hold. */
export function preview(value: Json | undefined): string {
  if (value === undefined) return "";
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const count = Array.isArray(value) ? value.length : Object.keys(value).length;
  if (Array.isArray(value)) return count === 0 ? "[]" : `[${count}]`;
  return count === 0 ? "{}" : `{${count}}`;
}

export type ValuePath = readonly (string | number)[];

interface Waiting {
  readonly value: Json;
  readonly key?: string | number;
  readonly around?: Waiting;
}

/** The paths of the members whose name or scalar value has the text in it, in order, up to so many. */
export function matchingPaths(value: Json, text: string, most: number): ValuePath[] {
  const wanted = text.toLowerCase();
  const found: ValuePath[] = [];
  const waiting: Waiting[] = [{ value }];
  for (let next = waiting.pop(); next !== undefined && found.length < most; next = waiting.pop()) {
    const around = next;
    const name = typeof next.key === "string" ? next.key : "";
    const scalar = typeof next.value === "object" && next.value !== null ? "" : String(next.value);
    if (name.toLowerCase().includes(wanted) || scalar.toLowerCase().includes(wanted))
      found.push(pathOf(next));
    for (const [key, inner] of members(next.value).toReversed()) waiting.push({ value: inner, key, around });
  }
  return found;
}

function pathOf(place: Waiting): ValuePath {
  const keys: (string | number)[] = [];
  for (let at: Waiting | undefined = place; at !== undefined; at = at.around) {
    if (at.key !== undefined) keys.push(at.key);
  }
  return keys.reverse();
}
