import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { writePage } from "../../src/cli/execution-page";
import { PageFile } from "../../src/cli/page-file";
import { CHECKOUT } from "../checkout";
import { run } from "../command";
import { failedRun, retriedRun, sampleRun } from "../report/page/sample-runs";

const folder = mkdtempSync(join(tmpdir(), "hsi-page-"));
afterAll(() => rmSync(folder, { recursive: true }));

const options = { redact: [], option: "--report" };

describe("the file of a page", () => {
  it("can be read by its owner only, also where another file was there", async () => {
    const path = join(folder, "page.html");
    writeFileSync(path, "old", { mode: 0o644 });
    writePage(new PageFile(path, options), await failedRun());
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, "utf8")).toContain("CalibrationBusy");
    expect(readdirSync(folder)).toEqual(["page.html"]);
  });

  it("has no secrets in it: neither those of known shapes nor what is asked to be left out", async () => {
    const path = join(folder, "secrets.html");
    const definition = { StartAt: "A", States: { A: { Type: "Pass", End: true } } };
    const input = { key: "AKIAIOSFODNN7EXAMPLE", scene: { note: "for nobody else", place: "hidden valley" } };
    writePage(
      new PageFile(path, { redact: ["note", "$.scene.place"], option: "--report" }),
      await sampleRun({ definition, input }),
    );
    const page = readFileSync(path, "utf8");
    for (const secret of ["AKIAIOSFODNN7EXAMPLE", "for nobody else", "hidden valley"])
      expect(page).not.toContain(secret);
  });

  it("is refused before anything runs where it cannot be written", () => {
    mkdirSync(join(folder, "taken"));
    writeFileSync(join(folder, "file"), "");
    const error = (path: string) => {
      try {
        return new PageFile(join(folder, path), options).path;
      } catch (error) {
        return error instanceof Error ? error.message.replaceAll(folder, "…") : error;
      }
    };
    const fix = "Name a file in a folder that exists and that you may write to";
    const refused = (what: string, path: string) =>
      `error: ${what}\n   at: --report\n  got: "…/${path}"\n  fix: ${fix}`;
    expect(["none/page.html", "file/page.html", "taken"].map(error)).toEqual([
      refused("The folder of the page does not exist", "none/page.html"),
      refused("The folder of the page is a file", "file/page.html"),
      refused("The page cannot be written: a folder has its name", "taken"),
    ]);
  });
});

describe("npm run page", () => {
  const page = (...args: readonly string[]) =>
    run("node", ["--require", "./src/register.cjs", "src/cli/page.ts", ...args], {
      folder: CHECKOUT,
      exitCodes: [0, 1, 2],
    });

  it("makes the page of a saved record, compared with another", async () => {
    const [record, other, output] = ["record.json", "other.json", "compared.html"].map((name) =>
      join(folder, name),
    ) as [string, string, string];
    writeFileSync(record, JSON.stringify(await failedRun()));
    writeFileSync(other, JSON.stringify(await retriedRun()));
    expect(await page(record, "--output", output, "--compare", other)).toEqual({
      exitCode: 0,
      stdout: "",
      stderr: "",
    });
    expect(readFileSync(output, "utf8")).toContain("Only in the other");
  });

  it("says what is wrong with what it is given", async () => {
    const file = join(folder, "none.json");
    expect(await page(file, "--output", join(folder, "x.html"))).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("The record cannot be read"),
    });
    writeFileSync(file, "{}");
    expect((await page(file, "--output", join(folder, "x.html"))).stderr).toContain(
      "is no record of an execution",
    );
    expect((await page(file)).stderr).toContain("required option '--output <file>' not specified");
  });
});
