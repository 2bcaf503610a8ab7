import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printable, printableLine } from "../../src/input/printable";

describe("printable text", () => {
  it.each([
    ["an escape sequence", "\u001b[31mred", "\\u001b[31mred"],
    ["a carriage return", "safe\rfake", "safe\\u000dfake"],
    ["a bell, a backspace and a delete", "\u0007\b\u007f", "\\u0007\\u0008\\u007f"],
    ["a C1 control", "\u009b2J", "\\u009b2J"],
    ["line and paragraph separators", "\u2028\u2029", "\\u2028\\u2029"],
    [
      "bidirectional overrides and isolates",
      "\u202eabc\u2066d\u2069\u200f",
      "\\u202eabc\\u2066d\\u2069\\u200f",
    ],
  ])("shows %s as an escape", (_, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it("keeps tab, line feed and whatever is only to be read", () => {
    const text = "a\tb\nÄ 光 🛰 é \\u001b";
    expect(printable(text)).toBe(text);
  });

  it("holds on one line where one line is asked for", () => {
    expect(printableLine("a\tb\nc\u001b")).toBe("a\\tb\\nc\\u001b");
  });

  it("never holds a control but tab and line feed, and is the same when shown again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const shown = printable(text);
        expect(shown).not.toMatch(/(?![\t\n])[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
        expect(printable(shown)).toBe(shown);
      }),
    );
  });
});
