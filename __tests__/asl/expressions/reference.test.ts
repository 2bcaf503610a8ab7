import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Ref } from "../../../src/asl/chain/reference";
import type { Json } from "../../../src/input/json-text";
import { evaluated, input, json, same, textOf } from "./evaluated";

describe("a reference", () => {
  it("leads to what lies at its path, whatever it is and whatever the names are", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string(), { minLength: 1, maxLength: 3 }), json(), async (path, value) => {
        const names = path.filter((name) => !/^\d+$/.test(name) && name !== "__proto__");
        const given = names.reduceRight<Json>((inner, name) => ({ [name]: inner }), value);
        const made = names.reduce<Ref<Json>>(
          (reference, name) => (reference as unknown as Record<string, Ref<Json>>)[name] as Ref<Json>,
          input<Json>(),
        );
        expect(await evaluated(given, () => made)).toEqual(value);
      }),
    );
  });

  it("is written as a path that a person can read", () => {
    const scene = input<{
      scene: { id: string; "aws-name": string; in: number };
      pair: [string, { x: 1 }];
    }>();
    expect(textOf(scene.scene.id)).toBe("$states.input.scene.id");
    expect(textOf(scene.scene["aws-name"])).toBe("$states.input.scene.`aws-name`");
    expect(textOf(scene.scene.in)).toBe("$states.input.scene.`in`");
    expect(textOf(scene.pair[1].x)).toBe("$states.input.pair[1].x");
  });

  it("reads an item of a tuple, an array too", async () => {
    await same(
      fc.tuple(json(), json()),
      (pair) => pair[1],
      ([, second]) => second,
    );
  });

  it("cannot be spread, joined to a text or iterated: the mistake says what to use", () => {
    const scene = input<{ id: string }>();
    expect(() => ({ ...scene })).toThrow("merge for a spread");
    expect(() => `${scene.id as unknown as string}`).toThrow('got: "$states.input.id"');
    expect(() => [...(scene as unknown as Iterable<unknown>)]).toThrow("known only when the state runs");
  });
});
