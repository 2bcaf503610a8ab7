import type { PayloadDetails } from "../engine/history-event";
import type { Json } from "../input/json-text";
import type { PayloadGap, PayloadGaps } from "./record";

/** The value of a history's JSON text; null where there is none, and the text itself where it was cut. */
export function payload(text: string | undefined): Json {
  if (text === undefined) return null;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

/** What a history does not hold of a payload; undefined where it holds it whole. */
export function payloadGap(
  text: string | undefined,
  details: PayloadDetails | undefined,
): PayloadGap | undefined {
  if (text === undefined) return "absent";
  return details?.truncated === true ? "truncated" : undefined;
}

/** The member that says what is not held of a payload, with what is known of the other; nothing where both are whole. */
export function gaps(
  which: keyof PayloadGaps,
  gap: PayloadGap | undefined,
  known: PayloadGaps | undefined = undefined,
): { readonly incomplete?: PayloadGaps } {
  return gap === undefined ? {} : { incomplete: { ...known, [which]: gap } };
}
