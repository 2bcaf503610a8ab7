import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CODES } from "../src/asl/codes";

const CHECKLIST = readFileSync(join(__dirname, "..", "docs", "states-language.md"), "utf8");

/** The tables' rows without their headings, as cells. */
const ROWS = CHECKLIST.split("\n")
  .filter((line, i, lines) => /^\| (?!-)/.test(line) && !/^\| ?-/.test(lines[i + 1] ?? ""))
  .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()));

describe("the checklist of the States Language", () => {
  it("names a test in each line, and each test that it names exists", () => {
    expect(ROWS.length).toBeGreaterThan(50);
    const tests = ROWS.map((cells) =>
      [...(cells.at(-2) ?? "").matchAll(/`([^`]+)`/g)].map(([, name]) => name),
    );
    expect(ROWS.filter((_, i) => tests[i]?.length === 0)).toEqual([]);
    const missing = tests.flat().filter((name) => !existsSync(join(__dirname, `${name}.test.ts`)));
    expect(missing).toEqual([]);
  });
});

describe("the page on validation", () => {
  it("lists every rule as it is, and no other", () => {
    const page = readFileSync(join(__dirname, "..", "docs", "validation.md"), "utf8");
    const rows = page
      .split("\n")
      .filter((line) => line.startsWith("| `"))
      .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()));
    expect(rows.map(([, code, severity, holds]) => [code, severity, holds])).toEqual(
      Object.entries(CODES).map(([code, { severity, holds }]) => [`\`${code}\``, severity, holds]),
    );
  });
});
