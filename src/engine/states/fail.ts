import type { Json } from "../../input/json-text";
import { asText } from "../as-text";
import type { Steps } from "../effect";
import { evaluateString } from "../jsonata/typed-field";
import { RuntimeFault, StateError } from "../state-error";
import type { JsonPathVisit, QueryVisit, Visit } from "../visit";

/**
 * Ends the execution with an error.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-fail.html
 */
export function* fail(visit: Visit): Steps<never> {
  const error = yield* text("Error", visit);
  throw new StateError(error, yield* text("Cause", visit));
}

function* text(field: "Error" | "Cause", visit: Visit): Steps<string | undefined> {
  return visit.language === "JSONata" ? yield* evaluatedText(field, visit) : referencedText(field, visit);
}

function* evaluatedText(field: "Error" | "Cause", { state, flow }: QueryVisit): Steps<string | undefined> {
  const value = state[field];
  if (value === undefined) return undefined;
  return yield* flow.evaluated((scope) => evaluateString(value as Json, field, scope));
}

function referencedText(
  field: "Error" | "Cause",
  { state, flow, input, context }: JsonPathVisit,
): string | undefined {
  const path = state[`${field}Path`];
  if (path === undefined) return state[field] === undefined ? undefined : asText(state[field]);
  const value = flow.computed(`${field}Path`, asText(path), input);
  if (typeof value === "string") return value;
  throw new RuntimeFault(context, `The ${field}Path parameter does not reference a string: ${asText(path)}`);
}
