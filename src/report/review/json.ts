import type { Json } from "../../input/json-text";
import { jsonText } from "../../input/written-json";
import { PartlyKnown, Sensitive, Unknown } from "../../review/planned-value";
import type { Review } from "../../review/review";
import { maskedReview } from "./masked-review";

/** Counts up where a member goes away, or means something else. */
const VERSION = 1;

/**
 * Reviews as one JSON document: `{"version":1,"reviews":[…]}`, with the members of the model. A value that is not known is
 * `{"unknown":[references]}`, a sensitive one `{"sensitive":true,"changed":…}`, a text that is partly known
 * `{"text":…,"unknown":[references]}`. No secret is in it.
 */
export function reviewJson(reviews: readonly Review[]): string {
  return `${jsonText({ version: VERSION, reviews: reviews.map((one) => json(maskedReview(one))) })}\n`;
}

/** A value of the model as JSON. */
function json(value: unknown): Json {
  if (value instanceof Unknown) return { unknown: value.references };
  if (value instanceof Sensitive) return { sensitive: true, changed: value.isChanged };
  if (value instanceof PartlyKnown) return { text: value.text, unknown: value.references };
  if (Array.isArray(value)) return value.map(json);
  if (typeof value !== "object" || value === null) return value as Json;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [name, json(member)]));
}
