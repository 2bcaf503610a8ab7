import type { Expression } from "./expression";

/** Every call in an expression, itself included, the outermost first. */
export function callsIn(expression: Expression): (Expression & { readonly kind: "call" })[] {
  return everyPart(expression).filter((part) => part.kind === "call");
}

/** Every path that an expression reads. */
export function pathsIn(expression: Expression): string[] {
  return everyPart(expression).flatMap((part) => (part.kind === "path" ? [part.text] : []));
}

function everyPart(expression: Expression): Expression[] {
  const parts = [expression];
  for (const part of parts) {
    if (part.kind !== "call") continue;
    for (const argument of part.args) parts.push(argument);
  }
  return parts;
}
