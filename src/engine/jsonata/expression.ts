import type { Json } from "../../input/json-text";
import { BoundReached, MEMORY_LIMIT, STACK_OVERFLOW, TIMEOUT } from "./bounds";
import { compiled } from "./compiled-expression";
import { plainJson, UnsupportedResult } from "./plain-json";
import { expressionError, type QueryEvaluationError } from "./query-evaluation-error";
import type { QueryScope } from "./query-scope";
import { type EvaluationSources, SOURCES } from "./step-functions-library";

/** The codes of JSONata's own errors. */
const CODE = /^[A-Z]\d{4}$/;

/**
 * Evaluates an expression; the clock stands still meanwhile.
 *
 * @param text without `{%` and `%}`
 * @param field the field that it stands in, as AWS names it: `Output/scenes[0]/id`
 * @throws QueryEvaluationError where it fails, goes beyond the bounds, or gives nothing or what JSON cannot hold
 */
export async function evaluateExpression(text: string, field: string, scope: QueryScope): Promise<Json> {
  let result: Json | undefined;
  try {
    const value: unknown = await compiled(text).evaluate(undefined, bindings(scope));
    result = value === undefined ? undefined : plainJson(value);
  } catch (error) {
    throw failed(error, text, field);
  }
  if (result === undefined) throw expressionError(text, field, "returned nothing (undefined).");
  return result;
}

function bindings({ variables, states, now, random }: QueryScope): Record<string, unknown> {
  const sources: EvaluationSources = { now: now(), random };
  return Object.fromEntries([...Object.entries(variables), ["states", states], [SOURCES, sources]]);
}

function failed(error: unknown, text: string, field: string): QueryEvaluationError {
  if (error instanceof UnsupportedResult)
    return expressionError(text, field, "returned an unsupported result type.");
  const bound = boundOf(error);
  if (bound !== undefined) return expressionError(text, field, `threw an error during evaluation: ${bound}`);
  const { code, message } = Object(error) as { readonly code?: unknown; readonly message?: unknown };
  if (typeof code === "string" && CODE.test(code)) {
    return expressionError(text, field, `threw an error during evaluation. ${code}: ${String(message)}`);
  }
  return expressionError(text, field, "threw an internal error during evaluation.");
}

/** AWS's text for the bound that an evaluation reached, or that the machine's own limits stand for. */
function boundOf(error: unknown): string | undefined {
  if (error instanceof BoundReached) return error.message;
  if (error instanceof RangeError) return /stack/i.test(error.message) ? STACK_OVERFLOW : MEMORY_LIMIT;
  const { code } = Object(error) as { readonly code?: unknown };
  return code === "D1011" ? STACK_OVERFLOW : code === "D1012" ? TIMEOUT : undefined;
}
