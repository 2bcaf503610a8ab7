import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expressionText } from "../../src/asl/jsonata/expression-text";
import { QueryEvaluationError } from "../../src/engine/jsonata/query-evaluation-error";
import { evaluateTemplate } from "../../src/engine/jsonata/template";
import {
  evaluateArray,
  evaluateBoolean,
  evaluateSeconds,
  evaluateString,
  evaluateTimestamp,
  itemsOfInput,
} from "../../src/engine/jsonata/typed-field";
import type { Json } from "../../src/input/json-text";
import { evaluate, problem, scope } from "./jsonata-scope";

const json = () => fc.jsonValue() as fc.Arbitrary<Json>;

describe("An expression", () => {
  it("is a string that begins with {% and ends with %}, with nothing around", () => {
    expect(expressionText("{% $states.input %}")).toBe("$states.input");
    expect(expressionText("{%1%}")).toBe("1");
    expect(
      [" {% 1 %} ", "{% 1 %} ", "{% 1", "1 %}", "{%}", "a {% 1 %} b", "$states.input", ""].map(
        expressionText,
      ),
    ).toEqual(Array(8).fill(undefined));
  });

  it("sees $states and the variables", async () => {
    const within = scope({ a: [1, 2] }, { b: 40, constructor: 1 });
    expect(await evaluate("$sum($states.input.a) + $b + $constructor", within)).toBe(44);
    expect(await evaluate("$states.context.State.Name", within)).toBe("State");
    expect(await evaluate("[$exists($states.result), $exists($states.errorOutput)]", within)).toEqual([
      false,
      false,
    ]);
  });

  it("gives plain JSON, also where JSONata gives a sequence", async () => {
    const value = await evaluate("$states.input.a.b", scope({ a: [{ b: 1 }, { b: 2 }] }));
    expect(value).toEqual([1, 2]);
    expect(Object.getOwnPropertyNames(value)).toEqual(["0", "1", "length"]);
    expect(await evaluate("$states.input.a.b", scope({ a: [{ b: 1 }] }))).toBe(1);
    expect(await evaluate("$states.input.a", scope({ a: [0] }))).toEqual([0]);
    expect(await evaluate("{'a': $nope, 'b': [$nope, 1]}")).toEqual({ b: [1] });
    expect(await evaluate("[1/0, -1/0, -0]")).toEqual(["Infinity", "-Infinity", 0]);
  });

  it("fails where it gives nothing or a function", async () => {
    expect(await problem("$doesNotExist")).toBe("returned nothing (undefined).");
    expect(await problem("$states.input.constructor")).toBe("returned nothing (undefined).");
    expect(await problem("$fn := function($x){$x}")).toBe("returned an unsupported result type.");
    expect(await problem("/a/")).toBe("returned an unsupported result type.");
  });

  it("fails with JSONata's code and message", async () => {
    expect(await problem("$randomSeeded(1)")).toBe(
      "threw an error during evaluation. T1006: Attempted to invoke a non-function",
    );
    expect(await problem("'a' + 1")).toBe(
      'threw an error during evaluation. T2001: The left side of the "+" operator must evaluate to a number',
    );
    expect(await problem("$error('boom')")).toBe("threw an error during evaluation. D3137: boom");
    expect(await problem("(")).toMatch(/^threw an error during evaluation\. S0203: /);
  });

  it("never fails with anything but its own error", async () => {
    const piece = fc.constantFrom(
      ..."$states.input $a ( ) [ ] { } 1 'a' + - * / % & . .. , ; : := ? = < and in ~> | ^ @ # ** null true /a/ function($x){$x} $map $sum $string $eval $merge".split(
        " ",
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), json(), async (pieces, input) => {
        const outcome = await evaluate(pieces.join(" "), scope(input, { a: input })).catch((error) => error);
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(QueryEvaluationError);
        else expect(JSON.parse(JSON.stringify(outcome))).toEqual(outcome);
      }),
    );
  });

  it("never changes what it sees", async () => {
    const expressions = [
      "$states.input ~> |$|{'x': 1}|",
      "$sort($states.input.a, function($l, $r){$l.n > $r.n})",
      "$append($a, 1)",
      "$merge([$states.input, {'y': $a}])",
      "($a := 2; $states := 3; $a)",
      "$a[]",
    ];
    await fc.assert(
      fc.asyncProperty(json(), fc.constantFrom(...expressions), async (value, expression) => {
        const within = scope({ a: [{ n: 2 }, { n: 1 }], value }, { a: value });
        const before = structuredClone([within.states, within.variables]);
        await evaluate(expression, within).catch(() => {});
        expect([within.states, within.variables]).toEqual(before);
      }),
    );
  });

  it("leaves prototypes alone", async () => {
    const input = JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": 2}}') as Json;
    const within = scope(input, JSON.parse('{"__proto__": 3}') as Record<string, Json>);
    expect(await evaluate("$states.input.__proto__.polluted", within)).toBe(1);
    expect(
      JSON.stringify(await evaluate("$merge([$states.input, {'__proto__': {'p': 1}}])", within)),
    ).toContain('"__proto__"');
    expect(JSON.stringify(await evaluate("$states.input", within))).toBe(JSON.stringify(input));
    await evaluate("$states.input ~> |$|{'__proto__': {'polluted': 1}}|", within).catch(() => {});
    expect({}).not.toHaveProperty("polluted");
    expect({}).not.toHaveProperty("p");
  });
});

describe("A template", () => {
  it("evaluates its expressions at any depth and takes the rest as it is", async () => {
    const template = [
      null,
      0.1,
      "$x",
      " {% $a %} ",
      "{% $states.input %}",
      { "k.$": "{% true %}", $: ["{% 2 %}"] },
    ];
    expect(await evaluateTemplate(template, "Output", scope({ i: 1 }))).toEqual([
      null,
      0.1,
      "$x",
      " {% $a %} ",
      { i: 1 },
      { "k.$": true, $: [2] },
    ]);
  });

  it("names the place of the first expression that fails, and repeats the expression", async () => {
    const template = { ok: 1, list: ["a", { "{% 1 %}": "{% $nope %}" }], late: "{% $neither %}" };
    await expect(evaluateTemplate(template, "Choices[0]/Output", scope())).rejects.toMatchObject({
      error: "States.QueryEvaluationError",
      location: "Choices[0]/Output/list[1]/{% 1 %}",
      text: "The JSONata expression '$nope' specified for the field 'Choices[0]/Output/list[1]/{% 1 %}' returned nothing (undefined).",
    });
  });

  it("without expressions comes back unchanged", async () => {
    await fc.assert(
      fc.asyncProperty(json(), async (template) => {
        fc.pre(!JSON.stringify(template).includes("{%"));
        expect(JSON.stringify(await evaluateTemplate(template, "Output", scope()))).toBe(
          JSON.stringify(template),
        );
      }),
    );
  });

  it("keeps the order of its members", async () => {
    const value = await evaluateTemplate({ b: "{% 1 %}", a: 2, c: "{% 3 %}" }, "Output", scope());
    expect(JSON.stringify(value)).toBe('{"b":1,"a":2,"c":3}');
  });

  it("fails by its own error where it nests too deep", async () => {
    let deep: Json = "{% 1 %}";
    for (let i = 0; i < 100_000; i++) deep = [deep];
    await expect(evaluateTemplate(deep, "Output", scope())).rejects.toBeInstanceOf(QueryEvaluationError);
  });
});

describe("A field with a type", () => {
  it("gives its value", async () => {
    expect(await evaluateBoolean("{% 1 < 2 %}", "Condition", scope())).toBe(true);
    expect(await evaluateBoolean(true, "Condition", scope())).toBe(true);
    expect(await evaluateSeconds("{% $n := 1 %}", "TimeoutSeconds", scope())).toBe(1);
    expect(await evaluateString("{% 'E' & 1 %}", "Error", scope())).toBe("E1");
    expect(await evaluateArray([1, "{% $number('2') %}"], "Items", scope())).toEqual([1, 2]);
    expect(await evaluateTimestamp("{% $states.input %}", "Timestamp", scope("2026-01-01T00:00:00Z"))).toBe(
      Date.parse("2026-01-01T00:00:00Z"),
    );
  });

  it.each([
    ["1", "number", "1"],
    ["'string'", "string", '"string"'],
    ["true", "boolean", "true"],
    ["{'foo': 'bar'}", "object", '{"foo":"bar"}'],
    ["null", "null", "null"],
  ])("fails where %s is no array", async (expression, type, value) => {
    await expect(evaluateArray(`{% ${expression} %}`, "Items", scope())).rejects.toMatchObject({
      location: "Items",
      text: `The JSONata expression '${expression}' specified for the field 'Items' returned an unexpected result type. Expected 'array', but was '${type}' for value: ${value}`,
    });
  });

  it("fails where a timestamp, seconds or a Map's input cannot be used", async () => {
    await expect(
      evaluateTimestamp("{% '2016-12-05T25:29:29Z' %}", "Timestamp", scope()),
    ).rejects.toMatchObject({
      location: "Timestamp",
      text: "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: 2016-12-05T25:29:29Z",
    });
    await expect(evaluateSeconds("{% 1.5 %}", "Seconds", scope())).rejects.toThrow("as an integer: 1.5");
    await expect(evaluateSeconds("{% -1 %}", "Seconds", scope())).rejects.toThrow("but was: -1");
    expect(() => itemsOfInput({ foo: "bar" })).toThrow(
      'Map state input must be an array but was: {"foo":"bar"}',
    );
    expect(itemsOfInput([])).toEqual([]);
  });
});
