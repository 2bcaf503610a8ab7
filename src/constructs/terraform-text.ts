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
  return terraformText(unnormalized(JSON.stringify(value, null, 2)));
}

/** Terraform composes the characters of every string (Unicode's NFC): what that would change is written as escapes. */
function unnormalized(json: string): string {
  if (json.normalize() === json) return json;
  return json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function escaped(literal: string, beforeReference: boolean): string {
  // Not written as "$${": cdktf takes that for the beginning of an expression, and leaves the "${" of the references
  // that follow away. Right before a reference, dollar signs would make its "${" an escape.
  const dollars = beforeReference ? /\$+(?=\{|$)/g : /\$+(?=\{)/g;
  return literal.replace(dollars, (run) => DOLLAR.repeat(run.length)).replaceAll("%{", "%%{");
}
