import { shownText } from "./text-lines";

/**
 * A text as Mermaid shows it literally, in quotes: every sign that Markdown, HTML or Mermaid could read is an entity code,
 * but for hyphens inside words, which no one does.
 * @see https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters
 */
export function mermaidText(text: string): string {
  return shownText(text).replace(/(?!(?<=\w)-\w)[!-/:-@[-`{-~]/g, (sign) => `#${sign.charCodeAt(0)};`);
}
