import { expressionText } from "../../asl/jsonata/expression-text";
import type { Json } from "../../input/json-text";
import { STACK_OVERFLOW } from "./bounds";
import { evaluateExpression } from "./expression";
import { QueryEvaluationError } from "./query-evaluation-error";
import type { QueryScope } from "./query-scope";

/** Deeper than any definition is written. */
const DEEPEST_TEMPLATE = 1000;

/**
 * The value of a field: its strings `{% … %}` are evaluated in the order in which they stand, at any depth; the rest,
 * the names of members too, is taken as it is.
 *
 * @param field the field as AWS names it, for example `Output` or `Choices[0]/Assign`
 * @throws QueryEvaluationError naming the place within the field: `Output/scenes[0]/id`
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function evaluateTemplate(template: Json, field: string, scope: QueryScope): Promise<Json> {
  return expanded(template, field, scope, 0);
}

async function expanded(template: Json, field: string, scope: QueryScope, depth: number): Promise<Json> {
  if (typeof template === "string") {
    const expression = expressionText(template);
    return expression === undefined ? template : evaluateExpression(expression, field, scope);
  }
  if (typeof template !== "object" || template === null) return template;
  if (depth === DEEPEST_TEMPLATE) throw new QueryEvaluationError(STACK_OVERFLOW);
  if (Array.isArray(template)) {
    const items: Json[] = [];
    for (const [index, item] of (template as readonly Json[]).entries()) {
      items.push(await expanded(item, `${field}[${index}]`, scope, depth + 1));
    }
    return items;
  }
  const members: [string, Json][] = [];
  for (const [name, member] of Object.entries(template)) {
    members.push([name, await expanded(member, `${field}/${name}`, scope, depth + 1)]);
  }
  return Object.fromEntries(members);
}
