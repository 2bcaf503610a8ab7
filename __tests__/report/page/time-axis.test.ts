import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TimeAxis } from "../../../src/report/page/time-axis";

describe("the axis of a timeline", () => {
  it("is even where something happens all the time", () => {
    const axis = new TimeAxis(
      [
        [0, 40],
        [40, 100],
      ],
      100,
    );
    expect(axis.stretches).toEqual([{ from: 0, to: 100, left: 0, right: 1, folded: false }]);
    expect([0, 25, 100].map((time) => axis.at(time))).toEqual([0, 0.25, 1]);
  });

  it("folds a long stretch in which nothing happens, and says how long it is", () => {
    const axis = new TimeAxis(
      [
        [0, 50],
        [3_600_050, 3_600_100],
      ],
      3_600_100,
    );
    const rounded = axis.stretches.map(({ from, to, left, right, folded }) => [
      from,
      to,
      Math.round(left * 100),
      Math.round(right * 100),
      folded,
    ]);
    expect(rounded).toEqual([
      [0, 50, 0, 45, false],
      [50, 3_600_050, 45, 55, true],
      [3_600_050, 3_600_100, 55, 100, false],
    ]);
  });

  it("has room for what happens, however many stretches are folded", () => {
    const busy = Array.from({ length: 100 }, (_, i) => [i * 1000, i * 1000 + 10] as const);
    const axis = new TimeAxis(busy, 99_010);
    const folds = axis.stretches.filter(({ folded }) => folded);
    expect(folds).toHaveLength(99);
    expect(folds.reduce((sum, { left, right }) => sum + right - left, 0)).toBeCloseTo(0.6);
  });

  it("is one point where no time passed", () => {
    expect(new TimeAxis([[0, 0]], 0).at(0)).toBe(0);
    expect(new TimeAxis([], 0).stretches).toHaveLength(1);
  });

  it("never goes back, and reaches from one end to the other", () => {
    const interval = fc
      .tuple(fc.nat(10_000), fc.nat(500))
      .map(([from, length]) => [from, from + length] as const);
    fc.assert(
      fc.property(
        fc.array(interval, { minLength: 1 }),
        fc.array(fc.nat(10_500), { minLength: 2 }),
        (busy, times) => {
          const axis = new TimeAxis(busy, 10_500);
          const places = times.toSorted((a, b) => a - b).map((time) => axis.at(time));
          for (const [i, place] of places.entries())
            expect(place).toBeGreaterThanOrEqual((places[i - 1] ?? 0) - 1e-9);
          expect(axis.at(10_500)).toBeCloseTo(1);
        },
      ),
    );
  });
});
