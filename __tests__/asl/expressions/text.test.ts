import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  contains,
  format,
  join,
  lowercase,
  matches,
  replace,
  split,
  substring,
  substringAfter,
  substringBefore,
  subtract,
  textLength,
  toText,
  trim,
  uppercase,
} from "../../../src/asl/expressions";
import { integer, same, text, textOf } from "./evaluated";

describe("a text", () => {
  it("is put together of values", async () => {
    await same(
      fc.record({ id: text(), bands: integer(), ok: fc.boolean() }),
      ({ id, bands, ok }) => format`Scene "${id}" has ${bands} bands: ${ok}${subtract(bands, 1)}`,
      ({ id, bands, ok }) => `Scene "${id}" has ${bands} bands: ${ok}${bands - 1}`,
    );
    await same(
      text(),
      (id) => format`${id}`,
      (id) => id,
    );
    expect([textOf(format`plain`), textOf(format``)]).toEqual(['"plain"', '""']);
  });

  it("is cut, joined and searched", async () => {
    const two = fc.tuple(
      text(),
      text().filter((part) => part !== ""),
    );
    await same(
      text(),
      (one) => toText(one),
      (one) => one,
    );
    await same(integer(), (one) => toText(one), String);
    await same(
      two,
      (both) => contains(both[0], both[1]),
      ([a, b]) => a.includes(b),
    );
    await same(
      two,
      (both) => split(both[0], both[1]),
      ([a, b]) => a.split(b),
    );
    await same(
      two,
      (both) => replace(both[0], both[1], "-"),
      ([a, b]) => a.replaceAll(b, "-"),
    );
    await same(
      fc.array(text()),
      (texts) => join(texts, ", "),
      (texts) => texts.join(", "),
    );
    const letters = fc.tuple(fc.stringMatching(/^[a-c]{0,6}$/), fc.nat(6));
    await same(
      letters,
      (both) => substring(both[0], both[1]),
      ([a, from]) => a.substring(from),
    );
    await same(
      letters,
      (both) => substring(both[0], both[1], 2),
      ([a, from]) => a.substring(from, from + 2),
    );
    await same(
      letters,
      (both) => substringBefore(both[0], "b"),
      ([a]) => a.split("b")[0],
    );
    await same(
      letters,
      (both) => substringAfter(both[0], "b"),
      ([a]) => (a.includes("b") ? a.slice(a.indexOf("b") + 1) : a),
    );
    await same(
      letters,
      (both) => matches(both[0], /^A.*c$/i),
      ([a]) => /^A.*c$/i.test(a),
    );
    await same(
      letters,
      (both) => uppercase(both[0]),
      ([a]) => a.toUpperCase(),
    );
    await same(
      fc.constant("AbC"),
      (one) => lowercase(one),
      () => "abc",
    );
    await same(
      fc.constant("  a \n b "),
      (one) => trim(one),
      () => "a b",
    );
    await same(
      letters,
      (both) => textLength(both[0]),
      ([a]) => a.length,
    );
  });
});
