import { describe, expect, it } from "vitest";
import { checkObjects } from "../../src/engine/map/objects";
import { UserError } from "../../src/input/user-error";
import { distributed, runMap } from "./distributed-map-run";
import { ECHO, only, ROLE, START } from "./run";

const UUID = /^[\da-f]{8}-[\da-f]{4}-3[\da-f]{3}-9[\da-f]{3}-[\da-f]{12}$/;
const timestamp = new Date(START).toISOString();
const whole = { truncated: false };
const EXCEEDED = {
  error: "States.ExceedToleratedFailureThreshold",
  cause: "The specified tolerated failure threshold was exceeded",
};

/** Fails for each item that is not 0. */
const failing = distributed({
  Any: { Type: "Choice", Choices: [{ Variable: "$", NumericEquals: 0, Next: "Yes" }], Default: "No" },
  No: { Type: "Fail", Error: "Bad", Cause: "It is bad" },
  Yes: { Type: "Succeed" },
});

describe("a child of a distributed Map", () => {
  it("has a history of its own", async () => {
    const { children, history } = await runMap(
      { ItemProcessor: distributed() },
      { input: ["scene"], childHistories: true },
    );
    const [child] = children;
    const details = { input: '"scene"', inputDetails: whole };
    const output = { output: '"scene"', outputDetails: whole };
    expect(child?.history).toEqual([
      {
        id: 1,
        previousEventId: 0,
        timestamp,
        type: "ExecutionStarted",
        executionStartedEventDetails: { ...details, roleArn: ROLE },
      },
      {
        id: 2,
        previousEventId: 0,
        timestamp,
        type: "PassStateEntered",
        stateEnteredEventDetails: { name: "Pass", ...details },
      },
      {
        id: 3,
        previousEventId: 2,
        timestamp,
        type: "PassStateExited",
        stateExitedEventDetails: { name: "Pass", ...output },
      },
      {
        id: 4,
        previousEventId: 3,
        timestamp,
        type: "ExecutionSucceeded",
        executionSucceededEventDetails: output,
      },
    ]);
    expect(history.map(({ id, previousEventId, type }) => [id, previousEventId, type])).toEqual([
      [1, 0, "MapStateEntered"],
      [2, 1, "MapStateStarted"],
      [3, 2, "MapRunStarted"],
      [4, 3, "MapRunSucceeded"],
      [5, 4, "MapStateSucceeded"],
      [6, 4, "MapStateExited"],
    ]);
  });

  it.each([
    ["STANDARD", "execution", ""],
    ["EXPRESS", "express", ":"],
  ] as const)("sees itself in the context object: %s", async (type, kind, more) => {
    const context = {
      Pass: {
        Type: "Pass",
        Parameters: {
          "execution.$": "$$.Execution",
          "machine.$": "$$.StateMachine",
          "item.$": "$$.Map.Item",
        },
        End: true,
      },
    };
    const { output, children } = await runMap(
      { Label: "Scenes", ItemProcessor: distributed(context, type) },
      { input: ["scene"] },
    );
    const [child] = children;
    expect(child?.name).toMatch(UUID);
    expect(child?.type).toBe(type);
    const arn = `arn:aws:states:us-east-1:123456789012:${kind}:machine/Scenes:${child?.name}`;
    expect(child?.arn.startsWith(arn + more)).toBe(true);
    expect(output).toEqual([
      {
        execution: {
          Id: child?.arn,
          Input: "scene",
          Name: child?.name,
          RoleArn: ROLE,
          StartTime: timestamp,
          RedriveCount: 0,
        },
        machine: {
          Id: "arn:aws:states:us-east-1:123456789012:stateMachine:machine/Scenes",
          Name: "machine/Scenes",
        },
        item: { Index: 0, Value: "scene" },
      },
    ]);
  });

  it("sees no variable of its parent, and speaks the language that its states set", async () => {
    const states = {
      Pass: { Type: "Pass", QueryLanguage: "JSONata", Output: "{% $exists($secret) %}", End: true },
    };
    const { output } = await runMap({ ItemProcessor: distributed(states) }, { input: [1] });
    expect(output).toEqual([false]);
  });

  it("has the same name each time, and another than its siblings, also at a retry", async () => {
    const state = {
      MaxConcurrency: 1,
      ItemProcessor: failing,
      ToleratedFailureCount: 1,
      Retry: [{ ErrorEquals: ["States.ALL"], MaxAttempts: 1 }],
    };
    const names = async () => (await runMap(state, { input: [0, 1, 1] })).children.map(({ name }) => name);
    const first = await names();
    expect(new Set(first).size).toBe(6);
    expect(await names()).toEqual(first);
  });

  it("is told of as stopped where too many of its siblings fail", async () => {
    const waiting = distributed({
      Any: { Type: "Choice", Choices: [{ Variable: "$", NumericEquals: 0, Next: "Wait" }], Default: "No" },
      No: { Type: "Fail", Error: "Bad" },
      Wait: { Type: "Wait", Seconds: 60, End: true },
    });
    const { children } = await runMap({ ItemProcessor: waiting }, { input: [0, 1], childHistories: true });
    expect(
      children.map(({ status, history }) => [status, history?.map(({ type }) => type).slice(-2)]),
    ).toEqual([
      ["FAILED", ["FailStateEntered", "ExecutionFailed"]],
      ["ABORTED", ["WaitStateAborted", "ExecutionAborted"]],
    ]);
  });

  it("is told of without its history where nobody asks for it", async () => {
    const { children } = await runMap({ ItemProcessor: distributed() }, { input: [1] });
    expect(children.map((child) => "history" in child)).toEqual([false]);
  });
});

describe("a Map Run", () => {
  it.each([
    [{}, 0, true],
    [{}, 1, false],
    [{ ToleratedFailureCount: 2 }, 2, true],
    [{ ToleratedFailureCount: 2 }, 3, false],
    [{ ToleratedFailurePercentage: 50 }, 2, true],
    [{ ToleratedFailurePercentage: 49.9 }, 2, false],
    [{ ToleratedFailureCount: 3, ToleratedFailurePercentage: 25 }, 2, false],
    [{ ToleratedFailureCount: 1, ToleratedFailurePercentage: 100 }, 2, false],
    [{ ToleratedFailurePercentage: 100 }, 4, true],
  ])("with %j and %i of 4 items failing succeeds: %s", async (tolerance, failures, succeeds) => {
    const input = [1, 1, 1, 1].map((one, index) => (index < failures ? one : 0));
    const { output, error, cause } = await runMap({ ...tolerance, ItemProcessor: failing }, { input });
    if (succeeds) expect(output).toHaveLength(4);
    else expect({ error, cause }).toEqual(EXCEEDED);
  });

  it("counts a failed batch by its items", async () => {
    const state = {
      ItemBatcher: { MaxItemsPerBatch: 3 },
      ToleratedFailureCount: 2,
      ItemProcessor: distributed({ No: { Type: "Fail" } }),
    };
    expect((await runMap(state, { input: [1, 2] })).error).toBeUndefined();
    expect((await runMap(state, { input: [1, 2, 3] })).error).toBe(EXCEEDED.error);
  });

  it("gives the record of a failed child among the outputs, as the transformation NONE does", async () => {
    const { output, children } = await runMap(
      { ItemProcessor: failing, ToleratedFailureCount: 1, Label: "Scenes" },
      { input: [0, 5] },
    );
    expect(output).toEqual([
      0,
      {
        Cause: "It is bad",
        Error: "Bad",
        ExecutionArn: children[1]?.arn,
        Input: "5",
        InputDetails: { Included: true },
        Name: children[1]?.name,
        RedriveCount: 0,
        RedriveStatus: "REDRIVABLE",
        StartDate: timestamp,
        StateMachineArn: "arn:aws:states:us-east-1:123456789012:stateMachine:machine/Scenes",
        Status: "FAILED",
        StopDate: timestamp,
      },
    ]);
  });

  it("that fails says so in the history", async () => {
    const { history } = await runMap({ ItemProcessor: failing }, { input: [1] });
    expect(history.map(({ previousEventId, type }) => [previousEventId, type])).toEqual([
      [0, "MapStateEntered"],
      [1, "MapStateStarted"],
      [2, "MapRunStarted"],
      [3, "MapRunFailed"],
      [4, "MapStateFailed"],
    ]);
    expect(history[3]?.mapRunFailedEventDetails).toEqual(EXCEEDED);
  });

  it("runs no more children at a time than MaxConcurrency, and gives the outputs in order", async () => {
    const waiting = distributed({ Wait: { Type: "Wait", SecondsPath: "$", End: true } });
    const { output, children } = await runMap(
      { ItemProcessor: waiting, MaxConcurrency: 2 },
      { input: [3, 1, 1, 1] },
    );
    expect(output).toEqual([3, 1, 1, 1]);
    expect(children.map(({ input, stopTime }) => [input, (stopTime - START) / 1000])).toEqual([
      ["1", 1],
      ["1", 2],
      ["3", 3],
      ["1", 3],
    ]);
  });

  it("of no items succeeds with no outputs", async () => {
    expect((await runMap({ ItemProcessor: distributed() }, { input: [] })).output).toEqual([]);
  });

  it("fails where its outputs together are larger than a payload may be", async () => {
    const item = "x".repeat(100_000);
    const { error, cause } = await runMap({ ItemProcessor: distributed() }, { input: [item, item, item] });
    expect({ error, cause }).toEqual({
      error: "States.DataLimitExceeded",
      cause:
        "The state/task 'Map' returned a result with a size exceeding the maximum number of bytes service limit.",
    });
  });
});

describe("a definition without objects", () => {
  const place = { Resource: "arn:aws:states:::s3:getObject" };

  it("is refused where a Map state reads or writes some", () => {
    const definition = only({
      Type: "Map",
      ItemReader: place,
      ResultWriter: place,
      ItemProcessor: distributed(),
    });
    expect(() => checkObjects(definition, "machine.json")).toThrow(UserError);
    try {
      checkObjects(definition, "machine.json");
    } catch (error) {
      expect((error as UserError).problems).toEqual(
        ["ItemReader", "ResultWriter"].map((field) => ({
          what: `${field} uses objects of S3, and the local run was given none`,
          where: `machine.json ($.States.State.${field})`,
          received: place.Resource,
          remedy: "Give a folder that stands for S3: --objects FOLDER, with a folder for each bucket in it",
        })),
      );
    }
  });

  it("is fine where none does", () => {
    checkObjects(
      only({ Type: "Map", ResultWriter: { WriterConfig: {} }, ItemProcessor: distributed() }),
      "m",
    );
    checkObjects(only({ Type: "Task", Resource: ECHO }), "m");
  });

  it("tells a child that lacked a heartbeat by the error's own name alone", async () => {
    const Work = {
      Type: "Task",
      End: true,
      HeartbeatSeconds: 5,
      Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
      Parameters: { FunctionName: "work", Payload: {} },
    };
    const { children } = await runMap(
      {
        ItemProcessor: { ProcessorConfig: { Mode: "DISTRIBUTED" }, StartAt: "Work", States: { Work } },
      },
      { input: [1], childHistories: true },
    );
    expect(
      children.map(({ status, error, cause, history, ...rest }) => ({
        told: { status, error, cause },
        hasAlias: "alias" in rest,
        last: history?.at(-1)?.executionFailedEventDetails,
      })),
    ).toEqual([
      {
        told: { status: "FAILED", error: "States.Timeout", cause: undefined },
        hasAlias: false,
        last: { error: "States.Timeout" },
      },
    ]);
  });
});
