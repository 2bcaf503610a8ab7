import { createHash } from "node:crypto";
import type { Json } from "../../input/json-text";
import { javaText } from "../json-path/java-text";
import type { Arguments } from "./arguments";

const ALGORITHMS: ReadonlyMap<Json, string> = new Map([
  ["MD5", "md5"],
  ["SHA-1", "sha1"],
  ["SHA-256", "sha256"],
  ["SHA-384", "sha384"],
  ["SHA-512", "sha512"],
]);

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html#asl-intrsc-func-data-encode-decode */
export function base64Encode(args: Arguments): Json {
  return Buffer.from(args.shortText(0), "utf8").toString("base64");
}

/** AWS passes over what is not Base64, and stops at the padding. */
export function base64Decode(args: Arguments): Json {
  const [data = ""] = args.shortText(0).split("=", 1);
  return Buffer.from(data, "base64").toString("utf8");
}

/** AWS takes other values than texts too, as Java prints them. */
export function hash(args: Arguments): Json {
  const data = args.any(0);
  const algorithm = ALGORITHMS.get(args.any(1));
  if (data === null || algorithm === undefined) throw args.invalid();
  return createHash(algorithm)
    .update(args.short(javaText(data)), "utf8")
    .digest("hex");
}
