import { describe, expect, it } from "vitest";
import type { Definition } from "../../../src/asl/definition";
import { marksOf } from "../../../src/report/graph/execution-marks";
import { ECHO } from "../../engine/run";
import { recordedRun } from "../../execution/recorded-run";

const DEFINITION: Definition = {
  StartAt: "Count",
  States: {
    Count: { Type: "Pass", Assign: { "n.$": "States.MathAdd($n, 1)" }, Next: "Enough?" },
    "Enough?": {
      Type: "Choice",
      Choices: [{ Variable: "$n", NumericLessThan: 3, Next: "Count" }],
      Default: "Scenes",
    },
    Scenes: {
      Type: "Map",
      ItemsPath: "$.scenes",
      ToleratedFailurePercentage: 100,
      ItemProcessor: {
        ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
        StartAt: "Good?",
        States: {
          "Good?": {
            Type: "Choice",
            Choices: [{ Variable: "$", StringEquals: "good", Next: "Work" }],
            Default: "Bad",
          },
          Work: { Type: "Task", Resource: ECHO, End: true },
          Bad: { Type: "Fail", Error: "Bad" },
        },
      },
      Next: "Try",
    },
    Try: {
      Type: "Parallel",
      Branches: [
        { StartAt: "Wait", States: { Wait: { Type: "Wait", Seconds: 10, End: true } } },
        { StartAt: "Break", States: { Break: { Type: "Fail", Error: "Broken" } } },
      ],
      Catch: [{ ErrorEquals: ["Broken"], Next: "Done" }],
      End: true,
    },
    Done: { Type: "Succeed" },
  },
};

describe("the marks of an execution", () => {
  it("are the states that were entered and the transitions that were taken, with counts", async () => {
    const definition = {
      ...DEFINITION,
      States: { Begin: { Type: "Pass", Assign: { n: 0 }, Next: "Count" }, ...DEFINITION.States },
      StartAt: "Begin",
    };
    const { record } = await recordedRun(definition, { input: { scenes: ["good", "bad", "good"] } });
    const { states, taken } = marksOf(record);
    const shown = [...states].map(([path, { durationMs: _, ...mark }]) => [path, mark]);
    const scenes = "$.States.Scenes.ItemProcessor.States";
    expect(Object.fromEntries(shown)).toEqual({
      "$.States.Begin": { status: "SUCCEEDED", visits: 1 },
      "$.States.Count": { status: "SUCCEEDED", visits: 3 },
      "$.States['Enough?']": { status: "SUCCEEDED", visits: 3 },
      "$.States.Scenes": {
        status: "SUCCEEDED",
        visits: 1,
        attempts: 1,
        iterations: { total: 3, succeeded: 2, failed: 1, running: 0 },
      },
      [`${scenes}['Good?']`]: { status: "SUCCEEDED", visits: 3 },
      [`${scenes}.Work`]: { status: "SUCCEEDED", visits: 2, attempts: 1 },
      [`${scenes}.Bad`]: { status: "FAILED", visits: 1 },
      "$.States.Try": { status: "CAUGHT", visits: 1, attempts: 1 },
      "$.States.Try.Branches[0].States.Wait": { status: "ABORTED", visits: 1 },
      "$.States.Try.Branches[1].States.Break": { status: "FAILED", visits: 1 },
      "$.States.Done": { status: "SUCCEEDED", visits: 1 },
    });
    expect([...taken].toSorted()).toEqual(
      [
        "$.States.Begin→Count",
        "$.States.Count→Enough?",
        "$.States['Enough?']→Count",
        "$.States['Enough?']→Scenes",
        `${scenes}['Good?']→Work`,
        `${scenes}['Good?']→Bad`,
        "$.States.Scenes→Try",
        "$.States.Try→Done",
      ].toSorted(),
    );
  });
});
