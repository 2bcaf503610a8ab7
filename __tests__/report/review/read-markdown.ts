import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";

/** Markdown as GitHub reads it, with HTML in it taken as HTML. */
export function markdownHtml(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

/** Everything in angle brackets that a browser would not show as text. */
export function tagsOf(html: string): string[] {
  return [...html.matchAll(/<[^>]*>?/g)].map(([tag]) => tag);
}

/** What is not in code. */
export function outsideOfCode(html: string): string {
  return html.replace(/<code[^>]*>[^<]*<\/code>/g, "<code></code>");
}

/** How many cells each row of each table has, by the pipes that no backslash stands before. */
export function cellCounts(markdown: string): number[][] {
  const tables: number[][] = [];
  let current: number[] = [];
  for (const line of [...markdown.split("\n"), ""]) {
    if (line.startsWith("| ")) {
      current.push(line.replace(/\\./gs, "").split("|").length - 2);
    } else if (current.length > 0) {
      tables.push(current);
      current = [];
    }
  }
  return tables;
}
