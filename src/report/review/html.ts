import type { Review } from "../../review/review";
import { contentPolicy } from "../page/content-policy";
import { Html, html } from "../page/html-text";
import type { FindingList, ReviewDocument, Section } from "./document";
import { blockHtml, lineHtml } from "./html-blocks";
import { REVIEW_STYLE } from "./html-style";
import { reviewDocument } from "./review-document";

/**
 * Reviews as one HTML document that needs nothing else and runs no script. Machines are drawn before and after; nothing is
 * left out but secrets.
 */
export function reviewHtml(reviews: readonly Review[]): string {
  const bodies = reviews.map((review, i) => reviewBody(reviewDocument(review), `r${i}`));
  const graphs = bodies.flatMap(({ markup }) => [...markup.matchAll(/<style>([^<]*)<\/style>/g)]);
  const styles = [...new Set([REVIEW_STYLE, ...graphs.map(([, style]) => style ?? "")])];
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy({ scripts: [], styles })}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Review of a change</title>
<style>${new Html(REVIEW_STYLE)}</style>
</head>
<body>
<main>
${bodies}
</main>
</body>
</html>
`;
  return page.markup;
}

function reviewBody({ verdict, counts, findings, sections }: ReviewDocument, id: string): Html {
  return html`<header class="verdict">
<h1>${lineHtml(verdict)}</h1>
<p class="counts">${lineHtml(counts)}</p>
</header>
${findings.map(findingHtml)}${sections.map((section, i) => sectionHtml(section, `${id}s${i}`))}`;
}

function findingHtml({ isOpen, title, items }: FindingList): Html {
  return html`<section class="finding ${isOpen ? "open" : "accepted"}">
<h2>${lineHtml(title)}</h2>
<ul>${items.map((item) => html`<li>${lineHtml(item)}</li>\n`)}</ul>
</section>
`;
}

function sectionHtml({ title, isFolded, parts }: Section, id: string): Html {
  const blocks = parts.flatMap((part, i) =>
    part.blocks.map((block, k) => blockHtml(block, `${id}p${i}b${k}`)),
  );
  if (isFolded) return html`<details><summary>${lineHtml(title)}</summary>${blocks}</details>\n`;
  return html`<section><h2>${lineHtml(title)}</h2>
${blocks}</section>
`;
}
