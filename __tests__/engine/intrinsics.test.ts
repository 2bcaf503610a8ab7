import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IntrinsicError } from "../../src/asl/intrinsics/intrinsic-error";
import { evaluateIntrinsic } from "../../src/engine/intrinsics/evaluate";
import { PathScope } from "../../src/engine/json-path/path-scope";
import type { Json } from "../../src/input/json-text";

const NAMES =
  "Format StringToJson JsonToString Array ArrayPartition ArrayContains ArrayRange ArrayGetItem ArrayLength ArrayUnique Base64Encode Base64Decode Hash JsonMerge MathRandom MathAdd StringSplit UUID".split(
    " ",
  );

function evaluate(text: string, input: Json = {}, random = () => 0.5) {
  const context = () => ({ State: { Name: "S" } });
  return evaluateIntrinsic(text, new PathScope({ input, context, variables: { n: 4 }, random }));
}

function failure(text: string, input: Json = {}): string {
  try {
    return `gave ${JSON.stringify(evaluate(text, input))}`;
  } catch (error) {
    expect(error).toBeInstanceOf(IntrinsicError);
    return (error as IntrinsicError).message.replace(
      `The function '${text}' had the following error: `,
      "… ",
    );
  }
}

describe("an intrinsic function", () => {
  const input = { s: "text", o: { Arg1: 1, Arg2: [] }, l: [1, 2, 3, 4, 5], nil: null };

  it.each<[string, Json]>([
    ["States.Array()", []],
    [
      "States.Array( $.s , 'it\\'s', -1.5e1, true, null, $n, $$.State.Name )",
      ["text", "it's", -15, true, null, 4, "S"],
    ],
    ["States.Array(1, States.Array(2))", [1, [2]]],
    ["States.ArrayPartition($.l, 2)", [[1, 2], [3, 4], [5]]],
    ["States.ArrayPartition($.l, 2.6)", [[1, 2], [3, 4], [5]]],
    ["States.ArrayContains($.l, 5)", true],
    ["States.ArrayContains(States.Array('true'), true)", true],
    ["States.ArrayContains($.l, null)", false],
    ["States.ArrayRange(1, 9, 2)", [1, 3, 5, 7, 9]],
    ["States.ArrayRange(5, 1, -2)", [5, 3, 1]],
    ["States.ArrayRange(5, 1, 1)", []],
    ["States.ArrayRange(5.4, -0.6, -2.4)", [5, 3, 1]],
    ["States.ArrayGetItem($.l, 1.2)", 2],
    ["States.ArrayGetItem($.nil2[*], 0)", null],
    ["States.ArrayLength($.l[?(@.x)])", 0],
    ["States.ArrayUnique(States.Array(1, 1, 2, '1', '01'))", [1, "1", "01", 2]],
    ["States.ArrayUnique(States.Array(true, false, true))", [false, true]],
    [
      "States.ArrayUnique(States.Array(States.Array(1,2), States.Array(2,1), States.Array(1,2)))",
      [
        [2, 1],
        [1, 2],
      ],
    ],
    ["States.Base64Encode('Data to encode ✓')", "RGF0YSB0byBlbmNvZGUg4pyT"],
    ["States.Base64Decode('RGF0YSB0byBlbmNvZGUg4pyT')", "Data to encode ✓"],
    ["States.Base64Decode('ab==cd')", "i"],
    ["States.Hash('input data', 'MD5')", "812f45842bc6d66ee14572ce20db8e86"],
    ["States.Hash('hello', 'SHA-1')", "aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d"],
    ['States.JsonMerge($.o, States.StringToJson(\'{"Arg1":2,"b":3}\'), false)', { Arg1: 2, Arg2: [], b: 3 }],
    ["States.StringToJson('')", null],
    ["States.JsonToString($.o)", '{"Arg1":1,"Arg2":[]}'],
    ["States.MathAdd(1.5, -1.5)", 1],
    ["States.MathAdd(-0.5, 0)", 0],
    ["States.MathAdd(2147483646, 1)", 2147483647],
    ["States.MathRandom(1, 11)", 6],
    ["States.MathRandom(1.6, 2.4)", 1],
    ["States.StringSplit(', , ,', ',')", [" ", " "]],
    ["States.StringSplit('This.is+a,test', '.+,')", ["This", "is", "a", "test"]],
    ["States.StringSplit('', ',')", []],
    ["States.StringSplit('abc', '')", ["abc"]],
    ["States.UUID()", "88888888-8888-4888-8888-888888888888"],
    ["States.Format('{} and {}', $.s, $.o)", "text and {Arg1=1, Arg2=[]}"],
    ["States.Format('{}|{}|{}|{}', $.nil, 1.1, false, $.l)", "null|1.1|false|[1, 2, 3, 4, 5]"],
    ["States.Format('\\{{}\\} \\\\ \\'{}\\'', 1, $.s)", "{1} \\ 'text'"],
    ["States.Format($.s)", "text"],
  ])("%s gives its value", (text, expected) => {
    expect(evaluate(text, input)).toEqual(expected);
  });

  it.each([
    [
      "States.Array($.no)",
      "… The JsonPath argument for the field '$.no' could not be found in the input '{\"a\":[1]}'",
    ],
    [
      "States.Format('{}', States.Format('{}', $$.No.Deep))",
      "… The JsonPath argument for the field '$.No.Deep' could not be found in the input '{\"a\":[1]}'",
    ],
    [
      "States.Array($.a[5])",
      "… The JsonPath argument for the field '$.a[5]' could not be found in the input '{\"a\":[1]}'",
    ],
    ["States.Array($.a[0][1])", "… Filter: [1] can only be applied to arrays. Current context is: 1"],
    ["States.MathAdd('a', 1)", "… Invalid arguments in States.MathAdd"],
    ["States.MathAdd(2147483647, 1)", "… Invalid arguments in States.MathAdd"],
    ["States.MathAdd(1)", "… Invalid arguments in States.MathAdd"],
    ["States.UUID(1)", "… Invalid arguments in States.UUID"],
    ["States.ArrayPartition($.a, 0.6)", "… Invalid arguments in States.ArrayPartition"],
    ["States.ArrayRange(1, 1001, 1)", "… Invalid arguments in States.ArrayRange"],
    ["States.ArrayRange(1, 10, 0.49)", "… Invalid arguments in States.ArrayRange"],
    ["States.ArrayGetItem($.a, 1)", "… Invalid arguments in States.ArrayGetItem"],
    ["States.ArrayGetItem($.a, -1)", "… Invalid arguments in States.ArrayGetItem"],
    ["States.Hash('a', 'sha-256')", "… Invalid arguments in States.Hash"],
    ["States.JsonMerge($, $, true)", "… Invalid arguments in States.JsonMerge"],
    ["States.StringToJson('bad')", "… Invalid arguments in States.StringToJson"],
    ["States.MathRandom(1, 1)", "… Invalid arguments in States.MathRandom"],
    [
      "States.Format('{} {}', 1)",
      "… Invalid arguments in States.Format: number of arguments do not match the occurrences of {}.",
    ],
    ["States.Format('Hello {', 1)", "… Invalid template in States.Format: matching '}' not found for '{'."],
  ])("%s fails with AWS's text", (text, expected) => {
    expect(failure(text, { a: [1] })).toBe(expected);
  });

  it.each([
    "",
    "States.Array",
    "States.Array(",
    "States.Array(1,)",
    "States.Array(1) more",
    "States.Array(.5)",
    "States.Array(1.)",
    "States.Array([1])",
    "States.Array('a\\nb')",
    "States.Nope()",
    "States.constructor()",
    `${"States.Array(".repeat(11)}${")".repeat(11)}`,
    `${"States.Array(".repeat(100_000)}`,
  ])("%s is refused", (text) => {
    expect(failure(text)).toMatch(/^… /);
  });

  it("takes texts of 10,000 characters to encode, decode and hash, and no longer ones", () => {
    for (const call of ["States.Base64Encode($)", "States.Base64Decode($)", "States.Hash($, 'MD5')"]) {
      expect(failure(call, "A".repeat(10_000))).toMatch(/^gave /);
      expect(failure(call, "A".repeat(10_001))).toMatch(/^… Invalid arguments/);
    }
  });

  it("repeats a random number for the same seed, within its bounds", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1000, max: 1000 }),
        fc.integer({ min: 1, max: 1000 }),
        fc.integer(),
        (from, span, seed) => {
          const call = `States.MathRandom(${from}, ${from + span}, ${seed})`;
          const value = evaluate(call);
          expect(value).toBe(evaluate(call));
          expect(value).toBeGreaterThanOrEqual(from);
          expect(value).toBeLessThan(from + span);
        },
      ),
    );
  });

  it("decodes what it encoded, and parses what it stringified", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 100 }), fc.jsonValue(), (text, value) => {
        expect(evaluate("States.Base64Decode(States.Base64Encode($))", text)).toBe(text);
        expect(evaluate("States.StringToJson(States.JsonToString($))", value as Json)).toEqual(
          JSON.parse(JSON.stringify(value)),
        );
      }),
    );
  });

  it("keeps members with the names of prototype members", () => {
    const hostile = JSON.parse('{"a":{"__proto__":{"polluted":1}},"b":{"constructor":2}}') as Json;
    expect(JSON.stringify(evaluate("States.JsonMerge($.a, $.b, false)", hostile))).toBe(
      '{"__proto__":{"polluted":1},"constructor":2}',
    );
  });

  it("throws nothing but its own error, whatever the call and the input", () => {
    const argument = fc.oneof(
      fc.constantFrom(
        "$",
        "$.a",
        "$[0]",
        "$$.State",
        "$n",
        "1",
        "-2.5",
        "true",
        "null",
        "'a,b'",
        "'{}'",
        "States.Array($)",
      ),
      fc.string(),
    );
    const calls = fc
      .tuple(fc.constantFrom(...NAMES), fc.array(argument, { maxLength: 4 }))
      .map(([name, args]) => `States.${name}(${args.join(", ")})`);
    fc.assert(
      fc.property(fc.oneof(calls, fc.string()), fc.jsonValue(), (text, value) => {
        expect(failure(text, value as Json)).toEqual(expect.any(String));
      }),
      { numRuns: 3000 },
    );
  });
});
