import type { Json } from "../../input/json-text";
import { javaText } from "../json-path/java-text";
import type { Arguments } from "./arguments";
import { IntrinsicError } from "./intrinsic-error";

/**
 * The template with each `{}` replaced by the next argument; `\{` and `\}` are braces.
 * @param template with its escapes
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html#asl-intrsc-func-generic
 */
export function format(template: string, args: Arguments): Json {
  const values = args.values.slice(1).map(javaText);
  let text = "";
  let used = 0;
  for (let i = 0; i < template.length; i++) {
    const char = template.charAt(i);
    if (char === "\\") text += template.charAt(++i);
    else if (char === "}") throw invalidTemplate("matching '{' not found for '}'.");
    else if (char !== "{") text += char;
    else if (template.charAt(++i) === "}") text += values[used++] ?? "";
    else throw invalidTemplate("matching '}' not found for '{'.");
  }
  if (used !== values.length) {
    throw args.invalid(": number of arguments do not match the occurrences of {}.");
  }
  return text;
}

function invalidTemplate(what: string): IntrinsicError {
  return new IntrinsicError(`Invalid template in States.Format: ${what}`);
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
