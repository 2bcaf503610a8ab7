import { expressionText } from "../../asl/jsonata/expression-text";
import { parseTimestamp } from "../../asl/timestamp";
import type { Json } from "../../input/json-text";
import { jsonText } from "../../input/written-json";
import { expressionError, QueryEvaluationError } from "./query-evaluation-error";
import type { QueryScope } from "./query-scope";
import { evaluateTemplate } from "./template";

/** The largest number of seconds that a state takes. */
const MOST_SECONDS = 99_999_999;

interface JsonTypes {
  readonly boolean: boolean;
  readonly number: number;
  readonly string: string;
  readonly array: readonly Json[];
}

/** @throws QueryEvaluationError also where the value is no boolean: `Condition` */
export function evaluateBoolean(value: Json, field: string, scope: QueryScope): Promise<boolean> {
  return evaluateAs("boolean", value, field, scope);
}

/** @throws QueryEvaluationError also where the value is no number: `ToleratedFailurePercentage` */
export function evaluateNumber(value: Json, field: string, scope: QueryScope): Promise<number> {
  return evaluateAs("number", value, field, scope);
}

/** @throws QueryEvaluationError also where the value is no string: `Error`, `Cause` */
export function evaluateString(value: Json, field: string, scope: QueryScope): Promise<string> {
  return evaluateAs("string", value, field, scope);
}

/** @throws QueryEvaluationError also where the value is no array: `Items` */
export function evaluateArray(value: Json, field: string, scope: QueryScope): Promise<readonly Json[]> {
  return evaluateAs("array", value, field, scope);
}

/** @throws QueryEvaluationError also where the value is no whole number of seconds: `Seconds`, `TimeoutSeconds` */
export async function evaluateSeconds(value: Json, field: string, scope: QueryScope): Promise<number> {
  const seconds = await evaluateNumber(value, field, scope);
  if (!Number.isInteger(seconds))
    throw new QueryEvaluationError(
      `The ${field} field cannot be parsed as an integer: ${seconds}`,
      field,
      true,
    );
  if (seconds < 0 || seconds > MOST_SECONDS) {
    throw new QueryEvaluationError(
      `${field} must be between 0 and ${MOST_SECONDS} but was: ${seconds}`,
      field,
      true,
    );
  }
  return seconds;
}

/**
 * Milliseconds since the epoch: `Timestamp`.
 * @throws QueryEvaluationError also where the value is no timestamp
 */
export async function evaluateTimestamp(value: Json, field: string, scope: QueryScope): Promise<number> {
  const text = await evaluateString(value, field, scope);
  const time = parseTimestamp(text);
  if (time !== undefined) return time;
  throw new QueryEvaluationError(
    `The ${field} field cannot be parsed as an ISO-8601 extended offset date-time format string: ${text}`,
    field,
    true,
  );
}

/**
 * The items of a Map state that has no `Items`: its input.
 * @throws QueryEvaluationError without a location where the input is no array
 */
export function itemsOfInput(input: Json): readonly Json[] {
  if (Array.isArray(input)) return input as readonly Json[];
  throw new QueryEvaluationError(`Map state input must be an array but was: ${jsonText(input)}`);
}

async function evaluateAs<Type extends keyof JsonTypes>(
  type: Type,
  value: Json,
  field: string,
  scope: QueryScope,
): Promise<JsonTypes[Type]> {
  const result = await evaluateTemplate(value, field, scope);
  if (isOf(type, result)) return result;
  const unexpected = `Expected '${type}', but was '${typeName(result)}' for value: ${jsonText(result)}`;
  const expression = typeof value === "string" ? expressionText(value) : undefined;
  throw expression === undefined
    ? new QueryEvaluationError(`The ${field} field has an unexpected type. ${unexpected}`, field)
    : expressionError(expression, field, `returned an unexpected result type. ${unexpected}`);
}

function isOf<Type extends keyof JsonTypes>(
  type: Type,
  value: Json | JsonTypes[Type],
): value is JsonTypes[Type] {
  return typeName(value as Json) === type;
}

/** The name that AWS gives a value's type. */
function typeName(value: Json): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}
