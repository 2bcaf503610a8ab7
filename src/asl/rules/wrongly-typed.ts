import type { Finding } from "../diagnostic";
import { isPlaceholder } from "../placeholder";
import { member } from "../scopes";
import type { Kind } from "./kinds";

/** The fields of an object that are there and do not hold what they should. */
export function wronglyTyped(
  fields: Readonly<Record<string, unknown>>,
  kinds: Readonly<Record<string, Kind>>,
  path: string,
): Finding[] {
  const found: Finding[] = [];
  for (const field of Object.keys(fields)) {
    const kind = Object.hasOwn(kinds, field) ? kinds[field] : undefined;
    const value = fields[field];
    if (kind === undefined || value === undefined || kind.holds(value) || isPlaceholder(value)) continue;
    found.push({
      code: "FIELD_TYPE",
      message: `${field} is not ${kind.name}`,
      path: `${path}${member(field)}`,
      value,
      remedy: kind.remedy,
    });
  }
  return found;
}
