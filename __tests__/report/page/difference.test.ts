import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../../../src/input/json-text";
import { changeOf, countChanges, memberChanges, sameJson } from "../../../src/report/page/difference";

const json = fc.jsonValue() as fc.Arbitrary<Json>;

describe("what differs between two values", () => {
  it("is told member by member: those of the later in its order, then those that are gone", () => {
    const before = { id: 1, place: { path: 1 }, gone: true, same: [1] };
    const after = { added: null, id: 2, place: { path: 1, row: 2 }, same: [1] };
    expect(memberChanges(before, after)).toEqual([
      { key: "added", change: "added", after: null },
      { key: "id", change: "changed", before: 1, after: 2 },
      { key: "place", change: "inside", before: { path: 1 }, after: { path: 1, row: 2 } },
      { key: "same", change: "same", before: [1], after: [1] },
      { key: "gone", change: "removed", before: true },
    ]);
    expect(countChanges(before, after)).toEqual({ added: 2, removed: 1, changed: 1 });
  });

  it("is a change of the whole where an array takes the place of an object", () => {
    expect(changeOf({ 0: 1 }, [1])).toBe("changed");
    expect(changeOf(null, {})).toBe("changed");
    expect(changeOf("1", 1)).toBe("changed");
  });

  it("is nothing where members are only in another order, and knows names that objects have anyway", () => {
    expect(sameJson({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true);
    const hostile = JSON.parse('{"__proto__": 1, "constructor": 2}') as Json;
    expect(memberChanges({}, hostile)).toEqual([
      { key: "__proto__", change: "added", after: 1 },
      { key: "constructor", change: "added", after: 2 },
    ]);
    expect(sameJson({}, hostile)).toBe(false);
  });

  it("is found however deep values nest", () => {
    const deep = (ground: Json) => Array.from({ length: 50_000 }).reduce<Json>((inner) => [inner], ground);
    expect(sameJson(deep(1), deep(1))).toBe(true);
    expect(countChanges(deep(1), deep(2))).toEqual({ added: 0, removed: 0, changed: 1 });
  });

  it("counts nothing exactly where the two are the same", () => {
    fc.assert(
      fc.property(json, json, (one, other) => {
        const { added, removed, changed } = countChanges(one, other);
        expect(added + removed + changed === 0).toBe(sameJson(one, other));
        expect(sameJson(one, JSON.parse(JSON.stringify(one)) as Json)).toBe(true);
      }),
    );
  });
});
