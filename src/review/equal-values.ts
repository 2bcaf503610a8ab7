import { PartlyKnown, type PlannedValue, Sensitive, Unknown } from "./planned-value";

/**
 * Whether two values are the same: members in any order, and JSON texts by what they say. A value that is not known yet is
 * the same as nothing but itself, by what it comes from.
 */
export function equalValues(one: PlannedValue | undefined, other: PlannedValue | undefined): boolean {
  return canonical(one, "before") === canonical(other, "after");
}

type Side = "before" | "after";

function canonical(value: PlannedValue | undefined, side: Side): string {
  return JSON.stringify(ordered(value, side)) ?? "";
}

function ordered(value: PlannedValue | undefined, side: Side): unknown {
  if (value instanceof Unknown) return { unknown: value.references };
  if (value instanceof Sensitive) return { sensitive: value.isChanged ? side : "same" };
  if (value instanceof PartlyKnown) return { text: jsonOf(value.text, side) };
  if (typeof value === "string") return { text: jsonOf(value, side) };
  if (Array.isArray(value)) return value.map((item: PlannedValue) => ordered(item, side));
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(([name, item]) => [name, ordered(item, side)] as const);
    return { object: members.sort(([a], [b]) => (a < b ? -1 : 1)) };
  }
  return value;
}

/** What a text says as JSON, where it is an object or an array in JSON; the text itself otherwise. */
function jsonOf(text: string, side: Side): unknown {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return ordered(JSON.parse(text) as PlannedValue, side);
  } catch {
    return text;
  }
}
