import fc from "fast-check";
import { describe, it } from "vitest";
import {
  equals,
  greaterThan,
  greaterThanOrEquals,
  isNull,
  isOneOf,
  isPresent,
  lessThan,
  lessThanOrEquals,
  notEquals,
} from "../../../src/asl/expressions";
import { integer, json, same, sorted, text } from "./evaluated";

describe("a comparison", () => {
  it("compares any two values by what is in them", async () => {
    const pair = fc.tuple(json(), json());
    const equal = (a: unknown, b: unknown) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
    await same(
      pair,
      (both) => equals(both[0], both[1]),
      ([a, b]) => equal(a, b),
    );
    await same(
      pair,
      (both) => notEquals(both[0], both[1]),
      ([a, b]) => !equal(a, b),
    );
    await same(
      json(),
      (value) => equals(value, value),
      () => true,
    );
  });

  it("orders numbers and texts", async () => {
    const numbers = fc.tuple(integer(), integer());
    await same(
      numbers,
      (both) => lessThan(both[0], both[1]),
      ([a, b]) => a < b,
    );
    await same(
      numbers,
      (both) => lessThanOrEquals(both[0], both[1]),
      ([a, b]) => a <= b,
    );
    await same(
      numbers,
      (both) => greaterThan(both[0], both[1]),
      ([a, b]) => a > b,
    );
    await same(
      numbers,
      (both) => greaterThanOrEquals(both[0], both[1]),
      ([a, b]) => a >= b,
    );
    await same(
      fc.tuple(text(), text()),
      (both) => lessThan(both[0], both[1]),
      ([a, b]) => a < b,
    );
    await same(
      integer(),
      (number) => lessThan(number, -5),
      (number) => number < -5,
    );
  });

  it("finds a value among several", async () => {
    await same(
      fc.constantFrom("a", "b", "c"),
      (value) => isOneOf(value, ["a", "c"]),
      (value) => value !== "b",
    );
  });

  it("tells what is there, and what is null", async () => {
    const maybe = fc.constantFrom<{ a?: number | null }>({}, { a: null }, { a: 0 });
    await same(
      maybe,
      ({ a }) => isPresent(a),
      (value) => "a" in value,
    );
    await same(
      maybe,
      ({ a }) => isNull(a),
      ({ a }) => a === null,
    );
    await same(
      maybe,
      ({ a }) => equals(a, 0),
      ({ a }) => a === 0,
    );
  });
});
