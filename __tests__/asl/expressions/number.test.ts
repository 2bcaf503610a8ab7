import fc from "fast-check";
import { describe, it } from "vitest";
import {
  add,
  average,
  ceil,
  divide,
  floor,
  greatest,
  least,
  multiply,
  orElse,
  remainder,
  round,
  subtract,
  sum,
  toNumber,
} from "../../../src/asl/expressions";
import { integer, plus0, same } from "./evaluated";

describe("a number", () => {
  it("is calculated with the operators grouped as they are written", async () => {
    const three = fc.tuple(
      integer(),
      integer(),
      integer().filter((number) => number !== 0),
    );
    await same(
      three,
      (n) => multiply(add(n[0], n[1]), n[2]),
      ([a, b, c]) => plus0((a + b) * c),
    );
    await same(
      three,
      (n) => subtract(n[0], subtract(n[1], n[2])),
      ([a, b, c]) => a - (b - c),
    );
    await same(
      three,
      (n) => remainder(n[0], n[2]),
      ([a, , c]) => plus0(a % c),
    );
    await same(
      three,
      (n) => floor(divide(n[0], n[2])),
      ([a, , c]) => plus0(Math.floor(a / c)),
    );
    await same(
      three,
      (n) => ceil(divide(n[0], n[2])),
      ([a, , c]) => plus0(Math.ceil(a / c)),
    );
    await same(
      integer(),
      (n) => add(n, -1, 2),
      (n) => n + 1,
    );
    await same(
      fc.constant(2.345),
      (n) => round(n, 2),
      () => 2.34,
    );
    await same(integer().map(String), (n) => toNumber(n), Number);
  });

  it("is found among several", async () => {
    const some = fc.array(integer(), { minLength: 1 });
    await same(
      fc.array(integer()),
      (n) => sum(n),
      (n) => n.reduce((a, b) => a + b, 0),
    );
    await same(
      some,
      (n) => orElse(least(n), 0),
      (n) => Math.min(...n),
    );
    await same(
      some,
      (n) => orElse(greatest(n), 0),
      (n) => Math.max(...n),
    );
    await same(
      fc.constant([1, 2, 6]),
      (n) => orElse(average(n), 0),
      () => 3,
    );
    await same(
      fc.constant<number[]>([]),
      (n) => orElse(average(n), -1),
      () => -1,
    );
  });
});
