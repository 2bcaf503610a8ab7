import { describe, expect, it } from "vitest";
import type { Definition } from "../../src/asl/definition";
import { matches } from "../../src/asl/error-match";
import type { Json } from "../../src/input/json-text";
import { ECHO, run } from "./run";

function query(state: object): Definition {
  return {
    StartAt: "State",
    QueryLanguage: "JSONata",
    States: { State: { End: true, ...state }, Caught: { Type: "Succeed" } },
  } as unknown as Definition;
}

async function outputOf(state: object, input: Json = {}) {
  const { outcome } = await run(query(state), { input });
  return outcome.status === "SUCCEEDED" ? (JSON.parse(outcome.output) as Json) : outcome;
}

describe("a state in JSONata", () => {
  const input = { a: 1, list: [1, 2, 3] };

  it.each<[string, object, Json]>([
    ["hands its input on", { Type: "Pass" }, input],
    [
      "gives its Output",
      { Type: "Pass", Output: { n: "{% $states.input.a + 1 %}", k: "k.$" } },
      { n: 2, k: "k.$" },
    ],
    [
      "calls with its Arguments",
      { Type: "Task", Resource: ECHO, Arguments: { x: "{% $sum($states.input.list) %}" } },
      { x: 6 },
    ],
    [
      "makes its Output of the result",
      { Type: "Task", Resource: ECHO, Output: "{% $merge([$states.result, {'more': true}]) %}" },
      { ...input, more: true },
    ],
    ["reads the context object", { Type: "Pass", Output: "{% $states.context.State.Name %}" }, "State"],
    [
      "runs Items with an ItemSelector",
      {
        Type: "Map",
        Items: "{% $states.input.list %}",
        ItemSelector: {
          v: "{% $states.context.Map.Item.Value * 10 %}",
          i: "{% $states.context.Map.Item.Index %}",
        },
        ItemProcessor: {
          StartAt: "I",
          States: { I: { Type: "Pass", Output: "{% $states.input.v %}", End: true } },
        },
      },
      [10, 20, 30],
    ],
  ])("%s", async (_, state, expected) => {
    expect(await outputOf(state, input)).toEqual(expected);
  });

  it("takes a path for the text that it is", async () => {
    expect(await outputOf({ Type: "Pass", Output: { "a.$": "$.a" } }, input)).toEqual({ "a.$": "$.a" });
  });

  it("fails with an event that names the place of what cannot be evaluated", async () => {
    const { outcome, history } = await run(query({ Type: "Pass", Output: { a: ["{% $nope %}"] } }));
    const cause =
      "An error occurred while executing the state 'State' (entered at the event id #2). The JSONata expression '$nope' specified for the field 'Output/a[0]' returned nothing (undefined).";
    expect(outcome).toEqual({ status: "FAILED", error: "States.QueryEvaluationError", cause });
    expect(history.find(({ type }) => type === "EvaluationFailed")?.evaluationFailedEventDetails).toEqual({
      error: "States.QueryEvaluationError",
      cause,
      location: "Output/a[0]",
      state: "State",
    });
  });

  it("catches what cannot be evaluated, and reads the error", async () => {
    expect(
      await outputOf({
        Type: "Task",
        Resource: ECHO,
        Arguments: "{% $nope %}",
        Catch: [
          {
            ErrorEquals: ["States.QueryEvaluationError"],
            Output: "{% $states.errorOutput.Error %}",
            Next: "Caught",
          },
        ],
      }),
    ).toBe("States.QueryEvaluationError");
  });

  it("goes by the first Condition that is true", async () => {
    const choosing = (n: Json) =>
      run(
        {
          StartAt: "Choose",
          QueryLanguage: "JSONata",
          States: {
            Choose: {
              Type: "Choice",
              Choices: [
                { Condition: "{% $states.input > 2 %}", Output: "many", Next: "Done" },
                { Condition: "{% $states.input > 1 %}", Output: "some", Next: "Done" },
              ],
              Default: "Done",
              Output: "few",
            },
            Done: { Type: "Succeed" },
          },
        },
        { input: n },
      );
    const outputs = await Promise.all([3, 2, 1].map(async (n) => (await choosing(n)).outcome));
    expect(outputs).toEqual(
      ["many", "some", "few"].map((word) => ({ status: "SUCCEEDED", output: JSON.stringify(word) })),
    );
    expect((await choosing("x")).outcome).toMatchObject({
      status: "FAILED",
      error: "States.QueryEvaluationError",
    });
  });
});

describe("a state in JSONPath", () => {
  it("may stand in a machine whose language is JSONata, and the other way round", async () => {
    const { outcome } = await run(
      {
        StartAt: "Path",
        QueryLanguage: "JSONata",
        States: {
          Path: { Type: "Pass", QueryLanguage: "JSONPath", Parameters: { "b.$": "$.a" }, Next: "Query" },
          Query: { Type: "Pass", Output: "{% $states.input.b %}", End: true },
        },
      },
      { input: { a: 5 } },
    );
    expect(outcome).toEqual({ status: "SUCCEEDED", output: "5" });
  });

  it("takes an expression for the text that it is", async () => {
    const { outcome } = await run({
      StartAt: "S",
      States: { S: { Type: "Pass", Result: "{% 1 %}", End: true } },
    });
    expect(outcome).toEqual({ status: "SUCCEEDED", output: '"{% 1 %}"' });
  });

  it("keeps what its ResultSelector selects where its ResultPath says, then selects its output", async () => {
    const { outcome } = await run(
      {
        StartAt: "S",
        States: {
          S: {
            Type: "Task",
            Resource: ECHO,
            InputPath: "$.a",
            Parameters: { "x.$": "$.n", c: "c" },
            ResultSelector: { "got.$": "$.x" },
            ResultPath: "$.a.r",
            OutputPath: "$.a",
            End: true,
          },
        },
      },
      { input: { a: { n: 1 }, z: 0 } },
    );
    expect(outcome).toEqual({ status: "SUCCEEDED", output: '{"n":1,"r":{"got":1}}' });
  });
});

describe("an error name", () => {
  it.each([
    ["States.ALL", "Boom", true],
    ["States.ALL", "States.Timeout", true],
    ["States.ALL", "States.DataLimitExceeded", true],
    ["States.ALL", "States.Runtime", false],
    ["States.TaskFailed", "Boom", true],
    ["States.TaskFailed", "States.Timeout", false],
    ["States.TaskFailed", "States.Runtime", false],
    ["States.Timeout", "States.Timeout", true],
    ["Boom", "Boom", true],
    ["Boom", "boom", false],
  ])("%s stands for %s: %j", (name, error, expected) => {
    expect(matches([name], { error })).toBe(expected);
  });

  it("of a Fail state without one is matched by States.ALL", () => {
    expect(matches(["States.ALL"], {})).toBe(true);
    expect(matches(["Boom"], {})).toBe(false);
  });
});
