/** What becomes of a member, or of an item. */
export type Change = (member: unknown, name: string) => unknown;

/** A list with its items changed: itself where none is. */
export function changedItems(
  items: readonly unknown[],
  change: (item: unknown, index: number) => unknown,
): readonly unknown[] {
  let changed: unknown[] | undefined;
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index];
    const clean = change(item, index);
    if (clean !== item) changed ??= [...items];
    if (changed !== undefined) changed[index] = clean;
  }
  return changed ?? items;
}

/** An object with its members changed: itself where none is, and anything else as it is. */
export function changedMembers(object: unknown, change: Change): unknown {
  if (typeof object !== "object" || object === null) return object;
  let same = true;
  const entries = Object.entries(object);
  for (const entry of entries) {
    const clean = change(entry[1], entry[0]);
    same &&= clean === entry[1];
    entry[1] = clean;
  }
  return same ? object : Object.fromEntries(entries);
}

/** An object with the names of its members changed; two that become the same are numbered. */
export function renamed(object: unknown, change: (name: string) => string): unknown {
  if (typeof object !== "object" || object === null) return object;
  if (Object.keys(object).every((name) => change(name) === name)) return object;
  const taken = new Set<string>();
  const entries = Object.entries(object).map(([name, member]) => {
    const own = free(change(name), taken);
    taken.add(own);
    return [own, member] as const;
  });
  return Object.fromEntries(entries);
}

function free(name: string, taken: ReadonlySet<string>): string {
  let one = name;
  for (let number = 2; taken.has(one); number += 1) one = `${name} ${number}`;
  return one;
}
