import { graphSvg } from "../graph/svg";
import { Html, html } from "../page/html-text";
import { seen } from "../terminal/columns";
import type { Block, Inline, Line } from "./document";

/** A line as markup. */
export function lineHtml(line: Line): readonly Html[] {
  return line.map(inlineHtml);
}

function inlineHtml(inline: Inline): Html {
  if (inline.kind === "strong") return html`<strong>${lineHtml(inline.inlines)}</strong>`;
  return inline.kind === "code"
    ? html`<code><bdi>${inline.text}</bdi></code>`
    : html`<bdi>${inline.text}</bdi>`;
}

/** @param id begins the ids in a picture, unique in a page */
export function blockHtml(block: Block, id: string): Html {
  switch (block.kind) {
    case "paragraph":
      return html`<p>${lineHtml(block.line)}</p>`;
    case "list":
      return html`<ul>${block.items.map((item) => html`<li>${lineHtml(item)}</li>`)}</ul>`;
    case "table":
      return tableHtml(block);
    case "diagram":
      return diagramHtml(block, id);
    case "diff":
      return html`<pre class="diff">${block.lines.map(diffLine)}</pre>`;
  }
}

function tableHtml({ headings, rows }: Extract<Block, { readonly kind: "table" }>): Html {
  const head = headings.map((heading) => html`<th scope="col">${heading}</th>`);
  const body = rows.map(
    (cells) =>
      html`<tr>${cells.map(
        (lines) => html`<td>${lines.map((line) => html`<div>${lineHtml(line)}</div>`)}</td>`,
      )}</tr>\n`,
  );
  return html`<div class="table" tabindex="0" role="region" aria-label="${headings.join(", ")}"><table><thead><tr>${head}</tr></thead>
<tbody>${body}</tbody></table></div>`;
}

/** Before and after, side by side. */
function diagramHtml(
  { title, before, after }: Extract<Block, { readonly kind: "diagram" }>,
  id: string,
): Html {
  const picture = (definition: typeof before, words: string, side: string) =>
    definition === undefined
      ? undefined
      : html`<figure><figcaption>${words}</figcaption><div class="picture" tabindex="0" role="region" aria-label="${`${title}, ${words}`}">${new Html(graphSvg(definition, { title: `${title}, ${words}`, idPrefix: `${id}${side}-` }))}</div></figure>`;
  return html`<div class="pictures">${picture(before, "before", "b")}${picture(after, "after", "a")}</div>`;
}

const SIGNS: Readonly<Record<string, string>> = { "+": "added", "-": "removed", "~": "changed", "#": "note" };

function diffLine(line: string): Html {
  return html`<span class="${SIGNS[line.charAt(0)] ?? "same"}">${seen(line)}\n</span>`;
}
