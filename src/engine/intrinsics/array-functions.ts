import type { Json } from "../../input/json-text";
import { sameJson } from "../../input/same-json";
import { javaText } from "../json-path/java-text";
import type { Arguments } from "./arguments";
import { javaHash } from "./java-hash";

const LONGEST_RANGE = 1000;

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html#asl-intrsc-func-arrays */
export function partition(args: Arguments): Json {
  const array = args.array(0);
  const size = args.integer(1);
  if (size < 1) throw args.invalid();
  return Array.from({ length: Math.ceil(array.length / size) }, (_, i) =>
    array.slice(i * size, (i + 1) * size),
  );
}

/** AWS compares values as Java prints them: `true` is found where the text "true" is. */
export function contains(args: Arguments): Json {
  const wanted = javaText(args.any(1));
  return args.array(0).some((item) => javaText(item) === wanted);
}

export function range(args: Arguments): Json {
  const [from, to, step] = [args.integer(0), args.integer(1), args.integer(2)];
  if (step === 0) throw args.invalid();
  const length = Math.max(0, Math.floor((to - from) / step) + 1);
  if (length > LONGEST_RANGE) throw args.invalid();
  return Array.from({ length }, (_, i) => from + i * step);
}

export function item(args: Arguments): Json {
  const array = args.array(0);
  const index = args.integer(1);
  if (array.length === 0 && index >= 0) return null;
  const found = index < 0 ? undefined : array[index];
  if (found === undefined) throw args.invalid();
  return found;
}

export function length(args: Arguments): Json {
  return args.array(0).length;
}

/** The values without repetition, in the order of a Java set, as AWS gives them: `[true,false]` becomes `[false,true]`. */
export function unique(args: Arguments): Json {
  const array = args.array(0);
  const byHash = new Map<number, Json[]>();
  for (const value of array) {
    const hash = javaHash(value);
    const alike = byHash.get(hash);
    if (alike === undefined) byHash.set(hash, [value]);
    else if (!alike.some((known) => sameJson(known, value))) alike.push(value);
  }
  const buckets = 2 ** Math.ceil(Math.log2(Math.max(16, Math.floor(array.length / 0.75) + 1)));
  const bucketOf = (hash: number) => (hash ^ (hash >>> 16)) & (buckets - 1);
  return [...byHash]
    .sort(([one], [other]) => bucketOf(one) - bucketOf(other))
    .flatMap(([, values]) => values);
}
