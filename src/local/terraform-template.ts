import { UserError } from "../input/user-error";
import { templateParts } from "../terraform/template";

/** Finds what a reference such as `aws_lambda_function.activator.arn` stands for. */
export type Lookup = (reference: string) => string | undefined;

/**
 * Evaluates a string of synthesized Terraform JSON as Terraform does: escapes, literals and references.
 *
 * @param where the string's place, for errors
 * @throws UserError naming what cannot be known before something is deployed
 */
export function evaluate(template: string, lookup: Lookup, where: string): string {
  return templateParts(template)
    .map((part) => {
      if (part.kind === "text") return part.text;
      const value = /^[A-Za-z_][\w.-]*$/.test(part.expression) ? lookup(part.expression) : undefined;
      if (value !== undefined) return value;
      throw new UserError({
        what: "A value is known only when it is deployed",
        where,
        received: part.expression === "" ? template : part.expression,
        remedy:
          "The local run knows names and ARNs of what the stack declares; give it a value that does not depend on more",
      });
    })
    .join("");
}
