import { compound, type Expression, operand } from "../chain/expression";
import { call, expressionFor, joined, type Operand } from "../chain/operands";
import { type MaybeRefTo, type Ref, type RefTo, reference } from "../chain/reference";
import type { Present, Resolved } from "../chain/template";

/** Whether all are true; what comes after the first that is not is not looked at. */
export function and(...conditions: readonly [RefTo<boolean>, ...RefTo<boolean>[]]): Ref<boolean> {
  return joined("and", ...conditions);
}

/** Whether any is true; what comes after the first that is is not looked at. */
export function or(...conditions: readonly [RefTo<boolean>, ...RefTo<boolean>[]]): Ref<boolean> {
  return joined("or", ...conditions);
}

export function not(condition: RefTo<boolean>): Ref<boolean> {
  return call("not", condition);
}

/** `yes` where the condition is true, else `no`. */
export function ifElse<const Yes, const No>(
  condition: RefTo<boolean>,
  yes: Yes & Present<Yes>,
  no: No & Present<No>,
): Ref<Resolved<Yes> | Resolved<No>> {
  return reference(conditional(condition, yes, no));
}

/** The value where it is there, else the default; null is there. */
export function orElse<T, const Default>(
  value: MaybeRefTo<T>,
  otherwise: Operand<Default>,
): Ref<Exclude<T, undefined> | Default> {
  return reference(conditional(call("exists", value), value, otherwise));
}

function conditional(condition: unknown, yes: unknown, no: unknown): Expression {
  const [when, then, otherwise] = [condition, yes, no].map((part) => operand(expressionFor(part)));
  return compound(`${when} ? ${then} : ${otherwise}`);
}
