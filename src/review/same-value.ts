import { PartlyKnown, type PlannedValue, Sensitive, Unknown } from "./planned-value";

/**
 * Whether two values are the same: members in any order, and JSON texts by what they say. A value that is not known yet is
 * the same as nothing but itself, by what it comes from.
 */
export function sameValue(one: PlannedValue | undefined, other: PlannedValue | undefined): boolean {
  if (one === other) return true;
  if (one instanceof Sensitive || other instanceof Sensitive) {
    return one instanceof Sensitive && other instanceof Sensitive && !other.isChanged;
  }
  return canonical(one) === canonical(other);
}

function canonical(value: PlannedValue | undefined): string {
  return JSON.stringify(ordered(value)) ?? "";
}

function ordered(value: PlannedValue | undefined): unknown {
  if (value instanceof Unknown) return { unknown: value.references };
  if (value instanceof Sensitive) return { sensitive: value.isChanged };
  if (value instanceof PartlyKnown) return { text: jsonOf(value.text) };
  if (typeof value === "string") return { text: jsonOf(value) };
  if (Array.isArray(value)) return value.map((item: PlannedValue) => ordered(item));
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(([name, item]) => [name, ordered(item)] as const);
    return { object: members.sort(([a], [b]) => (a < b ? -1 : 1)) };
  }
  return value;
}

/** What a text says as JSON, where it is an object or an array in JSON; the text itself otherwise. */
function jsonOf(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return ordered(JSON.parse(text) as PlannedValue);
  } catch {
    return text;
  }
}
