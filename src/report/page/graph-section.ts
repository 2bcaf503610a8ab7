import type { ExecutionRecord } from "../../execution/record";
import { marksOf } from "../graph/execution-marks";
import { graphSvg } from "../graph/svg";
import { Html, html } from "./html-text";
import { statusWord } from "./words";

/** The graph of the machine with what the execution did in it, and the style sheets that are in the picture. */
export function graphSection(record: ExecutionRecord): {
  readonly section: Html;
  readonly styles: readonly string[];
} {
  const svg = graphSvg(record.definition, {
    title: `${record.stateMachine.name}, ${statusWord(record.status)}`,
    marks: marksOf(record),
    selectable: true,
  });
  return {
    styles: [...svg.matchAll(/<style>([^<]*)<\/style>/g)].map(([, text]) => text ?? ""),
    section: html`<section class="panel graph" aria-labelledby="graph-heading">
<header><h2 id="graph-heading">Graph</h2></header>
<div class="canvas">${new Html(svg)}</div>
</section>`,
  };
}
