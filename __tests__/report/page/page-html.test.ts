import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { pageAssets } from "../../../src/report/page/page-assets";
import { pageHtml } from "../../../src/report/page/page-html";
import { failedRun, mapRun, retriedRun, runningRun, sampleRun } from "./sample-runs";

const sha = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

describe("the page of an execution", () => {
  it("allows its own scripts and styles by their hashes, and nothing else", async () => {
    const page = pageHtml(await failedRun());
    const scripts = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text = ""]) => sha(text));
    const styles = [...page.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, text = ""]) => sha(text));
    const policy = `default-src 'none'; script-src ${scripts.join(" ")}; style-src ${styles.join(" ")}; base-uri 'none'; form-action 'none'`;
    expect(page).toContain(`content="${policy.replaceAll("'", "&#39;")}"`);
    expect([scripts.length, styles.length]).toEqual([1, 2]);
  });

  it("has no handlers, styles or addresses in its markup", async () => {
    const page = pageHtml(await failedRun(), { compareWith: await retriedRun() });
    const markup = page.replace(/<script[\s\S]*?<\/script>|<style>[\s\S]*?<\/style>/g, "");
    expect(markup.match(/<[^>]*\s(on\w+|style|src)=/g)).toBeNull();
    expect([...markup.matchAll(/\shref="([^#][^"]*)"/g)]).toEqual([]);
    expect(markup.match(/<(link|img|iframe|object|embed|base|form)\b/g)).toBeNull();
  });

  it("takes at most 150 KB beside the data", () => {
    const { script, style } = pageAssets();
    expect(Buffer.byteLength(script + style)).toBeLessThan(120_000);
    expect(script).not.toMatch(/<\/script|<!--|innerHTML|outerHTML|insertAdjacentHTML|document\.write/i);
  });

  it("is as large as its data", async () => {
    const small = pageHtml(
      await sampleRun({
        definition: { StartAt: "A", States: { A: { Type: "Pass", End: true } } },
        input: {},
      }),
    );
    expect(Buffer.byteLength(small)).toBeLessThan(150_000);
  });

  it("is the same for the same record", async () => {
    const record = await mapRun(30);
    expect(pageHtml(record)).toBe(pageHtml(record));
  });

  it("says what failed, where and why, before anything else", async () => {
    const page = pageHtml(await failedRun());
    const failure = page.slice(
      page.indexOf('<section class="failure"'),
      page.indexOf('<div class="panels">'),
    );
    expect(
      failure
        .replace(/<[^>]+>/g, "")
        .split("\n")
        .filter((line) => line !== ""),
    ).toEqual([
      "CalibrationBusy",
      "in Processor",
      "The calibration service has no table for band 29 yet",
      "Stack traceCalibrationBusy: The calibration service has no table for band 29 yet",
      "    at tableOf (/var/task/lambdas/calibration.ts:48:11)",
      "    at async handler (/var/task/lambdas/processor.ts:12:18)",
    ]);
  });

  it("says of a running execution as of when it is", async () => {
    const page = pageHtml(await runningRun(), { asOf: "2026-03-14T11:00:00.500Z" });
    const facts = page
      .slice(page.indexOf('<dl class="facts">'), page.indexOf("</dl>"))
      .replace(/<[^>]+>/g, " ");
    expect(facts.replace(/\s+/g, " ")).toContain("Elapsed 1 h 33 min As of 2026-03-14 11:00:00 UTC");
  });

  it("has each state of a long execution once where a script runs, and all without", async () => {
    const names = Array.from({ length: 450 }, (_, i) => `S${i}`);
    const states = names.map((name, i) => [
      name,
      { Type: "Pass", ...(i === 449 ? { End: true } : { Next: `S${i + 1}` }) },
    ]);
    const page = pageHtml(
      await sampleRun({ definition: { StartAt: "S0", States: Object.fromEntries(states) }, input: {} }),
    );
    const [first = "", second = ""] = [...page.matchAll(/<tbody>[\s\S]*?<\/tbody>/g)].map(([text]) => text);
    expect([first.match(/<tr /g)?.length, second.match(/<tr /g)?.length]).toEqual([50, 400]);
  });
});
