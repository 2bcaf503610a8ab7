import type { ExecutionRecord } from "../../execution/record";
import { duration } from "../duration";
import { missingVisits } from "./comparison";
import { type Html, html } from "./html-text";
import { statusWord } from "./words";

/** What a page is compared with, and what only the other run has; nothing where there is no other. */
export function comparisonSection(
  record: ExecutionRecord,
  other: ExecutionRecord | undefined,
): Html | undefined {
  if (other === undefined) return undefined;
  const missing = [...new Set(missingVisits(record.states, other.states))];
  const took = other.durationMs === undefined ? "" : ` in ${duration(other.durationMs)}`;
  return html`<section class="comparison" aria-labelledby="comparison-heading">
<h2 id="comparison-heading">Compared with <bdi class="code">${other.name}</bdi></h2>
<p>It ${other.status === "RUNNING" ? "is running" : html`${statusWord(other.status)}${took}`}. States that differ are marked with how.</p>
${missing.length === 0 ? undefined : html`<p>Only in the other: ${missing.map((name, i) => html`${i === 0 ? "" : ", "}<bdi>${name}</bdi>`)}</p>`}
</section>`;
}
