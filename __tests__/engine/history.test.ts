import { describe, expect, it } from "vitest";
import { ECHO, only, ROLE, run, START } from "./run";

const timestamp = new Date(START).toISOString();
const whole = { truncated: false };

describe("the history of an execution", () => {
  it("has AWS's events, ids, order and details for a task that hands on to an end", async () => {
    const { history, outcome } = await run(
      {
        StartAt: "Activator",
        States: { Activator: { Type: "Task", Resource: ECHO, Next: "Done" }, Done: { Type: "Succeed" } },
      },
      { input: { id: "scene" } },
    );
    const text = '{"id":"scene"}';
    expect(outcome).toEqual({ status: "SUCCEEDED", output: text });
    expect(history).toEqual([
      {
        id: 1,
        previousEventId: 0,
        timestamp,
        type: "ExecutionStarted",
        executionStartedEventDetails: { input: text, inputDetails: whole, roleArn: ROLE },
      },
      {
        id: 2,
        previousEventId: 0,
        timestamp,
        type: "TaskStateEntered",
        stateEnteredEventDetails: { name: "Activator", input: text, inputDetails: whole },
      },
      {
        id: 3,
        previousEventId: 2,
        timestamp,
        type: "LambdaFunctionScheduled",
        lambdaFunctionScheduledEventDetails: { input: text, inputDetails: whole, resource: ECHO },
      },
      { id: 4, previousEventId: 3, timestamp, type: "LambdaFunctionStarted" },
      {
        id: 5,
        previousEventId: 4,
        timestamp,
        type: "LambdaFunctionSucceeded",
        lambdaFunctionSucceededEventDetails: { output: text, outputDetails: whole },
      },
      {
        id: 6,
        previousEventId: 5,
        timestamp,
        type: "TaskStateExited",
        stateExitedEventDetails: { name: "Activator", output: text, outputDetails: whole },
      },
      {
        id: 7,
        previousEventId: 6,
        timestamp,
        type: "SucceedStateEntered",
        stateEnteredEventDetails: { name: "Done", input: text, inputDetails: whole },
      },
      {
        id: 8,
        previousEventId: 7,
        timestamp,
        type: "SucceedStateExited",
        stateExitedEventDetails: { name: "Done", output: text, outputDetails: whole },
      },
      {
        id: 9,
        previousEventId: 8,
        timestamp,
        type: "ExecutionSucceeded",
        executionSucceededEventDetails: { output: text, outputDetails: whole },
      },
    ]);
  });

  it("ends after a Fail state without leaving it", async () => {
    const { history, outcome } = await run(
      only({ Type: "Fail", Error: "NoScenes", Cause: "The batch is empty" }),
    );
    expect(outcome).toEqual({ status: "FAILED", error: "NoScenes", cause: "The batch is empty" });
    expect(history.slice(1)).toEqual([
      {
        id: 2,
        previousEventId: 0,
        timestamp,
        type: "FailStateEntered",
        stateEnteredEventDetails: { name: "State", input: "{}", inputDetails: whole },
      },
      {
        id: 3,
        previousEventId: 2,
        timestamp,
        type: "ExecutionFailed",
        executionFailedEventDetails: { error: "NoScenes", cause: "The batch is empty" },
      },
    ]);
  });

  it("ends at 25,000 events, where AWS ends a machine that loops for ever", async () => {
    const { history, outcome } = await run({
      StartAt: "A",
      States: { A: { Type: "Pass", Next: "B" }, B: { Type: "Pass", Next: "A" } },
    });
    expect(outcome).toEqual({
      status: "FAILED",
      error: "States.Runtime",
      cause: "The execution reached the maximum number of history events (25000).",
    });
    expect(history.length).toBe(25_000);
    expect(history.map(({ id }) => id)).toEqual(history.map((_, i) => i + 1));
  });
});
