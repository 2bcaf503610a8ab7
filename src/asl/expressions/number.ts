import { call, joined, type Operand } from "../chain/operands";
import type { Ref, RefTo } from "../chain/reference";

type Num = Operand<number>;
type Numbers = RefTo<readonly number[]>;

export function add(first: Num, ...others: readonly Num[]): Ref<number> {
  return joined("+", first, ...others);
}

export function subtract(from: Num, number: Num): Ref<number> {
  return joined("-", from, number);
}

export function multiply(first: Num, ...others: readonly Num[]): Ref<number> {
  return joined("*", first, ...others);
}

export function divide(number: Num, by: Num): Ref<number> {
  return joined("/", number, by);
}

/** What is left when a number is divided. */
export function remainder(number: Num, by: Num): Ref<number> {
  return joined("%", number, by);
}

export function floor(number: Num): Ref<number> {
  return call("floor", number);
}

export function ceil(number: Num): Ref<number> {
  return call("ceil", number);
}

/** Rounded to decimals, halves to the even neighbour. @param decimals default 0 */
export function round(number: Num, decimals: Num = 0): Ref<number> {
  return call("round", number, decimals);
}

/** 0 where there are none. */
export function sum(numbers: Numbers): Ref<number> {
  return call("sum", numbers);
}

/** Absent where there are none. */
export function least(numbers: Numbers): Ref<number | undefined> {
  return call("min", numbers);
}

/** Absent where there are none. */
export function greatest(numbers: Numbers): Ref<number | undefined> {
  return call("max", numbers);
}

/** Absent where there are none. */
export function average(numbers: Numbers): Ref<number | undefined> {
  return call("average", numbers);
}

/** The number that a text writes; the state fails with `States.QueryEvaluationError` where it writes none. */
export function toNumber(text: RefTo<string | number | boolean>): Ref<number> {
  return call("number", text);
}
