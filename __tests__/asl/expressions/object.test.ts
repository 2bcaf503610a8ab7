import fc from "fast-check";
import { describe, it } from "vitest";
import { keys, lookup, merge, orElse } from "../../../src/asl/expressions";
import { json, same } from "./evaluated";

describe("an object", () => {
  const object = () => fc.dictionary(fc.constantFrom("a", "b", "c"), json());

  it("is merged, the last of each name", async () => {
    await same(
      fc.tuple(object(), object()),
      (both) => merge(both[0], both[1], { z: 1 }),
      ([a, b]) => ({ ...a, ...b, z: 1 }),
    );
  });

  it("is asked for names and members", async () => {
    await same(
      object(),
      (one) => keys(one),
      (one) => Object.keys(one),
    );
    await same(
      fc.constant({ "b`c": 5 }),
      (one) => orElse(lookup(one, "b`c"), 0),
      () => 5,
    );
    await same(
      fc.constant({ "b`c": 5 }),
      (one) => one["b`c"],
      () => 5,
    );
  });
});
