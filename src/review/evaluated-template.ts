import { templateParts } from "../terraform/template";
import { PartlyKnown, type PlannedValue, Unknown } from "./planned-value";

/** What an expression of a template is; undefined where that is not known yet. */
export type KnownValue = (expression: string) => PlannedValue | undefined;

/**
 * Evaluates a string of Terraform's JSON with what is known: a template that is one expression has the value of that,
 * whatever its type; in any other, expressions that are not known stay as they are written.
 */
export function evaluatedTemplate(template: string, known: KnownValue): PlannedValue {
  const parts = templateParts(template);
  const [first] = parts;
  if (first?.kind === "expression" && parts.length === 1) {
    return known(first.expression) ?? new Unknown([first.expression]);
  }
  const references: string[] = [];
  const text = parts
    .map((part) => {
      if (part.kind === "text") return part.text;
      const value = known(part.expression);
      if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
        return String(value);
      }
      references.push(part.expression);
      return part.source;
    })
    .join("");
  return references.length === 0 ? text : new PartlyKnown(text, references);
}
