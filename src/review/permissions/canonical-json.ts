import type { Json } from "../../input/json-text";

/** JSON text that does not depend on the order of members. */
export function canonicalJson(json: Json): string {
  return JSON.stringify(json, (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}
