import { formatPieces } from "../../asl/intrinsics/format-template";
import type { Json } from "../../input/json-text";
import { javaText } from "../json-path/java-text";
import type { Arguments } from "./arguments";

/**
 * The template with each `{}` replaced by the next argument; `\{` and `\}` are braces.
 * @param template with its escapes
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html#asl-intrsc-func-generic
 */
export function format(template: string, args: Arguments): Json {
  const [first = "", ...rest] = formatPieces(template);
  const values = args.values.slice(1);
  if (rest.length !== values.length) {
    throw args.invalid(": number of arguments do not match the occurrences of {}.");
  }
  return rest.reduce((text, piece, i) => text + javaText(values[i] ?? null) + piece, first);
}

/**
 * The pieces between any of the delimiter's characters; empty ones are left out.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html#asl-intrsc-func-string-operation
 */
export function split(args: Arguments): Json {
  const delimiters = new Set(args.text(1));
  const pieces = [""];
  for (const char of args.text(0)) {
    if (delimiters.has(char)) pieces.push("");
    else pieces.push((pieces.pop() ?? "") + char);
  }
  return pieces.filter((piece) => piece !== "");
}
