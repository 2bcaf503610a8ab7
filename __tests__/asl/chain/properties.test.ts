import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pipeline } from "../../../src/asl/pipeline";
import { ChainWriter, done, steps } from "./arbitrary-chain";
import { ran } from "./pipeline-run";

describe("any pipeline", () => {
  it("is a definition that the rules accept, and does in the engine what its steps say", async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: -5, max: 5 }), async (written, n) => {
        const begun = pipeline<{ readonly n: number }>().pass("Begin", { assign: () => ({ kept: 7 }) });
        const chain = new ChainWriter().write(begun, written).succeed("End", {
          output: ({ input, vars }) => ({ n: input.n, kept: vars.kept }),
        });
        expect(await ran(chain, { n })).toEqual(done(written, { n, kept: 7 }));
      }),
      { numRuns: 200 },
    );
  });
});
