import fc from "fast-check";
import { describe, it } from "vitest";
import {
  at,
  concat,
  count,
  distinct,
  filter,
  format,
  greaterThan,
  ifElse,
  isPresent,
  jsonata,
  mapEach,
  partition,
  range,
  reverse,
  sortBy,
} from "../../../src/asl/expressions";
import { integer, item, json, same, text } from "./evaluated";

describe("an array", () => {
  it("is counted, read, joined and turned, with one item and none as well", async () => {
    const items = fc.array(json(), { maxLength: 4 });
    await same(
      items,
      (all) => count(all),
      (all) => all.length,
    );
    await same(
      items,
      (all) => reverse(all),
      (all) => [...all].reverse(),
    );
    await same(
      fc.tuple(items, items),
      (both) => concat(both[0], both[1]),
      ([a, b]) => [...a, ...b],
    );
    await same(
      fc.array(json(), { minLength: 1, maxLength: 3 }),
      (all) => ifElse(isPresent(at(all, -1)), jsonata("$states.input[-1]"), 0),
      (all) => all.at(-1),
    );
    await same(
      fc.array(integer()),
      (all) => distinct(all),
      (all) => [...new Set(all)],
    );
    await same(
      fc.tuple(integer(), integer()).map(([a, b]) => [a, a + (b % 5)] as [number, number]),
      (ends) => range(ends[0], ends[1]),
      ([a, b]) => Array.from({ length: Math.max(0, b - a + 1) }, (_, i) => a + i),
    );
    await same(
      items,
      (all) => partition(all, 2),
      (all) => Array.from({ length: Math.ceil(all.length / 2) }, (_, i) => all.slice(i * 2, i * 2 + 2)),
    );
  });

  it("is made anew item by item, with one item and none as well", async () => {
    const scenes = fc.array(fc.record({ id: text(), bands: integer() }), { maxLength: 4 });
    await same(
      scenes,
      (all) => mapEach(all, (scene, index) => ({ name: format`${index}: ${scene.id}`, scene })),
      (all) => all.map((scene, index) => ({ name: `${index}: ${scene.id}`, scene })),
    );
    await same(
      scenes,
      (all) => mapEach(all, ({ bands }) => bands),
      (all) => all.map(({ bands }) => bands),
    );
    await same(
      scenes,
      (all) => filter(all, ({ bands }) => greaterThan(bands, 0)),
      (all) => all.filter(({ bands }) => bands > 0),
    );
    await same(
      scenes,
      (all) => sortBy(all, ({ bands }) => bands),
      (all) => [...all].sort((a, b) => a.bands - b.bands),
    );
  });

  it("is made anew inside another one, with both items at hand", async () => {
    const groups = fc.array(fc.record({ id: text(), bands: fc.array(integer(), { maxLength: 3 }) }), {
      maxLength: 3,
    });
    await same(
      groups,
      (all) => mapEach(all, ({ id, bands }) => ({ bands: mapEach(bands, (band) => ({ id, band })) })),
      (all) => all.map(({ id, bands }) => ({ bands: bands.map((band) => ({ id, band })) })),
    );
  });

  it("holds arrays that an expression gives as they are", async () => {
    await same(
      fc.tuple(json(), item()),
      (pair) => concat([pair[0], pair[1], 1], [pair[0]]),
      ([a, b]) => [a, b, 1, a],
    );
  });
});
