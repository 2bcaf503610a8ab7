import { UserError } from "../input/user-error";

/** Finds what a reference such as `aws_lambda_function.activator.arn` stands for. */
export type Lookup = (reference: string) => string | undefined;

const PART = /\$\$\{|%%\{|\$\{"((?:[^"\\]|\\.)*)"\}|\$\{([A-Za-z_][\w.-]*)\}|\$\{|%\{/g;

/**
 * Evaluates a string of synthesized Terraform JSON as Terraform does: escapes, literals and references.
 *
 * @param where the string's place, for errors
 * @throws UserError naming what cannot be known before something is deployed
 */
export function evaluate(template: string, lookup: Lookup, where: string): string {
  return template.replace(
    PART,
    (part: string, literal: string | undefined, reference: string | undefined) => {
      if (part === "$${") return "${";
      if (part === "%%{") return "%{";
      if (literal !== undefined) return JSON.parse(`"${literal}"`) as string;
      const value = reference === undefined ? undefined : lookup(reference);
      if (value !== undefined) return value;
      throw new UserError({
        what: "A value is known only when it is deployed",
        where,
        received: reference ?? template,
        remedy:
          "The local run knows names and ARNs of what the stack declares; give it a value that does not depend on more",
      });
    },
  );
}
