import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { CHROMIUM, launched } from "../__tests__/e2e/chromium";
import { pageHtml } from "../src/report/page/page-html";
import { largeRecord } from "./large-record";
import { median } from "./measure";

const STATES = 2000;
const ITERATIONS = 10_000;
const ROUNDS = 7;
const ADDRESSES = [
  "#state=State%201500",
  "#state=Items",
  "#state=Items&iteration=9700",
  "#state=Items&iteration=3&state=Process&attempt=1",
  "#state=State%203",
  "#",
];

/** The page of a large execution: how soon it is seen in Chromium, and how long until a selection is. */
export async function benchPage(): Promise<string[]> {
  const missing = await CHROMIUM.missing();
  if (missing !== undefined) return [`page: skipped, needs ${CHROMIUM.name}: ${CHROMIUM.remedy}`];
  const start = performance.now();
  const html = pageHtml(largeRecord(STATES, ITERATIONS));
  const written = performance.now() - start;
  const folder = mkdtempSync(join(tmpdir(), "bench-page-"));
  const file = join(folder, "page.html");
  writeFileSync(file, html);
  const browser = await launched();
  try {
    const paints: number[] = [];
    const ready: number[] = [];
    const selections = ADDRESSES.map(() => [] as number[]);
    for (let round = 0; round < ROUNDS; round += 1) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      await page.goto(pathToFileURL(file).href);
      paints.push(await number(page, "performance.getEntriesByName('first-contentful-paint')[0].startTime"));
      ready.push(
        await number(page, "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"),
      );
      for (const [i, address] of ADDRESSES.entries()) {
        selections[i]?.push(await number(page, selecting(address)));
      }
      await page.close();
    }
    const size = (html.length / 1_000_000).toFixed(1);
    const medians = selections.map(median);
    const slowest = Math.max(...medians);
    return [
      `page, ${STATES} states and ${ITERATIONS} iterations, ${size} MB: first paint after ${median(paints).toFixed(0)} ms, whole after ${median(ready).toFixed(0)} ms, a selection is seen after ${median(medians).toFixed(0)} ms, the slowest (${ADDRESSES[medians.indexOf(slowest)]}) after ${slowest.toFixed(0)} ms; written in ${written.toFixed(0)} ms`,
    ];
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

/** From a change of the address until what it selects is painted. */
function selecting(address: string): string {
  return `new Promise((seen) => {
    const start = performance.now();
    addEventListener("hashchange", () => requestAnimationFrame(() => setTimeout(() => seen(performance.now() - start))), { once: true });
    location.hash = ${JSON.stringify(address)};
  })`;
}

async function number(page: Page, expression: string): Promise<number> {
  return Number(await page.evaluate(expression));
}
