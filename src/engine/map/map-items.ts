import type { Json } from "../../input/json-text";
import { asText } from "../as-text";
import type { Steps } from "../effect";
import { QueryEvaluationError } from "../jsonata/query-evaluation-error";
import { evaluateTemplate } from "../jsonata/template";
import { evaluateArray, itemsOfInput } from "../jsonata/typed-field";
import { Payload } from "../payload";
import { RuntimeFault } from "../state-error";
import type { Visit } from "../visit";

/**
 * `Map` of the context object while one item is run.
 *
 * @param key the item's name, where it is a member of an object
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
 */
export function itemContext(index: number, value: Json, key?: string): Json {
  return { Item: { Index: index, ...(key !== undefined && { Key: key }), Value: value } };
}

/**
 * The array whose items a Map state runs.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemspath.html
 */
export function* itemsOf(visit: Visit): Steps<readonly Json[]> {
  if (visit.language === "JSONata") {
    const { flow, state } = visit;
    if (state.Items !== undefined) {
      return yield* flow.evaluated((scope) => evaluateArray(state.Items as Json, "Items", scope));
    }
    try {
      return itemsOfInput(flow.effectiveInput.value);
    } catch (error) {
      throw error instanceof QueryEvaluationError ? flow.failed(error) : error;
    }
  }
  const { flow, state, context } = visit;
  const path = asText(state.ItemsPath ?? "$");
  const items = flow.looked(path, flow.effectiveInput);
  if (Array.isArray(items)) return items as readonly Json[];
  throw new RuntimeFault(
    context,
    items === undefined
      ? `Invalid path '${path}' : No results for path: ${path}`
      : `Reference path '${path}' must point to array.`,
  );
}

/**
 * What an item's run takes: what the item selector makes of it, else the item itself.
 *
 * @param key the item's name, where it is a member of an object: the item itself is then both
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemselector.html
 */
export function* itemInput(visit: Visit, index: number, value: Json, key?: string): Steps<Payload> {
  const { state } = visit;
  const selector = (state.ItemSelector ?? state.Parameters) as Json | undefined;
  if (selector === undefined) return new Payload(key === undefined ? value : { Key: key, Value: value });
  const item = itemContext(index, value, key);
  if (visit.language === "JSONata") {
    return new Payload(
      yield* visit.flow.evaluated((scope) => evaluateTemplate(selector, "ItemSelector", scope), {}, item),
    );
  }
  return new Payload(visit.flow.expanded(selector, visit.flow.effectiveInput, item));
}
