import type { Json } from "../../input/json-text";
import type { Arguments } from "./arguments";
import { JavaRandom } from "./java-random";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html#asl-intrsc-func-math-operation */
export function sum(args: Arguments): Json {
  return args.int32(args.rounded(0) + args.rounded(1));
}

/** A whole number from the first, up to but without the second; always the same one for the same seed. */
export function randomBetween(args: Arguments, random: () => number): Json {
  const from = args.int32(args.integer(0));
  const span = args.int32(args.integer(1)) - from;
  if (span < 1) throw args.invalid();
  if (args.values.length < 3) return from + Math.min(span - 1, Math.floor(random() * span));
  const seeded = new JavaRandom(args.integer(2));
  return from + (span < 2 ** 31 ? seeded.below(span) : seeded.below(2 ** 31 - 1));
}
