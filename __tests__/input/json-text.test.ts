import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJson } from "../../src/input/json-text";
import { UserError } from "../../src/input/user-error";
import { userErrorOf } from "../user-error-of";

describe("JSON text", () => {
  it("gives its value", () => {
    expect(parseJson(' { "a": [1, -2.5e3, true, null, "\\u00e9"] }\n', "event.json")).toEqual({
      a: [1, -2500, true, null, "é"],
    });
  });

  it("may begin with a byte order mark", () => {
    expect(parseJson('\ufeff{"a":1}', "event.json")).toEqual({ a: 1 });
  });

  it.each(["", " \n\t"])("is refused where it is %j", (text) => {
    expect(userErrorOf(() => parseJson(text, "event.json"))).toBe(
      `error: event.json is empty
   at: event.json
  got: ${JSON.stringify(text)}
  fix: Put a JSON document there`,
    );
  });

  it("is refused with the line at fault", () => {
    expect(userErrorOf(() => parseJson('{\n  "a": 1\n  "b": 2\n}\n', "event.json"))).toBe(
      `error: event.json is not JSON (line 3, column 3)
   at: event.json:3:3
  got: "\\"b\\": 2"
  fix: Expected a "," or "}", and found "\\""`,
    );
  });

  it("is refused with what is near the fault where the line is long", () => {
    const text = `[${'"x",'.repeat(100)}oops${',"x"'.repeat(100)}]`;
    expect(userErrorOf(() => parseJson(text, "event.json"))).toBe(
      `error: event.json is not JSON (line 1, column 402)
   at: event.json:1:402
  got: ${JSON.stringify(`${'"x",'.repeat(10)}oops${',"x"'.repeat(9)}`)}
  fix: Expected a value, and found "oops"`,
    );
  });

  it.each([
    ['{"a":}', 6, 'Expected a value, and found "}"'],
    ["[1,]", 4, 'Expected a value, and found "]"'],
    ["[1 2]", 4, 'Expected a "," or "]", and found "2"'],
    ["[1}", 3, 'Expected a "," or "]", and found "}"'],
    ["[1,2", 5, "The text ends before the document does"],
    ['{"a":1,}', 8, 'Expected a property\'s name in double quotes, and found "}"'],
    ["{a:1}", 2, 'Expected a property\'s name in double quotes, and found "a"'],
    ["{'a':1}", 2, "Expected a property's name in double quotes, and found \"'\""],
    ['{"a" 1}', 6, 'Expected a ":" after the property\'s name, and found "1"'],
    ['{"a":1} x', 9, 'Expected nothing after the document\'s end, and found "x"'],
    ["True", 1, 'Expected a value, and found "True"'],
    ["01", 1, 'Expected a value, and found "01"'],
    ["[-]", 2, 'Expected a value, and found "-"'],
    ["[1.]", 2, 'Expected a value, and found "1."'],
    ['["abc]', 2, "The string that begins here has no end"],
    ['["a\tb"]', 4, "A control character in a string is written as an escape"],
    ['["\\q"]', 3, "There is no such escape in a JSON string"],
    ['["\\u12g4"]', 3, "There is no such escape in a JSON string"],
    ["[🛰]", 2, 'Expected a value, and found "🛰"'],
  ])("is refused where it is %s, at column %i", (text, column, reason) => {
    expect(userErrorOf(() => parseJson(text, "input"))).toBe(
      `error: input is not JSON (line 1, column ${column})
   at: input:1:${column}
  got: ${JSON.stringify(text)}
  fix: ${reason}`,
    );
  });

  it("is refused exactly where JSON.parse refuses it", () => {
    const almostJson = fc
      .tuple(
        fc.json(),
        fc.nat(),
        fc.constantFrom("", "{", "}", "[", "]", '"', ",", ":", "\\", "0", "e", "-", "\n"),
      )
      .map(
        ([text, at, put]) =>
          text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + 1),
      );
    fc.assert(
      fc.property(almostJson, (text) => {
        expect(outcome(() => parseJson(text, "input"))).toEqual(outcome(() => JSON.parse(text)));
      }),
      { numRuns: 1000 },
    );
  });

  it("is refused at a place up to which it could have become JSON", () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (json, at) => {
        const text = json.slice(0, at % json.length);
        const [problem] = problemsOf(text);
        const [, column] = /:(\d+)$/.exec(problem?.where ?? "") ?? [];
        // Cut off, it ends too early, or within a word, string or escape that begins at the fault.
        const rest = text.slice(Number(column ?? 1) - 1);
        expect(rest).toMatch(/^(?:|".*|\\(?:u[0-9a-f]{0,3})?|[\w.+-]+)$/is);
      }),
    );
  });

  it("is read however deep it is nested", () => {
    const deep = "[".repeat(100_000);
    expect(problemsOf(`${deep}x`)[0]?.where).toBe("input:1:100001");
  });
});

function outcome(act: () => unknown): unknown {
  try {
    return { value: act() };
  } catch (error) {
    if (error instanceof UserError || error instanceof SyntaxError) return "refused";
    throw error;
  }
}

function problemsOf(text: string): UserError["problems"] {
  try {
    parseJson(text, "input");
    return [];
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
}
