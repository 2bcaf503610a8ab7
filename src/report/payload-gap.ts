import type { PayloadGap } from "../execution/record";
import type { Json } from "../input/json-text";

/** A payload as it is shown where its history does not hold it whole: a mark in its place, or after its beginning. */
export function markedPayload(value: Json, gap: PayloadGap | undefined): Json {
  if (gap === undefined) return value;
  return gap === "absent" ? "«not in the history»" : `${String(value)} «cut in the history»`;
}
