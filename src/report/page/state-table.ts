import { addressOf } from "./address";
import { glyph } from "./glyphs";
import { type Html, html } from "./html-text";
import { rowCells } from "./row-cells";
import { type Row, rowKey, rowsOf } from "./rows";
import type { PageIndex } from "./shape";
import { counted } from "./words";

/** Rows that a page is written with; its script shows the others when they are asked for. */
export const MOST_ROWS = 2500;

/** The table of states. */
export function stateTable({ states, comparedWith }: PageIndex): Html {
  const rows = rowsOf(states, { selection: { steps: [] }, iteration: () => undefined });
  const left = rows.length - MOST_ROWS;
  return html`<section class="panel states" aria-labelledby="states-heading">
<header><h2 id="states-heading">States</h2><p class="count">${counted(states.length, "visit")}</p></header>
<div class="scroll" tabindex="0" role="region" aria-label="Table of states">
<table${rows.some((row) => rowCells(row).error !== "") ? html` data-errors` : undefined}>
<thead><tr><th scope="col">State</th><th scope="col">Status</th><th scope="col" class="number">Attempts</th><th scope="col" class="number">Start</th><th scope="col" class="number">Duration</th>${comparedWith === undefined ? undefined : html`<th scope="col">Differs</th>`}<th scope="col">Error</th></tr></thead>
<tbody>
${rows.slice(0, MOST_ROWS).map((row) => tableRow(row, comparedWith !== undefined))}
</tbody>
</table>
${left <= 0 ? undefined : html`<p class="left">${counted(left, "row")} more</p>`}
</div>
</section>`;
}

function tableRow(row: Row, compared: boolean): Html {
  const { name, type, status, word, attempts, start, duration, error, differs } = rowCells(row);
  return html`<tr data-key="${rowKey(row)}" data-depth="${Math.min(row.depth, 8)}" data-kind="${row.kind}"${status === undefined ? undefined : html` data-status="${status}"`}><th scope="row"><a href="${addressOf(row)}">${status === undefined ? undefined : glyph(status)}<bdi>${name}</bdi>${type === "" ? undefined : html` <span class="type">${type}</span>`}</a></th><td class="word">${word}</td><td class="number">${attempts}</td><td class="number">${start}</td><td class="number">${duration}</td>${compared ? html`<td class="differs">${differs}</td>` : undefined}<td class="error"><bdi>${error}</bdi></td></tr>
`;
}
