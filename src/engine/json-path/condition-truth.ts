import {
  areDefinite,
  type Condition,
  type Operand,
  type Relation,
  type Step,
} from "../../asl/json-path/step";
import type { Json } from "../../input/json-text";
import { sameJson } from "../../input/same-json";

/** Finds every value that steps lead to. */
type Selector = (start: Json, steps: readonly Step[], document: Json) => readonly Json[];

/**
 * Whether a candidate meets a condition. On AWS a scalar never does.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html
 */
export function holds(condition: Condition, candidate: Json, document: Json, select: Selector): boolean {
  if (candidate === null || typeof candidate !== "object") return false;
  switch (condition.kind) {
    case "all":
      return condition.parts.every((part) => holds(part, candidate, document, select));
    case "any":
      return condition.parts.some((part) => holds(part, candidate, document, select));
    case "not":
      return !holds(condition.part, candidate, document, select);
    case "exists":
      return operandValue(condition.operand, candidate, document, select) !== undefined;
    case "compare":
      return compares(
        condition.relation,
        operandValue(condition.left, candidate, document, select),
        operandValue(condition.right, candidate, document, select),
      );
  }
}

/** What an operand stands for: undefined where its path leads nowhere, a list where it may lead to several. */
function operandValue(operand: Operand, candidate: Json, document: Json, select: Selector): Json | undefined {
  if (operand.kind === "literal") return operand.value;
  const found = select(operand.root === "@" ? candidate : document, operand.steps, document);
  if (areDefinite(operand.steps)) return found[0];
  return found.length === 0 ? undefined : found;
}

function compares(relation: Relation, left: Json | undefined, right: Json | undefined): boolean {
  switch (relation) {
    case "==":
      return same(left, right);
    case "!=":
      return !same(left, right);
    case "in":
      return isIn(left, right);
    case "nin":
      return !isIn(left, right);
    default:
      return ordered(relation, left, right);
  }
}

function same(left: Json | undefined, right: Json | undefined): boolean {
  return left !== undefined && right !== undefined && sameJson(left, right);
}

function isIn(value: Json | undefined, list: Json | undefined): boolean {
  return Array.isArray(list) && (list as readonly Json[]).some((item) => same(value, item));
}

function ordered(
  relation: "<" | "<=" | ">" | ">=",
  left: Json | undefined,
  right: Json | undefined,
): boolean {
  const comparable =
    (typeof left === "number" && typeof right === "number") ||
    (typeof left === "string" && typeof right === "string");
  if (!comparable) return false;
  if (relation === "<") return left < right;
  if (relation === "<=") return left <= right;
  return relation === ">" ? left > right : left >= right;
}
