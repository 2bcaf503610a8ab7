import type { PlannedValue } from "./planned-value";
import type { AttributeChange } from "./review";
import { isBlock, isComputed, isNothing, member, sameValue } from "./same-value";
import type { ResourceChange } from "./stack-change";
import type { StackValues } from "./stack-values";

type Value = PlannedValue | undefined;

// Blocks of the provider nest no deeper; what does is compared as a whole.
const DEEPEST = 8;

/**
 * The attributes of a resource that change, down to the member; a list of plain values as a whole. Of a resource that is
 * created, those that are set; of one that goes, none.
 *
 * @param leftOut names of attributes that are shown otherwise, or tell nothing
 */
export function attributeChanges(
  { action, before, after, replacedBy }: ResourceChange,
  values: StackValues,
  leftOut: ReadonlySet<string>,
): AttributeChange[] {
  if (after === undefined) return [];
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after)])];
  // All tags, with those that the provider adds to each resource, stand in the other attribute.
  const hidden = new Set([...leftOut, ...(names.includes("tags_all") ? ["tags"] : [])]);
  if (action === "create") hidden.add("tags").add("tags_all");
  return names
    .filter((name) => !hidden.has(name))
    .sort()
    .flatMap((name) => changesAt(name, member(before, name), member(after, name), values, 0))
    .map((change) => ({ ...change, forcesReplacement: replacedBy.some((path) => holds(path, change.path)) }));
}

type Change = Omit<AttributeChange, "forcesReplacement">;

function changesAt(path: string, before: Value, after: Value, values: StackValues, depth: number): Change[] {
  if (sameValue(before, after, values)) return [];
  const sides = [before, after].filter((side) => !isNothing(side));
  if (depth < DEEPEST && sides.every((side) => isBlock(side) && isApart(side))) {
    const keys = new Set(sides.flatMap((side) => (isBlock(side) ? Object.keys(side) : [])));
    return [...keys].flatMap((key) => {
      const inner = [before, after].some(Array.isArray) ? `${path}[${key}]` : `${path}${named(key)}`;
      return changesAt(inner, member(before, key), member(after, key), values, depth + 1);
    });
  }
  return [
    {
      path,
      ...(before !== undefined && !isComputed(before) && { before }),
      ...(after !== undefined && { after }),
    },
  ];
}

/** Whether a block is taken apart: an object, or a list of blocks. */
function isApart(value: Value): boolean {
  return !Array.isArray(value) || value.every((item: PlannedValue) => isBlock(item) && !Array.isArray(item));
}

function named(key: string): string {
  return /^[A-Za-z_][\w-]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

/** Whether a path is another's, or of a member of it. */
function holds(outer: string, inner: string): boolean {
  return inner === outer || inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}[`);
}
