import { call, joined, type Operand } from "../chain/operands";
import type { MaybeRefTo, Ref, RefTo } from "../chain/reference";

type Compared<T> = MaybeRefTo<NoInfer<T>> | Exclude<NoInfer<T>, undefined>;

/** Whether two values are the same, objects and arrays by what is in them. What is absent equals nothing. */
export function equals<T>(left: MaybeRefTo<T>, right: Compared<T>): Ref<boolean> {
  return joined("=", left, right);
}

/** Whether two values differ. */
export function notEquals<T>(left: MaybeRefTo<T>, right: Compared<T>): Ref<boolean> {
  return joined("!=", left, right);
}

/** Whether a number is less, or a text comes before, in the order of its characters. */
export function lessThan<T extends number | string>(left: RefTo<T>, right: Operand<Wide<T>>): Ref<boolean> {
  return joined("<", left, right);
}

export function lessThanOrEquals<T extends number | string>(
  left: RefTo<T>,
  right: Operand<Wide<T>>,
): Ref<boolean> {
  return joined("<=", left, right);
}

export function greaterThan<T extends number | string>(
  left: RefTo<T>,
  right: Operand<Wide<T>>,
): Ref<boolean> {
  return joined(">", left, right);
}

export function greaterThanOrEquals<T extends number | string>(
  left: RefTo<T>,
  right: Operand<Wide<T>>,
): Ref<boolean> {
  return joined(">=", left, right);
}

/** Whether a value is one of several. */
export function isOneOf<T extends string | number | boolean>(
  value: MaybeRefTo<T | undefined>,
  values: readonly NoInfer<T>[],
): Ref<boolean> {
  return joined("in", value, values);
}

/** Whether something is there: null is, too. */
export function isPresent(value: MaybeRefTo<unknown>): Ref<boolean> {
  return call("exists", value);
}

/** Whether something is there and null. */
export function isNull(value: MaybeRefTo<unknown>): Ref<boolean> {
  return joined("=", value, null);
}

type Wide<T> = T extends number ? number : string;
