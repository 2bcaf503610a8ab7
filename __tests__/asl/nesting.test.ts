import { describe, expect, it } from "vitest";
import { checkDefinition } from "../../src/asl/check";

/** A definition whose Result nests so deep; the definition adds three levels. */
function nested(depth: number) {
  const Result: unknown = JSON.parse(`${"[".repeat(depth)}${"]".repeat(depth)}`);
  return { StartAt: "A", States: { A: { Type: "Pass", Result, End: true } } };
}

describe("the depth of a definition", () => {
  it("is 1,000 levels at most", () => {
    expect(checkDefinition(nested(997))).toEqual([]);
    expect(checkDefinition(nested(998))).toEqual([
      {
        code: "DEFINITION_DEPTH",
        severity: "error",
        message: "The definition nests deeper than 1000 levels",
        path: "$",
        remedy: "Give the inner data as an input, or in parts",
      },
    ]);
  });

  it("may be any without a crash", () => {
    expect(checkDefinition(nested(100_000)).map(({ code }) => code)).toEqual(["DEFINITION_DEPTH"]);
  });
});
