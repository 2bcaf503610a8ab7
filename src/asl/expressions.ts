// What a pipeline's expressions are written with: the one place from which whoever writes a pipeline imports them.
export type { Ref } from "./chain/reference";
export type { ErrorOutput } from "./chain/state-data";
export {
  at,
  concat,
  count,
  distinct,
  filter,
  mapEach,
  partition,
  range,
  reverse,
  sortBy,
} from "./expressions/array";
export {
  equals,
  greaterThan,
  greaterThanOrEquals,
  isNull,
  isOneOf,
  isPresent,
  lessThan,
  lessThanOrEquals,
  notEquals,
} from "./expressions/comparison";
export { and, ifElse, not, or, orElse } from "./expressions/logic";
export {
  add,
  average,
  ceil,
  divide,
  floor,
  greatest,
  least,
  multiply,
  remainder,
  round,
  subtract,
  sum,
  toNumber,
} from "./expressions/number";
export { keys, lookup, merge } from "./expressions/object";
export {
  contains,
  format,
  join,
  lowercase,
  matches,
  replace,
  split,
  substring,
  substringAfter,
  substringBefore,
  textLength,
  toText,
  trim,
  uppercase,
} from "./expressions/text";
export { addSeconds, fromMillis, now, toMillis } from "./expressions/time";
export { hash, jsonata, parseJson, random, uuid } from "./expressions/value";
