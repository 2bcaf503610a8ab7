const REFERENCE = /(\$\{TfToken\[[^\]]+\]\})/;
const DOLLAR = `\${"$"}`;

/**
 * Text as a Terraform string: references to attributes stay references, and whatever else Terraform would take for a
 * template is escaped.
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
 */
export function terraformText(text: string): string {
  const parts = text.split(REFERENCE);
  return parts.map((part, i) => (i % 2 === 1 ? part : escaped(part, i < parts.length - 1))).join("");
}

/** A value as JSON text in a Terraform string, escaped like {@link terraformText}. */
export function terraformJson(value: unknown): string {
  return terraformText(JSON.stringify(value, null, 2));
}

function escaped(literal: string, beforeReference: boolean): string {
  // The replacements are functions because "$$" in a replacement text means one dollar sign.
  const text = literal.replace(/[$%]\{/g, (opening) => opening.charAt(0) + opening);
  // Dollar signs right before a reference would make the reference's own "${" an escape.
  return beforeReference ? text.replace(/\$+$/, (dollars) => DOLLAR.repeat(dollars.length)) : text;
}
