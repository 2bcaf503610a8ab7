import { isRecord } from "../../asl/scopes";
import type { Json } from "../../input/json-text";
import type { Arguments } from "./arguments";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html#asl-intrsc-func-json-manipulate */
export function parsed(args: Arguments): Json {
  const text = args.text(0);
  if (text.trim() === "") return null;
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw args.invalid();
  }
}

export function stringified(args: Arguments): Json {
  try {
    return JSON.stringify(args.any(0));
  } catch {
    throw args.invalid();
  }
}

/** One object with the members of both, the second's where both have one. AWS knows no deep merge. */
export function merged(args: Arguments): Json {
  const [one, other, deep] = [args.any(0), args.any(1), args.any(2)];
  if (!isRecord(one) || !isRecord(other) || deep === true) throw args.invalid();
  return { ...one, ...other } as Json;
}
