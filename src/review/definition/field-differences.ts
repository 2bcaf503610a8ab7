import { isRecord } from "../../asl/scopes";
import type { Json } from "../../input/json-text";
import { sameJson } from "../../input/same-json";
import type { FieldChange, FieldPath } from "./definition-change";

/** Lists whose entries are read in order: an entry that comes first moves all the others, so that they change as a whole. */
const LISTS: ReadonlySet<string> = new Set(["Retry", "Catch", "Choices"]);

type Fields = Readonly<Record<string, unknown>>;

/**
 * The members in which two objects differ, down to the innermost; a list of another length, and the retriers, catchers and
 * choice rules of a state, as a whole.
 *
 * @param without members that are left out
 */
export function fieldDifferences(before: Fields, after: Fields, without: ReadonlySet<string>): FieldChange[] {
  const found: FieldChange[] = [];
  const waiting: FieldChange[] = members(before, after, [])
    .filter(({ path: [name] }) => typeof name !== "string" || !without.has(name))
    .reverse();
  for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
    const { path, before: one, after: other } = pair;
    if (one === other) continue;
    if (path.length === 1 && LISTS.has(String(path[0]))) {
      if (one === undefined || other === undefined || !sameJson(one, other)) found.push(pair);
    } else if (isRecord(one) && isRecord(other)) {
      waiting.push(...members(one, other, path).reverse());
    } else if (Array.isArray(one) && Array.isArray(other) && one.length === other.length) {
      waiting.push(...one.map((item, i) => fieldChange([...path, i], item, other[i])).reverse());
    } else found.push(pair);
  }
  return found;
}

/** A change of what stands at a path; undefined stands for nothing. */
export function fieldChange(path: FieldPath, before: unknown, after: unknown): FieldChange {
  return {
    path,
    ...(before !== undefined && { before: before as Json }),
    ...(after !== undefined && { after: after as Json }),
  };
}

/** What an object itself has under a name, whatever name that is. */
export function own(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function members(before: Fields, after: Fields, path: FieldPath): FieldChange[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].map((name) => fieldChange([...path, name], own(before, name), own(after, name)));
}
