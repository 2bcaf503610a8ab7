import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { State } from "../../src/asl/definition";
import type { Json } from "../../src/input/json-text";
import { failedRun, mapRun, retriedRun, runningRun, sampleRun } from "../report/page/sample-runs";
import { CHROMIUM, launched } from "./chromium";
import { openedPage } from "./opened-page";
import { requirement } from "./requirement";

const describe = await requirement(CHROMIUM);

/** What axe finds, a line each. Its script is run as the browser's own, which the page's policy does not hold for. */
async function found(page: Page): Promise<unknown> {
  return await page.evaluate(
    `${axe.source};axe.run(document)
      .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map((node) => id + " " + node.html.slice(0, 160) + " " + node.failureSummary)))`,
  );
}

const focused = (page: Page) =>
  page.evaluate("(document.activeElement.querySelector('title') ?? document.activeElement).textContent");
const address = (page: Page) => page.evaluate("location.hash");
const heading = (page: Page) => page.locator("#pane-heading").innerText();
const chosen = async (page: Page) => ({
  pane: await page.locator("#pane-heading bdi").innerText(),
  graph: await page.locator(".asl-graph [aria-pressed=true]").getAttribute("data-path"),
  timeline: await page.locator(".rows .row > a[aria-current]").innerText(),
  table: await page.locator(".states a[aria-current] bdi").innerText(),
});

describe("the page of an execution in Chromium", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launched();
  });
  afterAll(() => browser?.close());

  const PROCESSOR = {
    pane: "Processor",
    graph: "$.States.Processor",
    timeline: "Processor",
    table: "Processor",
  };

  it.each([
    ["graph", '.asl-graph [data-path="$.States.Processor"]'],
    ["timeline", '.rows .row > a:has-text("Processor")'],
    ["table", '.states td.word:has-text("failed")'],
  ])("selects in the %s, and shows it in all the others and in the address", async (_part, selector) => {
    const page = await openedPage(browser, await failedRun());
    await page.locator(selector).first().click();
    await expect.poll(() => address(page)).toBe("#state=Processor");
    await expect.poll(() => chosen(page)).toEqual(PROCESSOR);
  });

  it("opens at what an address names, and goes back and forward", async () => {
    const page = await openedPage(browser, await failedRun(), { address: "#state=Processor&attempt=2" });
    await expect.poll(() => chosen(page)).toEqual(PROCESSOR);
    await expect
      .poll(() => page.locator(".attempt[aria-current] > summary h3").innerText())
      .toBe("Attempt 2");
    await page.locator('.states a:has-text("Activator")').click();
    await expect.poll(() => heading(page)).toContain("Activator");
    await page.goBack();
    await expect
      .poll(() => page.locator(".attempt[aria-current] > summary h3").innerText())
      .toBe("Attempt 2");
    await page.goForward();
    await expect.poll(() => heading(page)).toContain("Activator");
  });

  it("opens an iteration of a Map: its graph, its states, its failure", async () => {
    const page = await openedPage(browser, await mapRun(60), { address: "#state=Scenes" });
    expect(await page.locator(".iterations tbody th").allInnerTexts()).toHaveLength(50);
    expect((await page.locator(".iterations tbody th").allInnerTexts()).slice(0, 5)).toEqual([
      "Iteration 3",
      "Iteration 20",
      "Iteration 37",
      "Iteration 54",
      "Iteration 0",
    ]);
    const skipped = page.locator('[data-path="$.States.Scenes.ItemProcessor.States.Skipped"]');
    await page.locator('.iterations a:has-text("Iteration 0")').click();
    await expect.poll(() => skipped.locator("title").textContent()).toBe("Skipped, not reached");
    await page.goBack();
    await page.locator('.iterations a:has-text("Iteration 20")').click();
    await expect.poll(() => address(page)).toBe("#state=Scenes&iteration=20");
    await expect.poll(() => skipped.locator("title").textContent()).toBe("Skipped, succeeded, 0 ms");
    await page.locator('[data-path="$.States.Scenes.ItemProcessor.States.Process"]').click();
    await expect.poll(() => address(page)).toBe("#state=Scenes&iteration=20&state=Process");
    await expect.poll(() => page.locator(".error-block .message").innerText()).toBe("Scene 20 has no pixels");
    await page.locator('.crumbs a:has-text("Execution")').click();
    await expect.poll(() => skipped.locator("title").textContent()).toContain("4 visits");
  });

  it("filters iterations by status, turns their pages, and opens one by its index", async () => {
    const page = await openedPage(browser, await mapRun(120), { address: "#state=Scenes" });
    await page.locator('.iterations button:has-text("caught 7")').click();
    await expect.poll(() => page.locator(".iterations tbody tr").count()).toBe(7);
    await page.locator('.iterations button:has-text("all 120")').click();
    await page.getByRole("button", { name: "Next page" }).click();
    await expect.poll(() => page.locator(".pager .count").innerText()).toBe("51–100 of 120");
    await page.getByLabel("Index of an iteration").fill("99");
    await page.keyboard.press("Enter");
    await expect.poll(() => address(page)).toBe("#state=Scenes&iteration=99");
  });

  it("can be used by the keyboard alone", async () => {
    const page = await openedPage(browser, await failedRun());
    await page.keyboard.press("n");
    await expect.poll(() => address(page)).toBe("#state=Processor");
    await expect.poll(() => heading(page)).toContain("Processor");
    await page.keyboard.press("Escape");
    await expect.poll(() => heading(page)).toBe("Execution");
    await page.keyboard.press("g");
    await expect.poll(() => focused(page)).toBe("Processor, failed, 3 attempts, 11.5 s");
    await page.keyboard.press("ArrowUp");
    await expect.poll(() => focused(page)).toContain("Any bands?");
    await page.keyboard.press("Enter");
    await expect.poll(() => heading(page)).toContain("Any bands?");
    await page.keyboard.press("j");
    await expect.poll(() => heading(page)).toContain("Processor");
    await page.keyboard.press("/");
    await page.keyboard.type("cool");
    await expect.poll(() => page.locator(".states tbody tr").count()).toBe(1);
    await page.keyboard.press("Enter");
    await expect.poll(() => address(page)).toBe("#state=Cool%20down");
    await page.keyboard.press("Escape");
    await expect.poll(() => page.locator(".states tbody tr").count()).toBe(4);
    await page.keyboard.press("s");
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => focused(page)).toContain("Cool down");
    await page.keyboard.press("?");
    expect(await page.getByRole("dialog").innerText()).toContain("Next failure");
    await page.keyboard.press("Escape");
    await page.keyboard.press("t");
    expect(await page.evaluate("document.documentElement.dataset.theme")).toBe("dark");
  });

  it("zooms, moves and fits the graph", async () => {
    const page = await openedPage(browser, await failedRun());
    const box = async () =>
      ((await page.locator(".canvas > svg").getAttribute("viewBox")) ?? "").split(" ").map(Number);
    const [x = 0, , width = 0] = await box();
    await page.getByRole("button", { name: "Zoom in" }).click();
    expect((await box())[2]).toBeCloseTo(width / 1.25, 1);
    await page.locator(".canvas").hover();
    await page.mouse.wheel(0, 300);
    expect((await box())[2]).toBeGreaterThan(width / 1.25);
    await page.mouse.down();
    await page.mouse.move(200, 500, { steps: 4 });
    await page.mouse.up();
    expect((await box())[0]).not.toBeCloseTo(x, 0);
    await page.keyboard.press("0");
    expect((await box())[2]).toBeCloseTo(width, 1);
  });

  it("begins a graph of which nothing could be read as a whole at its first state", async () => {
    const page = await openedPage(browser, await sampleRun({ definition: inARow(600), input: {} }));
    const nodes = page.locator(".asl-graph [data-path]");
    await expect.poll(() => nodes.count()).toBeLessThan(100);
    expect(await nodes.first().getAttribute("data-path")).toBe("$.States.S0");
    await page.getByRole("button", { name: "Fit" }).click();
    await expect.poll(() => nodes.count()).toBe(600);
  });

  it("keeps of a large graph in the document what is in sight, and brings back the rest", async () => {
    const page = await openedPage(browser, await sampleRun({ definition: inARow(600), input: {} }), {
      address: "#state=S500",
    });
    const nodes = page.locator(".asl-graph [data-path]");
    await expect.poll(() => nodes.count()).toBeLessThan(100);
    expect(await page.locator(".asl-graph [aria-pressed=true]").getAttribute("data-path")).toBe(
      "$.States.S500",
    );
    await page.keyboard.press("g");
    for (let i = 0; i < 30; i += 1) await page.keyboard.press("ArrowUp");
    expect(await focused(page)).toContain("S470, succeeded");
    expect(await page.locator(".states a[aria-current] bdi").innerText()).toBe("S500");
    expect(await page.locator(".states tbody tr").count()).toBe(50);
    await page.keyboard.press("0");
    await expect.poll(() => nodes.count()).toBe(600);
  });

  it("shows what each stage of the data changed, and finds and copies in it", async () => {
    const page = await openedPage(browser, await retriedRun(), {
      address: "#state=Processor",
      permissions: ["clipboard-read", "clipboard-write"],
    });
    expect(await page.locator(".stage h3").allInnerTexts()).toEqual([
      "Input",
      "After InputPath",
      "After Parameters",
      "Result",
      "After ResultSelector",
      "After ResultPath",
      "Output",
    ]);
    const stage = page.locator('.stage:has(h3:text-is("After ResultPath"))');
    expect(await stage.locator(".tag").innerText()).toContain("replaced");
    const input = page.locator('.stage:has(h3:text-is("Input"))');
    await input.getByLabel("Search in Input").fill("accepted");
    expect(await input.locator(".match").innerText()).toContain("accepted");
    await input.getByRole("button", { name: "Copy path" }).click();
    await expect.poll(() => page.locator(".announcement").textContent()).toBe("path copied");
  });

  it("filters log lines by level and text", async () => {
    const page = await openedPage(browser, await failedRun(), { address: "#state=Processor" });
    await page.getByRole("tab", { name: "Logs" }).click();
    await expect.poll(() => page.locator(".logs > li").count()).toBe(9);
    await page.locator('.chips button:text-is("INFO")').click();
    await expect.poll(() => page.locator(".logs > li").count()).toBe(6);
    await page.getByLabel("Filter the log lines by text").fill("attempt 2");
    await expect
      .poll(() => page.locator(".logs > li .text").allInnerTexts())
      .toEqual(["Calibration service is busy, attempt 2"]);
  });

  it("marks what differs from another run", async () => {
    const page = await openedPage(browser, await failedRun(), {
      compareWith: await retriedRun(),
      address: "#state=Processor",
    });
    expect(await page.locator(".comparison").innerText()).toContain("Only in the other: Publish");
    expect(await page.locator(".states td.differs").allInnerTexts()).toEqual([
      "output",
      "output",
      "output",
      "status, output, duration",
    ]);
    await page.getByRole("tab", { name: "Compared" }).click();
    expect(await page.locator(".compared").innerText()).toContain("Status, other\nsucceeded");
  });

  it("says of a running execution how long it takes, and as of when", async () => {
    const page = await openedPage(browser, await runningRun());
    const facts = await page.locator(".masthead .facts").innerText();
    expect(facts).toContain("Elapsed\n1 h 0 min");
    expect(facts).toContain("As of\n2026-03-14 10:26:55 UTC");
    expect(await page.locator(".masthead .status").innerText()).toBe("running");
  });

  it("reads with JavaScript off", async () => {
    const page = await openedPage(browser, await failedRun(), { javaScriptEnabled: false });
    expect(await page.locator(".failure").innerText()).toContain(
      "The calibration service has no table for band 29 yet",
    );
    expect(await page.locator(".asl-graph [data-path]").count()).toBe(6);
    await expect.poll(() => page.locator(".states tbody tr").allInnerTexts()).toHaveLength(4);
    await page.locator('.pane summary:has-text("Processor")').click();
    expect(await page.locator(".pane details[open]").innerText()).toContain(
      "Calibration service is busy, attempt 2",
    );
  });

  it.each(["light", "dark"] as const)(
    "has the colours of a %s system, and the other's when asked",
    async (colorScheme) => {
      const page = await openedPage(browser, await failedRun(), { colorScheme });
      const ground = () =>
        page.evaluate("getComputedStyle(document.querySelector('.panel')).backgroundColor");
      const [light, dark] = ["rgb(255, 255, 255)", "rgb(16, 20, 26)"];
      expect(await ground()).toBe(colorScheme === "light" ? light : dark);
      await page.locator("button.theme").click();
      expect(await ground()).toBe(colorScheme === "light" ? dark : light);
    },
  );

  const VIEWS = ["light", "dark"].flatMap((colorScheme) =>
    [1440, 360].map((width) => [colorScheme, width] as const),
  );

  it.each(VIEWS)("has nothing that axe finds, %s and %i pixels wide", async (colorScheme, width) => {
    const circumstances = { colorScheme: colorScheme as "light" | "dark", viewport: { width, height: 800 } };
    const failed = await openedPage(browser, await failedRun(), {
      ...circumstances,
      address: "#state=Processor&attempt=3",
      compareWith: await retriedRun(),
    });
    expect(await found(failed)).toEqual([]);
    for (const name of ["Data", "Logs", "Compared", "Definition"]) {
      await failed.getByRole("tab", { name }).click();
      expect(await found(failed)).toEqual([]);
    }
    await failed.keyboard.press("?");
    expect(await found(failed)).toEqual([]);
    const map = await openedPage(browser, await mapRun(120), { ...circumstances, address: "#state=Scenes" });
    expect(await found(map)).toEqual([]);
    await map.locator('.iterations a:has-text("Iteration 20")').click();
    expect(await found(map)).toEqual([]);
    expect(await map.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
  });

  it("prints light, with everything on paper and no controls", async () => {
    const page = await openedPage(browser, await failedRun(), {
      colorScheme: "dark",
      address: "#state=Processor",
    });
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator(".tools").isVisible()).toBe(false);
    expect(await page.evaluate("getComputedStyle(document.querySelector('.panel')).backgroundColor")).toBe(
      "rgb(255, 255, 255)",
    );
    expect(await page.evaluate("document.documentElement.scrollHeight > innerHeight")).toBe(true);
    expect((await page.pdf()).length).toBeGreaterThan(10_000);
  });

  it("keeps hostile names, payloads and logs what they are: text", async () => {
    const markup = `</script><!--<img src="https://example.invalid/x" onerror="document.title='owned'">`;
    const steering = "\u001b[2J\u202eevil\u2066\u0007";
    const page = await openedPage(browser, await hostileRun(markup, steering), {
      address: `#state=${encodeURIComponent(`A ${markup.slice(0, 60)}`)}`,
    });
    expect(await page.title()).not.toBe("owned");
    expect(await page.locator("main img, .pane img").count()).toBe(0);
    const text = (await page.locator("body").innerText()).normalize();
    expect(text).toContain("onerror=");
    expect(text).toContain("\\u001b[2J\\u202eevil\\u2066\\u0007");
    for (const sign of ["\u001b", "\u202e", "\u2066", "\u0007"]) expect(text).not.toContain(sign);
    expect(await page.locator('.tree .key:text-is("__proto__")').count()).toBeGreaterThan(0);
    const large = page.getByRole("button", { name: /Show all 2\d\d\.\d kB/ });
    expect(await large.first().isVisible()).toBe(true);
    await large.first().click();
    await page.locator('.tree [aria-expanded]:has-text("large")').first().click();
    for (const name of ["Attempts", "Logs", "Definition"]) {
      await page.getByRole("tab", { name }).click();
      expect(await page.locator("main img").count()).toBe(0);
    }
    expect(await page.title()).not.toBe("owned");
  });
});

/** A machine whose name for a state, input, output and logs do their worst. */
function hostileRun(markup: string, steering: string) {
  const name = `A ${markup.slice(0, 60)}`;
  let deep: Json = "ground";
  for (let level = 0; level < 3000; level += 1) deep = [deep];
  return sampleRun({
    definition: {
      Comment: markup,
      StartAt: name,
      States: {
        [name]: {
          Type: "Task",
          Resource: "arn:aws:lambda:us-east-1:123456789012:function:hostile",
          Comment: steering,
          ResultPath: "$.result",
          Next: "Done",
        },
        Done: { Type: "Fail", Error: markup, Cause: `${markup} ${steering}` },
      },
    },
    input: JSON.parse(
      `{"__proto__": {"polluted": true}, "constructor": 1, "deep": ${JSON.stringify(deep)}}`,
    ) as Json,
    functions: () => ({
      answer: { markup, steering, large: `${"x".repeat(200_000)}\u202e` },
      logs: [markup, steering, JSON.stringify({ level: "ERROR", message: markup }), "x".repeat(1_000_000)],
    }),
  });
}

/** So many states, one after the other. */
function inARow(length: number) {
  const states = Array.from({ length }, (_, i): [string, State] => [
    `S${i}`,
    { Type: "Pass", ...(i === length - 1 ? { End: true } : { Next: `S${i + 1}` }) },
  ]);
  return { StartAt: "S0", States: Object.fromEntries(states) };
}
