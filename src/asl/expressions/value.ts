import { compound } from "../chain/expression";
import { call, type Operand } from "../chain/operands";
import { type Ref, reference } from "../chain/reference";

/**
 * An expression of your own, with the type of what it gives: nothing checks that it does.
 *
 * @param text JSONata, without `{%` and `%}`
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function jsonata<T>(text: string): Ref<T> {
  return reference(compound(text));
}

/** The value that a text writes as JSON, with the type of what it is. */
export function parseJson<T>(text: Operand<string>): Ref<T> {
  return call("parse", text);
}

/** A version 4 UUID, another one at each evaluation. */
export function uuid(): Ref<string> {
  return call("uuid");
}

/** A number from 0 up to 1, the same for the same seed. */
export function random(seed?: Operand<number>): Ref<number> {
  return seed === undefined ? call("random") : call("random", seed);
}

/** The hash of a text, in hexadecimal digits. */
export function hash(
  text: Operand<string>,
  algorithm: "MD5" | "SHA-1" | "SHA-256" | "SHA-384" | "SHA-512" = "SHA-256",
): Ref<string> {
  return call("hash", text, algorithm);
}
