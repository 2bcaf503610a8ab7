import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, hash, jsonata, merge, multiply, parseJson, random, uuid } from "../../../src/asl/expressions";
import type { Json } from "../../../src/input/json-text";
import { evaluated, integer, json, same, text } from "./evaluated";

describe("a value", () => {
  it("is parsed, hashed and drawn", async () => {
    await same(
      json().map((value) => JSON.stringify(value)),
      (one) => parseJson<Json>(one),
      (one) => JSON.parse(one),
    );
    await same(
      text(),
      (one) => hash(one, "MD5"),
      (one) => createHash("md5").update(one).digest("hex"),
    );
    await same(
      text(),
      (one) => hash(one),
      (one) => createHash("sha256").update(one).digest("hex"),
    );
    await same(
      fc.constant(0),
      () => random(),
      () => 0.5,
    );
    expect(await evaluated(0, () => uuid())).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it("can be an expression of one's own", async () => {
    await same(
      integer(),
      (number) => add(jsonata<number>("$states.input + 1"), multiply(number, 2)),
      (number) => number * 3 + 1,
    );
  });

  it("is refused where JSON cannot hold it", () => {
    expect(() => merge({ a: Number.NaN })).toThrow("An expression holds references");
  });
});
