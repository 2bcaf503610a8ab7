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
  return Object.entries(kinds).flatMap(([field, { name, remedy, holds }]) => {
    if (!Object.hasOwn(fields, field)) return [];
    const value = fields[field];
    if (value === undefined || holds(value) || isPlaceholder(value)) return [];
    return [
      {
        code: "FIELD_TYPE",
        message: `${field} is not ${name}`,
        path: `${path}${member(field)}`,
        value,
        remedy,
      },
    ];
  });
}
