/** A part of a template: text as it will be, or an expression that Terraform evaluates. */
export type TemplatePart =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "expression";
      /** What stands between the braces. */
      readonly expression: string;
      /** It with `${` and `}`. */
      readonly source: string;
    };

const SPECIAL = /\$\$\{|%%\{|\$\{|%\{/g;
const LITERAL = /^"((?:[^"\\]|\\.)*)"$/;

/**
 * Takes a string of Terraform's JSON apart: escapes and literals become text.
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
 */
export function templateParts(template: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let text = "";
  let from = 0;
  for (const { 0: special, index } of template.matchAll(SPECIAL)) {
    if (index < from) continue;
    text += template.slice(from, index);
    if (special === "$${" || special === "%%{") {
      from = index + special.length;
      text += special.slice(1);
      continue;
    }
    const end = closingBrace(template, index + special.length);
    from = end + 1;
    const expression = template.slice(index + special.length, end).trim();
    const literal = special === "${" ? literalText(expression) : undefined;
    if (literal !== undefined) {
      text += literal;
      continue;
    }
    if (text !== "") parts.push({ kind: "text", text });
    text = "";
    parts.push({ kind: "expression", expression, source: template.slice(index, from) });
  }
  text += template.slice(from);
  if (text !== "" || parts.length === 0) parts.push({ kind: "text", text });
  return parts;
}

/** Where the brace stands that closes an expression; the end of the template where none does. */
function closingBrace(template: string, from: number): number {
  let depth = 0;
  for (let i = from; i < template.length; i++) {
    const character = template[i];
    if (character === '"') i = closingQuote(template, i + 1);
    else if (character === "{") depth += 1;
    else if (character === "}") {
      if (depth === 0) return i;
      depth -= 1;
    }
  }
  return template.length;
}

function closingQuote(template: string, from: number): number {
  for (let i = from; i < template.length; i++) {
    if (template[i] === "\\") i += 1;
    else if (template[i] === '"') return i;
  }
  return template.length;
}

/** The text that an expression is, where it is a literal. */
function literalText(expression: string): string | undefined {
  const [, literal] = LITERAL.exec(expression) ?? [];
  if (literal === undefined) return undefined;
  try {
    return JSON.parse(`"${literal}"`) as string;
  } catch {
    return undefined;
  }
}
