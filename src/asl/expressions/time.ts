import { call, joined, type Operand } from "../chain/operands";
import type { Ref } from "../chain/reference";

/** The moment of the state, in RFC 3339: `2026-01-31T12:00:00.000Z`. It stands still while an expression is evaluated. */
export function now(): Ref<string> {
  return call("now");
}

/** Milliseconds since 1970 of a moment in RFC 3339. */
export function toMillis(timestamp: Operand<string>): Ref<number> {
  return call("toMillis", timestamp);
}

/** The moment in RFC 3339 of milliseconds since 1970. */
export function fromMillis(millis: Operand<number>): Ref<string> {
  return call("fromMillis", millis);
}

/** A moment so many seconds later, or earlier where they are negative. */
export function addSeconds(timestamp: Operand<string>, seconds: Operand<number>): Ref<string> {
  return fromMillis(joined("+", toMillis(timestamp), joined("*", seconds, 1000)));
}
