import { describe, expect, it } from "vitest";
import { checkDefinition } from "../../src/asl/check";

function codesOf(choices: readonly object[], language: "JSONPath" | "JSONata") {
  const Choices = choices.map((choice) => ({ ...choice, Next: "Done" }));
  return checkDefinition({
    QueryLanguage: language,
    StartAt: "Which",
    States: { Which: { Type: "Choice", Choices }, Done: { Type: "Succeed" } },
  }).map(({ code }) => code);
}

const conditions = (...texts: string[]) => texts.map((text) => ({ Condition: `{% ${text} %}` }));

describe("a Choice without Default", () => {
  it.each([
    ["texts", conditions('$states.input.kind = "a"', "$states.input.kind = 'b \" c'")],
    [
      "numbers, booleans and null",
      conditions(...["1", "-2.5", "true", "null"].map((one) => `$states.input = ${one}`)),
    ],
  ])("is right where it lists the values of one thing: %s", (_, choices) => {
    expect(codesOf(choices, "JSONata")).toEqual([]);
  });

  it("is right where it lists the values of one path", () => {
    const choices = [
      { Variable: "$.kind", StringEquals: "a" },
      { Variable: "$.kind", NumericEquals: 1 },
    ];
    expect(codesOf(choices, "JSONPath")).toEqual([]);
  });

  it.each([
    ["two things are compared", conditions('$states.input.a = "a"', '$states.input.b = "b"')],
    [
      "two conditions are joined",
      conditions('$states.input.a = "a" and $states.input.b', '$states.input.a = "b"'),
    ],
    ["there is one rule", conditions('$states.input.kind = "a"')],
    ["something is compared by its order", conditions("$states.input.n > 1", "$states.input.n > 2")],
  ])("is warned of where %s", (_, choices) => {
    expect(codesOf(choices, "JSONata")).toEqual(["CHOICE_DEFAULT"]);
  });
});
