import type { Json } from "../input/json-text";
import { jsonText } from "../input/written-json";

/** A value in the place of a text: itself where it is one, else its JSON. Its own `toString` is never called. */
export function asText(value: unknown): string {
  return typeof value === "string" ? value : jsonText((value ?? null) as Json);
}
