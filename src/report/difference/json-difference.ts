import { isRecord } from "../../asl/scopes";
import type { Json } from "../../input/json-text";

/** A place where two JSON values differ: what stands there in each; absent where nothing does. */
export interface JsonDifference {
  /** For example `scenes[2].id`; empty for the value as a whole. */
  readonly path: string;
  readonly before?: Json;
  readonly after?: Json;
}

/**
 * Where two JSON values differ, in the order of their members, which by itself is no difference.
 *
 * @param alike whether two values that hold no others count as the same
 */
export function jsonDifferences(
  before: Json,
  after: Json,
  alike: (one: Json | undefined, other: Json | undefined) => boolean = (one, other) => one === other,
): JsonDifference[] {
  const found: JsonDifference[] = [];
  const waiting: JsonDifference[] = [{ path: "", before, after }];
  for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
    const { path, before: one, after: other } = pair;
    const members = one === undefined || other === undefined ? undefined : membersOf(one, other, path);
    if (members !== undefined) waiting.push(...members.reverse());
    else if (!alike(one, other)) found.push(pair);
  }
  return found;
}

/** The members of two objects, or the items of two arrays, side by side; undefined where they are not both one of these. */
function membersOf(one: Json, other: Json, path: string): JsonDifference[] | undefined {
  if (Array.isArray(one) && Array.isArray(other)) {
    const [left, right]: readonly (readonly Json[])[] = [one, other];
    const length = Math.max(one.length, other.length);
    return Array.from({ length }, (_, i) => side(`${path}[${i}]`, left?.[i], right?.[i]));
  }
  if (!isObject(one) || !isObject(other)) return undefined;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].map((name) => side(memberPath(path, name), own(one, name), own(other, name)));
}

function side(path: string, before: Json | undefined, after: Json | undefined): JsonDifference {
  return { path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}

function own(object: { readonly [key: string]: Json }, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return isRecord(value);
}

function memberPath(path: string, name: string): string {
  if (!/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(name)) return `${path}[${JSON.stringify(name)}]`;
  return path === "" ? name : `${path}.${name}`;
}
