import { changeMermaid } from "./change-mermaid";
import type { Block } from "./document";
import { fenced, lineText, shownText } from "./markdown-text";

/** Blocks in Markdown, with empty lines between them. */
export function blocksText(blocks: readonly Block[]): string {
  return blocks
    .map(blockText)
    .filter((text) => text !== "")
    .join("\n\n");
}

function blockText(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return lineText(block.line);
    case "list":
      return block.items.map((item) => `- ${lineText(item)}`).join("\n");
    case "table":
      return tableText(block);
    case "diagram": {
      const diagram = changeMermaid(block.before, block.after, block.change);
      return diagram === "" ? "" : fenced("mermaid", diagram.trimEnd().split("\n"));
    }
    case "diff":
      return fenced("diff", block.lines.map(shownText));
  }
}

/** @see https://github.github.com/gfm/#tables-extension- */
function tableText({ headings, rows }: Extract<Block, { readonly kind: "table" }>): string {
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    row(headings),
    row(headings.map(() => "---")),
    ...rows.map((cells) => row(cells.map((lines) => lines.map((line) => lineText(line, true)).join("<br>")))),
  ].join("\n");
}
