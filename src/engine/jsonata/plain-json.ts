import type { Json } from "../../input/json-text";

/** A value that JSON cannot hold: a function, say. */
export class UnsupportedResult extends Error {
  override readonly name = "UnsupportedResult";
}

/**
 * A copy of an evaluation's result that is plain JSON. A number that JSON cannot write becomes its name, as on AWS.
 * @throws UnsupportedResult
 */
export function plainJson(value: unknown): Json {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return plainNumber(value);
  if (Array.isArray(value)) return value.filter((item) => item !== undefined).map(plainJson);
  if (typeof value !== "object" || "_jsonata_lambda" in value || "_jsonata_function" in value)
    throw new UnsupportedResult();
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([key, member]) => [key, plainJson(member)]));
}

function plainNumber(value: number): Json {
  if (!Number.isFinite(value)) return String(value);
  return value === 0 ? 0 : value;
}
