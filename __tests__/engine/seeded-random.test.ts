import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../src/engine/seeded-random";

const numbers = (seed: number) => Array.from({ length: 20 }, seededRandom(seed));

describe("seeded numbers", () => {
  it("are the same for the same seed, others for another, and from 0 up to 1", () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        expect(numbers(seed)).toEqual(numbers(seed));
        expect(numbers(seed)).not.toEqual(numbers(seed + 1));
        for (const number of numbers(seed)) {
          expect(number).toBeGreaterThanOrEqual(0);
          expect(number).toBeLessThan(1);
        }
      }),
    );
  });
});
