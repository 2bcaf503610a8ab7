import fc from "fast-check";
import { describe, it } from "vitest";
import { addSeconds, fromMillis, now, toMillis } from "../../../src/asl/expressions";
import { same } from "./evaluated";

describe("a moment", () => {
  it("is the state's own, is read and is moved", async () => {
    await same(
      fc.constant(null),
      () => now(),
      () => "2026-01-01T00:00:00.000Z",
    );
    const moments = fc
      .date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true })
      .map((date) => date.toISOString());
    await same(moments, (moment) => toMillis(moment), Date.parse);
    await same(
      moments,
      (moment) => fromMillis(toMillis(moment)),
      (moment) => moment,
    );
    await same(
      moments,
      (moment) => addSeconds(moment, -90),
      (moment) => new Date(Date.parse(moment) - 90_000).toISOString(),
    );
  });
});
