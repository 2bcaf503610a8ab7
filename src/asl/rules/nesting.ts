import type { Finding } from "../diagnostic";

/** Deeper than any definition is written, and than the JSON reader of AWS's Java goes by default. */
const DEEPEST = 1000;

/** A definition nests no deeper than it can be read again. */
export function nesting(definition: unknown): Finding[] {
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value: definition, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next;
    if (typeof value !== "object" || value === null) continue;
    if (depth >= DEEPEST) {
      return [
        {
          code: "DEFINITION_DEPTH",
          message: `The definition nests deeper than ${DEEPEST} levels`,
          path: "$",
          remedy: "Give the inner data as an input, or in parts",
        },
      ];
    }
    for (const inner of Object.values(value)) waiting.push({ value: inner, depth: depth + 1 });
  }
  return [];
}
