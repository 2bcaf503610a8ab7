import type { ExecutionRecord } from "../../execution/record";
import { comparisonSection } from "./comparison-section";
import { contentPolicy } from "./content-policy";
import { failureSection } from "./failure-section";
import { glyphSprite } from "./glyphs";
import { graphSection } from "./graph-section";
import { Html, html } from "./html-text";
import { jsonBlock } from "./json-block";
import { masthead } from "./masthead";
import { pageAssets } from "./page-assets";
import { pageData } from "./page-data";
import { plainDetails } from "./plain-details";
import { stateTable } from "./state-table";

export interface PageOptions {
  /** Another run of the same machine: the states in which the two differ are marked. */
  readonly compareWith?: ExecutionRecord;
  /**
   * When the record was taken, in ISO 8601: what a running execution's time is measured to.
   * @default the time of its last event
   */
  readonly asOf?: string;
}

/**
 * A record as one HTML page that needs nothing else: it opens from disk, asks the network for nothing, and says all that is
 * most important with JavaScript off. Nothing of the record is left out but its events; what must not be seen is to be
 * redacted before.
 *
 * @throws RangeError where the page would be longer than a string can be
 */
export function pageHtml(record: ExecutionRecord, options: PageOptions = {}): string {
  const { script, style } = pageAssets();
  const asOf = options.asOf ?? record.history.at(-1)?.timestamp ?? record.startedAt;
  const data = pageData(record, { ...options, ...(asOf !== undefined && { asOf }) });
  const graph = graphSection(record);
  const policy = contentPolicy({ scripts: [script], styles: [style, ...graph.styles] });
  const blocks = data.blocks.map((text, i) => jsonBlock(`data-${i}`, text)).join("");
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${data.index.title}</title>
<style>${new Html(style)}</style>
</head>
<body>
${glyphSprite()}
${masthead(record, asOf)}
<main id="main" tabindex="-1">
${failureSection(record)}
${comparisonSection(record, options.compareWith)}
<div class="panels">
${graph.section}
<div class="middle">
<section class="panel timeline" aria-labelledby="timeline-heading" hidden>
<header><h2 id="timeline-heading">Timeline</h2></header>
<div class="lanes"></div>
</section>
${stateTable(data.index)}
</div>
<section class="panel pane" aria-labelledby="pane-heading" tabindex="-1">
<header><h2 id="pane-heading">Execution</h2></header>
<div class="content"></div>
${plainDetails(record)}
</section>
</div>
</main>
<p class="announcement" role="status"></p>
${new Html(jsonBlock("index", data.indexText))}${new Html(blocks)}<script>${new Html(script)}</script>
</body>
</html>
`;
  return page.markup;
}
