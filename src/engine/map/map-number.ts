import type { Json } from "../../input/json-text";
import type { Steps } from "../effect";
import { evaluateNumber } from "../jsonata/typed-field";
import { RuntimeFault } from "../state-error";
import type { Visit } from "../visit";

export type NumberField =
  | "MaxConcurrency"
  | "MaxItems"
  | "MaxItemsPerBatch"
  | "MaxInputBytesPerBatch"
  | "ToleratedFailureCount"
  | "ToleratedFailurePercentage";

/** An object of a Map state that has number fields: the state itself, its ReaderConfig or its ItemBatcher. */
export interface NumberFields {
  readonly [field: string]: unknown;
}

/**
 * A number of a Map state, given as itself, by a path or by an expression; undefined where it is not set.
 * A path may also lead to the number's text.
 *
 * @param fields the object that has the field, where it is not the state itself
 * @param place of that object, as AWS names it: `ItemBatcher/`
 */
export function* mapNumber(
  visit: Visit,
  field: NumberField,
  fields: NumberFields = visit.state,
  place = "",
): Steps<number | undefined> {
  const value = fields[field];
  if (visit.language === "JSONata") {
    if (value === undefined) return undefined;
    return yield* visit.flow.evaluated((scope) => evaluateNumber(value as Json, `${place}${field}`, scope));
  }
  const path = fields[`${field}Path`];
  if (typeof path !== "string") return typeof value === "number" ? value : undefined;
  const { flow, context } = visit;
  const found = flow.looked(path, flow.effectiveInput);
  const kind = field === "ToleratedFailurePercentage" ? "float" : "integer";
  const number = typeof found === "string" && found.trim() !== "" ? Number(found) : found;
  if (typeof number === "number" && (kind === "float" ? Number.isFinite(number) : Number.isInteger(number))) {
    return number;
  }
  throw new RuntimeFault(
    context,
    `The ${field}Path field refers to value ${JSON.stringify(found ?? null)} which is not a valid ${kind}: ${path}`,
  );
}

/**
 * A limit of a Map state, which 0 and a missing field do not set.
 * @throws RuntimeFault where it is negative
 */
export function* mapLimit(
  visit: Visit,
  field: NumberField,
  fields: NumberFields,
  place: string,
): Steps<number> {
  const limit = (yield* mapNumber(visit, field, fields, place)) ?? 0;
  if (limit < 0) throw new RuntimeFault(visit.context, `${field} cannot be negative.`);
  return limit === 0 ? Number.POSITIVE_INFINITY : limit;
}
