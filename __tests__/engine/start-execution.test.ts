import { describe, expect, it } from "vitest";
import type { Definition } from "../../src/asl/definition";
import { SimulatedClock } from "../../src/engine/clock/simulated-clock";
import { type Machine, NestedExecutions } from "../../src/engine/tasks/nested-executions";
import type { Json } from "../../src/input/json-text";
import { only, ROLE, START } from "./run";
import { answering, failed, inside, runTask } from "./task-run";

const ACCOUNT = "arn:aws:states:us-east-1:123456789012";
const CHILD = `${ACCOUNT}:stateMachine:child`;
const EXECUTION = `${ACCOUNT}:execution:child:first`;

/** Runs a task that starts a child machine. */
async function start(pattern: string, child: Definition, parameters: Record<string, Json> = {}, more = {}) {
  const clock = new SimulatedClock(START);
  const machine: Machine = { arn: CHILD, name: "child", roleArn: ROLE, definition: child };
  const started: string[] = [];
  const executions = new NestedExecutions([machine], (_, arn) => ({
    functions: answering(() => failed("Unexpected")),
    clock,
    random: () => 0,
    onEvent: ({ type }) => started.push(`${arn.split(":").at(-1)} ${type}`),
  }));
  const parent = only({
    Type: "Task",
    Resource: `arn:aws:states:::states:startExecution${pattern}`,
    Parameters: { StateMachineArn: CHILD, Name: "first", Input: { id: 1 }, ...parameters },
    End: true,
    ...more,
  });
  const run = await runTask(parent, { executions, clock });
  const history = [...started];
  await executions.settled();
  return { ...run, ofChild: started, ofChildBefore: history };
}

const waiting = only({ Type: "Wait", Seconds: 60, End: true });
const failing = only({ Type: "Fail", Error: "Boom", Cause: "because" });

const description = {
  ExecutionArn: EXECUTION,
  Input: '{"id":1}',
  InputDetails: { Included: true },
  Name: "first",
  Output: '{"id":1}',
  OutputDetails: { Included: true },
  RedriveCount: 0,
  RedriveStatus: "NOT_REDRIVABLE",
  RedriveStatusReason: "Execution is SUCCEEDED and cannot be redriven",
  StartDate: START,
  StateMachineArn: CHILD,
  Status: "SUCCEEDED",
  StopDate: START + 60_000,
};

function response(length: string) {
  const headers = {
    connection: "keep-alive",
    "Content-Length": length,
    "Content-Type": "application/x-amz-json-1.0",
  };
  return {
    ExecutionArn: EXECUTION,
    SdkHttpMetadata: {
      AllHttpHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
      HttpHeaders: headers,
      HttpStatusCode: 200,
    },
    SdkResponseMetadata: { RequestId: "00000000-0000-0000-0000-000000000000" },
    StartDate: START,
  };
}

describe("states:startExecution", () => {
  it("gives the response of StartExecution, and the execution runs on by itself", async () => {
    const { outcome, ofChild, ofChildBefore } = await start("", waiting);
    expect(outcome).toEqual({ status: "SUCCEEDED", output: JSON.stringify(response("101")) });
    expect(ofChildBefore).toEqual(["first ExecutionStarted", "first WaitStateEntered"]);
    expect(ofChild.at(-1)).toBe("first ExecutionSucceeded");
  });

  it("waits with .sync, and gives the output as text", async () => {
    const { outcome, history } = await start(".sync", waiting);
    expect(outcome).toEqual({ status: "SUCCEEDED", output: JSON.stringify(description) });
    const task = { resourceType: "states", resource: "startExecution.sync" };
    expect(inside(history)).toEqual([
      {
        id: 3,
        previousEventId: 2,
        type: "TaskScheduled",
        taskScheduledEventDetails: {
          ...task,
          region: "us-east-1",
          parameters: JSON.stringify({ StateMachineArn: CHILD, Name: "first", Input: { id: 1 } }),
        },
      },
      { id: 4, previousEventId: 3, type: "TaskStarted", taskStartedEventDetails: task },
      {
        id: 5,
        previousEventId: 4,
        type: "TaskSubmitted",
        taskSubmittedEventDetails: {
          ...task,
          output: JSON.stringify(response("101")),
          outputDetails: { truncated: false },
        },
      },
      {
        id: 6,
        previousEventId: 5,
        type: "TaskSucceeded",
        taskSucceededEventDetails: {
          ...task,
          output: JSON.stringify(description),
          outputDetails: { truncated: false },
        },
      },
    ]);
  });

  it("waits with .sync:2, and gives input and output as JSON", async () => {
    const { outcome } = await start(".sync:2", waiting);
    expect(outcome).toEqual({
      status: "SUCCEEDED",
      output: JSON.stringify({ ...description, Input: { id: 1 }, Output: { id: 1 } }),
    });
  });

  it.each([".sync", ".sync:2"])(
    "fails with States.TaskFailed where the execution fails, which the cause describes: %s",
    async (pattern) => {
      const { outcome } = await start(pattern, failing);
      const cause = {
        Cause: "because",
        Error: "Boom",
        ExecutionArn: EXECUTION,
        Input: '{"id":1}',
        InputDetails: { Included: true },
        Name: "first",
        RedriveCount: 0,
        RedriveStatus: "REDRIVABLE",
        StartDate: START,
        StateMachineArn: CHILD,
        Status: "FAILED",
        StopDate: START,
      };
      expect(outcome).toEqual({
        status: "FAILED",
        error: "States.TaskFailed",
        cause: JSON.stringify(cause),
      });
    },
  );

  it("stops the execution where the task times out", async () => {
    const { outcome, history, ofChild } = await start(".sync", waiting, {}, { TimeoutSeconds: 5 });
    expect(outcome).toEqual({ status: "FAILED", error: "States.Timeout" });
    expect(history.at(-2)?.type).toBe("TaskTimedOut");
    expect(ofChild.at(-1)).toBe("first ExecutionAborted");
  });

  it("names an execution that has no name by a UUID, and starts it with an empty object where there is no input", async () => {
    const { outcome } = await start(".sync:2", only({ Type: "Succeed" }), { Name: null, Input: null });
    const { Name, Input, Output } = JSON.parse(outcome.status === "SUCCEEDED" ? outcome.output : "{}");
    expect({ Name, Input, Output }).toEqual({
      Name: "00000000-0000-4000-a000-000000000000",
      Input: {},
      Output: {},
    });
  });

  it.each([
    [
      { StateMachineArn: `${CHILD}x` },
      "StateMachineDoesNotExist",
      `State Machine Does Not Exist: '${CHILD}x'`,
    ],
    [{ Input: "{" }, "InvalidExecutionInput", "Invalid State Machine Execution Input: '{'"],
  ])("fails as StartExecution does for %j", async (parameters, code, message) => {
    const { outcome } = await start("", waiting, parameters);
    expect(outcome).toEqual({
      status: "FAILED",
      error: `StepFunctions.${code}Exception`,
      cause: `${message} (Service: AWSStepFunctions; Status Code: 400; Error Code: ${code}; Request ID: 00000000-0000-0000-0000-000000000000; Proxy: null)`,
    });
  });
});
