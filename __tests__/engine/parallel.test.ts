import { describe, expect, it } from "vitest";
import type { Definition } from "../../src/asl/definition";
import { ECHO, run, secondsOf } from "./run";

/** A Parallel state with one branch of one state for each of the given ones. */
function branches(states: readonly object[], fields: object = {}): Definition {
  return {
    StartAt: "Both",
    States: {
      Both: {
        Type: "Parallel",
        Branches: states.map((state, i) => ({ StartAt: `B${i}`, States: { [`B${i}`]: state } })),
        Next: "Done",
        ...fields,
      },
      Done: { Type: "Succeed" },
    },
  } as unknown as Definition;
}

describe("a Parallel state", () => {
  it("gives the outputs of its branches in their order, however long each takes", async () => {
    const { outcome, history } = await run(
      branches([
        { Type: "Wait", Seconds: 30, OutputPath: "$.a", End: true },
        { Type: "Pass", Result: "quick", End: true },
        { Type: "Wait", Seconds: 10, OutputPath: "$.b", End: true },
      ]),
      { input: { a: 1, b: 2 } },
    );
    expect(outcome).toEqual({ status: "SUCCEEDED", output: '[1,"quick",2]' });
    expect(secondsOf(history, "WaitStateExited")).toEqual([10, 30]);
    expect(secondsOf(history, "ParallelStateSucceeded")).toEqual([30]);
  });

  it("has AWS's events", async () => {
    const { history } = await run(branches([{ Type: "Pass", End: true }]), { input: 1 });
    expect(history.map(({ id, previousEventId, type }) => [id, previousEventId, type])).toEqual([
      [1, 0, "ExecutionStarted"],
      [2, 0, "ParallelStateEntered"],
      [3, 2, "ParallelStateStarted"],
      [4, 3, "PassStateEntered"],
      [5, 4, "PassStateExited"],
      [6, 5, "ParallelStateSucceeded"],
      [7, 5, "ParallelStateExited"],
      [8, 7, "SucceedStateEntered"],
      [9, 8, "SucceedStateExited"],
      [10, 9, "ExecutionSucceeded"],
    ]);
  });

  it("fails with the first error of a branch and stops the others where they stand", async () => {
    const { outcome, history } = await run(
      branches([
        { Type: "Wait", Seconds: 3600, End: true },
        { Type: "Fail", Error: "Boom", Cause: "It broke" },
      ]),
    );
    expect(outcome).toEqual({ status: "FAILED", error: "Boom", cause: "It broke" });
    expect(history.map(({ type }) => type)).toEqual([
      "ExecutionStarted",
      "ParallelStateEntered",
      "ParallelStateStarted",
      "WaitStateEntered",
      "FailStateEntered",
      "WaitStateAborted",
      "ParallelStateFailed",
      "ExecutionFailed",
    ]);
    expect(new Set(history.map(({ timestamp }) => timestamp)).size).toBe(1);
  });

  it("is retried whole, then caught", async () => {
    const { outcome, calls } = await run(
      branches(
        [
          { Type: "Task", Resource: ECHO, End: true },
          { Type: "Task", Resource: ECHO, End: true },
        ],
        {
          Retry: [{ ErrorEquals: ["Boom"], MaxAttempts: 1 }],
          Catch: [{ ErrorEquals: ["Boom"], ResultPath: "$.error", Next: "Done" }],
        },
      ),
      {
        input: { id: 1 },
        answer: (call, attempt) =>
          attempt % 2 === 0
            ? { succeeded: false, error: "Boom", cause: "again" }
            : { succeeded: true, payload: call.payload },
      },
    );
    expect(calls.length).toBe(4);
    expect(outcome).toEqual({
      status: "SUCCEEDED",
      output: '{"id":1,"error":{"Error":"Boom","Cause":"again"}}',
    });
  });

  it("gives each branch what its Parameters make, and puts the results where it says", async () => {
    const { outcome } = await run(
      branches([{ Type: "Pass", End: true }, { Type: "Succeed" }], {
        Parameters: { "n.$": "$.a", fixed: true },
        ResultSelector: { "first.$": "$[0].n" },
        ResultPath: "$.result",
      }),
      { input: { a: 7 } },
    );
    expect(outcome).toEqual({ status: "SUCCEEDED", output: '{"a":7,"result":{"first":7}}' });
  });

  it("without branches gives an empty array", async () => {
    const { outcome } = await run(branches([]));
    expect(outcome).toEqual({ status: "SUCCEEDED", output: "[]" });
  });
});
