import fc from "fast-check";
import { describe, it } from "vitest";
import { and, ifElse, not, or, orElse } from "../../../src/asl/expressions";
import { same } from "./evaluated";

describe("logic", () => {
  const three = fc.tuple(fc.boolean(), fc.boolean(), fc.boolean());

  it("keeps its grouping", async () => {
    await same(
      three,
      (all) => or(and(all[0], all[1]), not(all[2])),
      ([a, b, c]) => (a && b) || !c,
    );
    await same(
      three,
      (all) => and(or(all[0], all[1]), all[2]),
      ([a, b, c]) => (a || b) && c,
    );
    await same(
      three,
      (all) => not(and(all[0], all[1], all[2])),
      ([a, b, c]) => !(a && b && c),
    );
  });

  it("chooses", async () => {
    await same(
      three,
      (all) => ifElse(all[0], { chosen: all[1] }, ifElse(all[2], "second", null)),
      ([a, b, c]) => (a ? { chosen: b } : c ? "second" : null),
    );
  });

  it("gives a default for what is absent, and only for that", async () => {
    const maybe = fc.constantFrom<{ a?: string | null }>({}, { a: null }, { a: "" }, { a: "x" });
    await same(
      maybe,
      ({ a }) => orElse(a, "default"),
      (value) => ("a" in value ? value.a : "default"),
    );
    await same(
      maybe,
      ({ a }) => orElse(a, []),
      (value) => ("a" in value ? value.a : []),
    );
  });
});
