import { describe, expect, it } from "vitest";
import { checkDefinition } from "../../src/asl/check";

function found(rule: object) {
  return checkDefinition({
    StartAt: "A",
    States: { A: { Type: "Choice", Choices: [{ ...rule, Next: "B" }] }, B: { Type: "Succeed" } },
  }).filter(({ code }) => code === "CHOICE_SHAPE");
}

const TEST = { Variable: "$.a", IsNull: true };

describe("a compound choice rule is found wrong", () => {
  it.each([
    [{ And: {} }, "And", {}, "And is not an array", "Put its rules into an array"],
    [{ Or: "x" }, "Or", "x", "Or is not an array", "Put its rules into an array"],
    [{ Not: null }, "Not", null, "A choice rule is an object", "Give an object with a comparison"],
    [{ And: [TEST, 1] }, "And[1]", 1, "A choice rule is an object", "Give an object with a comparison"],
    [
      { Or: [{ Not: { And: [null] } }] },
      "Or[0].Not.And[0]",
      null,
      "A choice rule is an object",
      "Give an object with a comparison",
    ],
  ])("in %j", (rule, at, value, message, remedy) => {
    expect(found(rule)).toEqual([
      {
        code: "CHOICE_SHAPE",
        severity: "error",
        message,
        path: `$.States.A.Choices[0].${at}`,
        value,
        remedy,
      },
    ]);
  });

  it("but not where all is well", () => {
    expect(found({ And: [TEST, { Or: [TEST] }, { Not: TEST }] })).toEqual([]);
  });
});
