import { describe, expect, it } from "vitest";
import { columnsOf, fitted, padded, seen } from "../../../src/report/terminal/columns";

describe("the columns of a text", () => {
  it.each([
    ["scene", 5],
    ["é", 1],
    ["e\u0301", 1],
    ["漢字", 4],
    ["ﾊﾝｶｸ", 4],
    ["한국", 4],
    ["Ａ", 2],
    ["😀", 2],
    ["👨‍👩‍👧", 2],
    ["🇫🇷", 2],
    ["✈️", 2],
    ["✓", 1],
    ["№", 1],
  ])("of %s are %d", (text, columns) => {
    expect(columnsOf(text)).toBe(columns);
  });
});

describe("a text for a terminal", () => {
  it.each([
    ["a\u001b[31mb\n", "a\\u001b[31mb\\n"],
    ["a\u200bb\u2060c\ufeff", "a\\u200bb\\u2060c\\ufeff"],
    ["\u0301a", "\\u0301a"],
    ["z\u0301\u0302\u0303\u0304\u0305", "z\u0301\u0302\u0303\\u0304\\u0305"],
    ["👨‍👩‍👧", "👨‍👩‍👧"],
    ["a\ufe0f", "a\\ufe0f"],
    ["\ud800", "\\ud800"],
    ["\u{e0041}", "\\ue0041"],
    ["\u3164", "\\u3164"],
  ])("shows what is in %j", (text, shown) => {
    expect(seen(text)).toBe(shown);
  });

  it("is cut between characters, so that what follows begins in its column", () => {
    expect(fitted("漢字漢字", 5, "…")).toBe("漢字…");
    expect(fitted("漢字漢字", 8, "…")).toBe("漢字漢字");
    expect(fitted("scenes", 5, "...")).toBe("sc...");
    expect(fitted("scenes", 2, "...")).toBe("");
    expect(padded("漢", 4)).toBe("漢  ");
  });

  it("is not read to its end where it is long", () => {
    const start = performance.now();
    expect(fitted("é".repeat(5_000_000), 10, "…")).toBe(`${"é".repeat(9)}…`);
    expect(performance.now() - start).toBeLessThan(100);
  });
});
