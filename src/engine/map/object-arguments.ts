import { isRecord } from "../../asl/scopes";
import type { Json } from "../../input/json-text";
import type { Steps } from "../effect";
import { evaluateTemplate } from "../jsonata/template";
import type { Visit } from "../visit";

/** The call to S3 that a Map state reads its items or writes its results with. */
export interface ObjectCall {
  readonly Resource?: string;
  /** In JSONPath. */
  readonly Parameters?: Json;
  /** In JSONata. */
  readonly Arguments?: Json;
}

/**
 * What a field of a Map state calls S3 with.
 * @throws StateError where a path or an expression cannot be evaluated
 */
export function* objectArguments(
  visit: Visit,
  field: "ItemReader" | "ResultWriter",
): Steps<{ readonly [name: string]: Json }> {
  const { Parameters = {}, Arguments = {} } = visit.state[field] as ObjectCall;
  const given =
    visit.language === "JSONata"
      ? yield* visit.flow.evaluated((scope) => evaluateTemplate(Arguments, `${field}/Arguments`, scope))
      : visit.flow.expanded(Parameters, visit.flow.effectiveInput);
  return isRecord(given) ? (given as { readonly [name: string]: Json }) : {};
}
