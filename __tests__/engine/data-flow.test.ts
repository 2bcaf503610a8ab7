import { describe, expect, it } from "vitest";
import type { Json } from "../../src/input/json-text";
import { ECHO, only, run } from "./run";

async function output(state: object, input: Json) {
  const { outcome } = await run(only({ Type: "Pass", End: true, ...state }), { input });
  return outcome.status === "SUCCEEDED" ? (JSON.parse(outcome.output) as Json) : outcome;
}

describe("the data of a state", () => {
  const input = { scene: { id: "s1", bands: [1, 2, 3] }, "odd key": true };

  it.each([
    ["the input by default", {}, input],
    ["what InputPath selects", { InputPath: "$.scene.bands[1]" }, 2],
    ["what a bracketed path selects", { InputPath: "$['odd key']" }, true],
    ["an empty object where InputPath is null", { InputPath: null }, {}],
    ["its Result", { Result: { fixed: 1 } }, { fixed: 1 }],
    [
      "its Result at the ResultPath",
      { Result: 7, ResultPath: "$.scene.count" },
      { ...input, scene: { ...input.scene, count: 7 } },
    ],
    ["the input where ResultPath is null", { Result: 7, ResultPath: null }, input],
    ["what OutputPath selects", { OutputPath: "$.scene.id" }, "s1"],
    ["the context object behind $$", { OutputPath: "$$.State.Name" }, "State"],
  ])("is %s", async (_, state, expected) => {
    expect(await output(state, input)).toEqual(expected);
  });

  it("fails as on AWS where a path leads nowhere", async () => {
    expect(await output({ InputPath: "$.NoSuchInputPath" }, { "int-literal": 0 })).toEqual({
      status: "FAILED",
      error: "States.Runtime",
      cause:
        "An error occurred while executing the state 'State' (entered at the event id #2). Invalid path '$.NoSuchInputPath' : No results for path: $['NoSuchInputPath']",
    });
  });

  it("fails where a ResultPath runs into something that holds no members", async () => {
    expect(await output({ Result: 1, ResultPath: "$.scene.id.more" }, input)).toMatchObject({
      status: "FAILED",
      error: "States.ResultPathMatchFailure",
    });
  });

  it("gives a task the selected input, and adds its result to the whole one", async () => {
    const { calls, outcome } = await run(
      only({ Type: "Task", Resource: ECHO, InputPath: "$.scene", ResultPath: "$.result", End: true }),
      { input: { scene: { id: "s1" } } },
    );
    expect(calls.map(({ payload }) => payload)).toEqual(['{"id":"s1"}']);
    expect(outcome).toEqual({ status: "SUCCEEDED", output: '{"scene":{"id":"s1"},"result":{"id":"s1"}}' });
  });
});
