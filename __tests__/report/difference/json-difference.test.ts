import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../../../src/input/json-text";
import { jsonDifferences } from "../../../src/report/difference/json-difference";

describe("the difference of two JSON values", () => {
  it("names each place, with what stood there and what stands there now", () => {
    const before = { id: "a", bands: [1, 2, 3], scene: { lines: 5, "a b": true }, gone: null };
    const after = { id: "b", bands: [1, 3], scene: { lines: 5, "a b": false }, come: [] };
    expect(jsonDifferences(before, after)).toEqual([
      { path: "id", before: "a", after: "b" },
      { path: "bands[1]", before: 2, after: 3 },
      { path: "bands[2]", before: 3 },
      { path: 'scene["a b"]', before: true, after: false },
      { path: "gone", before: null },
      { path: "come", after: [] },
    ]);
  });

  it("is the value as a whole where it is of another kind", () => {
    expect(jsonDifferences([1], { 0: 1 })).toEqual([{ path: "", before: [1], after: { 0: 1 } }]);
  });

  it("is nothing where the members stand in another order", () => {
    expect(jsonDifferences({ a: 1, b: -0 }, { b: 0, a: 1 })).toEqual([]);
  });

  it("is found in values that nest deep", () => {
    const deep = (value: Json) => Array.from({ length: 50_000 }).reduce<Json>((inner) => [inner], value);
    expect(jsonDifferences(deep(1), deep(2)).length).toBe(1);
  });

  it("is nothing between a value and itself, and something between values that JSON writes differently", () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), fc.jsonValue(), (one, other) => {
        const [left, right] = [one as Json, other as Json];
        expect(jsonDifferences(left, JSON.parse(JSON.stringify(left)) as Json)).toEqual([]);
        if (typeof left !== "object" && JSON.stringify(left) !== JSON.stringify(right))
          expect(jsonDifferences(left, right)).not.toEqual([]);
      }),
    );
  });
});
