import { evaluateExpression } from "../../src/engine/jsonata/expression";
import type { QueryEvaluationError } from "../../src/engine/jsonata/query-evaluation-error";
import type { QueryScope } from "../../src/engine/jsonata/query-scope";
import type { Json } from "../../src/input/json-text";

/** A scope at 2026-01-01 in which every random number is a half. */
export function scope(input: Json = {}, variables: Readonly<Record<string, Json>> = {}): QueryScope {
  return {
    states: { input, context: { State: { Name: "State" } } },
    variables,
    now: () => Date.parse("2026-01-01T00:00:00.000Z"),
    random: () => 0.5,
  };
}

export function evaluate(expression: string, within: QueryScope = scope()): Promise<Json> {
  return evaluateExpression(expression, "Output", within);
}

/** What is wrong with an expression, after "… specified for the field 'Output' ". */
export async function problem(expression: string, within: QueryScope = scope()): Promise<string> {
  const error = await evaluate(expression, within).then(
    (value) => Promise.reject(new Error(`It gave ${JSON.stringify(value)}`)),
    (reason: QueryEvaluationError) => reason,
  );
  return error.text.replace(/^.* specified for the field 'Output' /, "");
}
