import { addressOf } from "./address";
import { glyph } from "./glyphs";
import { type Html, html } from "./html-text";
import { rowCells } from "./row-cells";
import { type Row, rowKey, rowsAtATime, rowsOf } from "./rows";
import type { PageIndex } from "./shape";
import { counted } from "./words";

/** Rows that the page is written with at most. */
const MOST_ROWS = 5000;

/** The table of states. */
export function stateTable({ states, comparedWith }: PageIndex): Html {
  const rows = rowsOf(states, { selection: { steps: [] }, iteration: () => undefined });
  const compared = comparedWith !== undefined;
  const few = rowsAtATime(rows.length);
  const rest = rows.slice(few, MOST_ROWS);
  const left = rows.length - MOST_ROWS;
  const errors = rows.some((row) => rowCells(row).error !== "");
  return html`<section class="panel states" aria-labelledby="states-heading">
<header><h2 id="states-heading">States</h2><p class="count">${counted(states.length, "visit")}</p></header>
<div class="scroll" tabindex="0" role="region" aria-label="Table of states">
${table(rows.slice(0, few), compared, errors)}
<p class="left" hidden></p>
${rest.length === 0 ? undefined : html`<noscript>${table(rest, compared, errors)}${left <= 0 ? undefined : html`<p>${counted(left, "row")} more</p>`}</noscript>`}
</div>
</section>`;
}

function table(rows: readonly Row[], compared: boolean, errors: boolean): Html {
  return html`<table${errors ? html` data-errors` : undefined}>
<thead><tr><th scope="col">State</th><th scope="col">Status</th><th scope="col" class="number">Attempts</th><th scope="col" class="number">Start</th><th scope="col" class="number">Duration</th>${compared ? html`<th scope="col">Differs</th>` : undefined}<th scope="col">Error</th></tr></thead>
<tbody>
${rows.map((row) => tableRow(row, compared))}
</tbody>
</table>`;
}

function tableRow(row: Row, compared: boolean): Html {
  const { name, type, status, word, attempts, start, duration, error, differs } = rowCells(row);
  return html`<tr data-key="${rowKey(row)}" data-depth="${Math.min(row.depth, 8)}" data-kind="${row.kind}"${status === undefined ? undefined : html` data-status="${status}"`}><th scope="row"><a href="${addressOf(row)}">${status === undefined ? undefined : glyph(status)}<bdi>${name}</bdi>${type === "" ? undefined : html` <span class="type">${type}</span>`}</a></th><td class="word">${word}</td><td class="number">${attempts}</td><td class="number">${start}</td><td class="number">${duration}</td>${compared ? html`<td class="differs">${differs}</td>` : undefined}<td class="error"><bdi>${error}</bdi></td></tr>
`;
}
