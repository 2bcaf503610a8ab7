import type { Json } from "../input/json-text";

/** The value of a history's JSON text; null where there is none, and the text itself where it was cut. */
export function payload(text: string | undefined): Json {
  if (text === undefined) return null;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
