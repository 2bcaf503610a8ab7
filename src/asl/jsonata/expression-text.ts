/**
 * The expression in a string `{% … %}`. Nothing may stand before or after the signs.
 * @returns undefined where the string is a literal
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function expressionText(value: string): string | undefined {
  if (value.length < 4 || !value.startsWith("{%") || !value.endsWith("%}")) return undefined;
  return value.slice(2, -2).trim();
}
