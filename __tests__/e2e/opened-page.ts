import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { expect, onTestFinished } from "vitest";
import type { ExecutionRecord } from "../../src/execution/record";
import { pageHtml } from "../../src/report/page/page-html";

export interface Circumstances extends BrowserContextOptions {
  /** Fragment of the address, with its sign. */
  readonly address?: string;
  readonly compareWith?: ExecutionRecord;
}

/**
 * The page of a record, opened from disk. The test fails where the page asks for anything but itself, or where its script
 * or its policy complains.
 */
export async function openedPage(
  browser: Browser,
  record: ExecutionRecord,
  { address = "", compareWith, ...options }: Circumstances = {},
): Promise<Page> {
  const folder = mkdtempSync(join(tmpdir(), "execution-page-"));
  const file = join(folder, "page.html");
  writeFileSync(file, pageHtml(record, compareWith === undefined ? {} : { compareWith }));
  const url = pathToFileURL(file).href;
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const complaints: string[] = [];
  context.on("request", (request) => {
    if (request.url().split("#")[0] !== url) complaints.push(`asked for ${request.url()}`);
  });
  const page = await context.newPage();
  page.on("console", (message) => complaints.push(`said ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(String(error)));
  onTestFinished(async () => {
    await context.close();
    rmSync(folder, { recursive: true });
    expect(complaints).toEqual([]);
  });
  await page.goto(url + address);
  return page;
}
