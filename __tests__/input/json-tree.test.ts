import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JsonTree } from "../../src/input/json-tree";

const TEXT = `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Wait",
      "Seconds": [1, {"n": "é"}], "Type": "Pass" }
  }
}`;

/** The text in a range. */
function cut(text: string, keys: readonly (string | number)[]): string {
  const { line, column, endLine, endColumn } = new JsonTree(text).locate(keys);
  const lines = text.split("\n").slice(line - 1, endLine);
  const last = lines.length - 1;
  return lines
    .map((one, i) => one.slice(i === 0 ? column - 1 : 0, i === last ? endColumn - 1 : undefined))
    .join("\n");
}

describe("a JSON text", () => {
  it("tells where a value stands, and an object by its name", () => {
    expect(new JsonTree(TEXT).locate(["StartAt"])).toEqual({
      line: 2,
      column: 14,
      endLine: 2,
      endColumn: 17,
    });
    expect(cut(TEXT, ["States", "A"])).toBe('"A"');
    expect(cut(TEXT, ["States", "A", "Seconds", 0])).toBe("1");
    expect(cut(TEXT, ["States", "A", "Seconds", 1, "n"])).toBe('"é"');
  });

  it("tells the nearest place of a value that is missing", () => {
    expect(cut(TEXT, ["States", "A", "Next"])).toBe('"A"');
    expect(cut(TEXT, ["Version"])).toBe("{");
    expect(cut("[]", ["a", 0])).toBe("[");
  });

  it("tells every member that stands twice", () => {
    expect(new JsonTree(TEXT).duplicates()).toEqual([
      { name: "Type", keys: ["States", "A"], range: { line: 5, column: 35, endLine: 5, endColumn: 41 } },
    ]);
  });

  it("tells no places where it nests too deep", () => {
    const tree = new JsonTree(`${"[".repeat(50_000)}${"]".repeat(50_000)}`);
    expect(tree.locate([0, 0])).toEqual({ line: 1, column: 1, endLine: 1, endColumn: 2 });
    expect(tree.duplicates()).toEqual([]);
  });

  it("tells a place for every path into any document", () => {
    fc.assert(
      fc.property(fc.json(), fc.array(fc.oneof(fc.string(), fc.nat(3))), (text, keys) => {
        const { line, column, endLine, endColumn } = new JsonTree(text).locate(keys);
        expect(line).toBeGreaterThan(0);
        expect(endLine > line || endColumn > column).toBe(true);
      }),
    );
  });
});
