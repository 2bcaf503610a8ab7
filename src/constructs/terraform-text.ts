const REFERENCE = /\$\{TfToken\[[^\]]+\]\}/;

/**
 * A value as JSON text inside a Terraform string: references to attributes stay references, and whatever else
 * Terraform would take for a template is escaped.
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
 */
export function terraformJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  const parts = text.split(new RegExp(`(${REFERENCE.source})`));
  return parts.map((part, i) => (i % 2 === 1 ? part : escaped(part, i < parts.length - 1))).join("");
}

function escaped(literal: string, beforeReference: boolean): string {
  const text = literal.replaceAll("${", "$${").replaceAll("%{", "%%{");
  // A dollar sign right before a reference would make the reference's own "${" an escape.
  return beforeReference && text.endsWith("$") ? `${text.slice(0, -1)}\${"$"}` : text;
}
