type Part = Readonly<Record<string, unknown>>;

/**
 * How many nodes an expression may evaluate at one time beside those that lie inside one another: the members of arrays
 * and objects, which jsonata evaluates side by side and counts as if they were nested.
 */
export function sideBySide(tree: unknown): number {
  let count = 0;
  const waiting: { readonly value: unknown; readonly beside: boolean }[] = [{ value: tree, beside: false }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, beside } = next;
    if (typeof value !== "object" || value === null) continue;
    const node = value as Part;
    if (beside && typeof node.type === "string") count += 1;
    const within = beside || makesSeveral(node);
    for (const part of Object.values(node)) waiting.push({ value: part, beside: within });
  }
  return count;
}

function makesSeveral({ type, value, expressions, lhs }: Part): boolean {
  if (type !== "unary") return Array.isArray(lhs) && lhs.length > 1 && Array.isArray(lhs[0]);
  const members = value === "[" ? expressions : lhs;
  return Array.isArray(members) && members.length > 1;
}
