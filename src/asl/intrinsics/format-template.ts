import { IntrinsicError } from "./intrinsic-error";

/**
 * The pieces of a template of `States.Format`, between its `{}`; `\{` and `\}` are braces.
 * @param template with its escapes
 * @throws IntrinsicError where a brace has no other
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html#asl-intrsc-func-generic
 */
export function formatPieces(template: string): readonly string[] {
  const pieces = [""];
  const add = (text: string) => pieces.push((pieces.pop() ?? "") + text);
  for (let i = 0; i < template.length; i++) {
    const char = template.charAt(i);
    if (char === "\\") add(template.charAt(++i));
    else if (char === "}") throw invalidTemplate("matching '{' not found for '}'.");
    else if (char !== "{") add(char);
    else if (template.charAt(++i) === "}") pieces.push("");
    else throw invalidTemplate("matching '}' not found for '{'.");
  }
  return pieces;
}

function invalidTemplate(what: string): IntrinsicError {
  return new IntrinsicError(`Invalid template in States.Format: ${what}`);
}
