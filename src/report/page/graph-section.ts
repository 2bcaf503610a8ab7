import type { ExecutionRecord } from "../../execution/record";
import { Html, html } from "./html-text";

/** The graph of the machine with what the execution did in it, and the style sheets that are in the picture. */
export function graphSection(record: ExecutionRecord): {
  readonly section: Html;
  readonly styles: readonly string[];
} {
  const svg = "";
  void record;
  const styles = [...svg.matchAll(/<style>([^<]*)<\/style>/g)].map(([, text]) => text ?? "");
  return {
    styles,
    section: html`<section class="panel graph" aria-labelledby="graph-heading">
<header><h2 id="graph-heading">Graph</h2></header>
<div class="canvas">${new Html(svg)}</div>
</section>`,
  };
}
