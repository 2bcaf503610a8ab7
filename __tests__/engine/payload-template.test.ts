import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PathScope } from "../../src/engine/json-path/path-scope";
import { expandTemplate, TemplateError } from "../../src/engine/payload-template";
import type { Json } from "../../src/input/json-text";

function expand(template: Json, input: Json = {}) {
  const context = () => ({ Execution: { Input: input } });
  return expandTemplate(
    template,
    new PathScope({ input, context, variables: { v: { w: 1 } }, random: () => 0 }),
  );
}

function failure(template: Json, input: Json = {}) {
  try {
    return { gave: expand(template, input) };
  } catch (error) {
    expect(error).toBeInstanceOf(TemplateError);
    return { error: (error as TemplateError).error, cause: (error as TemplateError).cause };
  }
}

describe("a payload template", () => {
  it("is filled wherever a member's name ends with .$, in objects and arrays", () => {
    expect(
      expand(
        {
          "path.$": "$.a",
          "all.$": "$",
          "context.$": "$$.Execution.Input.a",
          "variable.$": "$v.w",
          "function.$": "States.Format('{}!', $.a)",
          "none.$": "$.absent[*].x",
          inner: { list: [{ "deep.$": "$.a" }, "$.a", 1, null] },
        },
        { a: 7 },
      ),
    ).toEqual({
      path: 7,
      all: { a: 7 },
      context: 7,
      variable: 1,
      function: "7!",
      none: [],
      inner: { list: [{ deep: 7 }, "$.a", 1, null] },
    });
  });

  it("keeps its members in order", () => {
    expect(JSON.stringify(expand({ b: {}, "a.$": "$.x", c: [1] }, { x: 2 }))).toBe('{"b":{},"a":2,"c":[1]}');
  });

  it("takes null for an index past the end of its array, as on AWS", () => {
    expect(expand({ "a.$": "$.items[5]" }, { items: [1] })).toEqual({ a: null });
  });

  it.each<[Json, string]>([
    [
      { "a.$": "$.no" },
      `The JSONPath '$.no' specified for the field 'a.$' could not be found in the input '{"x":1}'`,
    ],
    [
      { in: [{ "a.$": "$.no.deep" }] },
      `The JSONPath '$.no.deep' specified for the field 'a.$' could not be found in the input '{"x":1}'`,
    ],
    [
      { "a.$": "$$.Execution.Input.no" },
      `The JSONPath '$$.Execution.Input.no' specified for the field 'a.$' could not be found in the input '{"Execution":{"Input":{"x":1}}}'`,
    ],
    [
      { "a.$": "States.Array($.no)" },
      `The function 'States.Array($.no)' had the following error: The JsonPath argument for the field '$.no' could not be found in the input '{"x":1}'`,
    ],
    [{ "a.$": 1 }, "The value for the field 'a.$' must be a valid JSONPath"],
    [
      { "a.$": "$[" },
      "Invalid path '$[' : Expected a name, an index, a slice, * or a filter at position 2 of '$['",
    ],
  ])("%j fails with AWS's text", (template, cause) => {
    expect(failure(template, { x: 1 })).toEqual({ error: "States.Runtime", cause });
  });

  it("leaves a template without such members as it is, whatever its keys", () => {
    const keys = fc.oneof(
      fc.string().filter((key) => !key.endsWith(".$")),
      fc.constantFrom("__proto__", "constructor"),
    );
    const templates = fc.letrec((tie) => ({
      json: fc.oneof(
        fc.jsonValue({ maxDepth: 0 }),
        fc.array(tie("json"), { maxLength: 3 }),
        fc
          .array(fc.tuple(keys, tie("json")), { maxLength: 3 })
          .map((entries) => Object.fromEntries(entries) as unknown),
      ),
    })).json;
    fc.assert(
      fc.property(templates, (template) => {
        const before = JSON.stringify(template);
        expect(JSON.stringify(expand(template as Json))).toBe(before);
        expect(JSON.stringify(template)).toBe(before);
      }),
    );
  });

  it("throws nothing but its own error, whatever the fields say", () => {
    const texts = fc.oneof(
      fc.string(),
      fc.string().map((text) => `$${text}`),
      fc.string().map((text) => `States.${text}`),
    );
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string().map((key) => `${key}.$`),
          texts,
        ),
        fc.jsonValue(),
        (template, input) => {
          expect(failure(template, input as Json)).toBeDefined();
        },
      ),
    );
  });

  it("is filled at any depth", () => {
    let template: Json = { "a.$": "$.x" };
    for (let i = 0; i < 20_000; i++) template = [template];
    let value = expand(template, { x: 1 });
    while (Array.isArray(value)) value = value[0] as Json;
    expect(value).toEqual({ a: 1 });
  });
});
