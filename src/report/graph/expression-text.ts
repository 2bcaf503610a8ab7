/** What is between the delimiters of a JSONata expression; the text itself where it is none. */
export function expressionText(text: string): string {
  const trimmed = text.trim();
  return trimmed.startsWith("{%") && trimmed.endsWith("%}") ? trimmed.slice(2, -2).trim() : text;
}
