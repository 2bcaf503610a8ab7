import aslValidator from "asl-validator";
import { describe, expect, it } from "vitest";
import { checkDefinition } from "../../src/asl/check";

const FUNCTION = "arn:aws:lambda:eu-central-1:123456789012:function:f";
const END = { Type: "Pass", End: true };

/** Definitions that fail on AWS, each at its creation or where they are run. */
const PASSED_BY_THE_OTHER: readonly (readonly [string, string, object])[] = [
  [
    "an undefined variable",
    "UNDEFINED_VARIABLE",
    { QueryLanguage: "JSONata", StartAt: "A", States: { A: { ...END, Output: "{% $sceen %}" } } },
  ],
  [
    "$states.errorOutput outside of Catch",
    "STATES_VARIABLE",
    {
      QueryLanguage: "JSONata",
      StartAt: "A",
      States: { A: { ...END, Output: "{% $states.errorOutput %}" } },
    },
  ],
  [
    'a key "a.$" in JSONata',
    "PATH_KEY_IN_JSONATA",
    { QueryLanguage: "JSONata", StartAt: "A", States: { A: { ...END, Output: { "a.$": "$.a" } } } },
  ],
  [
    "States.ALL that is not last",
    "ERROR_NAMES",
    {
      StartAt: "A",
      States: {
        A: {
          Type: "Task",
          Resource: FUNCTION,
          Retry: [{ ErrorEquals: ["States.ALL"] }, { ErrorEquals: ["States.Timeout"] }],
          End: true,
        },
      },
    },
  ],
  [
    "a loop of two states that nothing leads to",
    "UNREACHABLE_STATE",
    {
      StartAt: "A",
      States: { A: END, B: { Type: "Pass", Next: "C" }, C: { Type: "Pass", Next: "B" } },
    },
  ],
  [
    "a jump into an item processor",
    "TRANSITION_TARGET",
    {
      StartAt: "A",
      States: {
        A: { Type: "Map", ItemProcessor: { StartAt: "I", States: { I: END } }, Next: "B" },
        B: {
          Type: "Choice",
          Choices: [{ Variable: "$.n", IsPresent: true, Next: "I" }],
          Default: "C",
        },
        C: END,
      },
    },
  ],
  [
    "a jump out of an item processor",
    "TRANSITION_TARGET",
    {
      StartAt: "A",
      States: {
        A: {
          Type: "Map",
          ItemProcessor: {
            StartAt: "I",
            States: {
              I: {
                Type: "Choice",
                Choices: [{ Variable: "$.n", IsPresent: true, Next: "B" }],
                Default: "J",
              },
              J: END,
            },
          },
          Next: "B",
        },
        B: END,
      },
    },
  ],
];

describe("beside asl-validator", () => {
  it.each(PASSED_BY_THE_OTHER)("ours finds %s", (_, code, definition) => {
    expect(checkDefinition(definition).map((one) => one.code)).toContain(code);
    expect(aslValidator(structuredClone(definition)).isValid).toBe(true);
  });

  it("ours takes no payload key called Next for a transition", () => {
    const definition = {
      StartAt: "A",
      States: { A: { ...END, Parameters: { Next: "Wednesday" }, Result: { Next: "Thursday" } } },
    };
    expect(checkDefinition(definition)).toEqual([]);
    expect(aslValidator(structuredClone(definition)).isValid).toBe(false);
  });

  it("ours never changes what it checks", () => {
    const definition = { StartAt: "A", States: { A: END } };
    const before = JSON.stringify(definition);
    checkDefinition(definition);
    expect(JSON.stringify(definition)).toBe(before);
    aslValidator(definition);
    expect(JSON.stringify(definition)).not.toBe(before);
  });
});
