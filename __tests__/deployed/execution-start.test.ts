import fc from "fast-check";
import { expect, it } from "vitest";
import { checkName, inputText } from "../../src/deployed/execution-start";
import { userErrorOf } from "../user-error-of";

it("takes every name of letters, digits, - and _ that is not too long", () => {
  const characters = fc.constantFrom(..."ABCXYZabcxyz0189-_");
  fc.assert(
    fc.property(fc.string({ unit: characters, minLength: 1, maxLength: 80 }), (name) => {
      checkName(name);
    }),
  );
});

it("takes no name with a character that AWS refuses", () => {
  const refused = fc.constantFrom(...' \t\n<>{}[]?*"#%\\^|~`$&,;:/\u0000\u009f');
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), refused, fc.string({ maxLength: 30 }), (before, one, after) => {
      expect(userErrorOf(() => checkName(`${before}${one}${after}`))).toMatch(
        /^error: The name of an execution cannot have "/,
      );
    }),
  );
});

it("takes no name that is empty or too long", () => {
  expect(userErrorOf(() => checkName(""))).toBe(
    `error: The name of an execution has 1 to 80 characters, and this one has 0
   at: --name
  got: ""
  fix: Make it of letters, digits, - and _`,
  );
  expect(userErrorOf(() => checkName("n".repeat(81)))).toContain(
    "has 1 to 80 characters, and this one has 81",
  );
});

it("takes an input of 256 KiB in UTF-8, and no larger one", () => {
  const largest = "é".repeat(131_071);
  expect(inputText(largest)).toBe(`"${largest}"`);
  expect(userErrorOf(() => inputText(`${largest}x`))).toContain(
    "The input has 262145 bytes, and an execution takes 262144 at most",
  );
});
