import { describe, expect, it } from "vitest";
import type { Definition } from "../../src/asl/definition";
import type { HistoryEvent } from "../../src/engine/history-event";
import { recordOfHistory } from "../../src/execution/history-record";
import { ECHO } from "../engine/run";
import { entered, event, execution, exited, outline, whole } from "./recorded";

const onAws = (definition: Definition) => execution(definition, { clock: "real", source: "aws" });
const state = (fields: Record<string, unknown>) => fields as { readonly Type: string };
const recorded = (definition: Definition, ...events: HistoryEvent[]) =>
  recordOfHistory(onAws(definition), events);

const started = event(1, 0, "ExecutionStarted", {
  executionStartedEventDetails: { input: '{"a":1}', inputDetails: whole, roleArn: "role" },
});
const failed = (id: number, previousEventId: number, error: string) =>
  event(id, previousEventId, "ExecutionFailed", { executionFailedEventDetails: { error, cause: "because" } });
const succeeded = (id: number, previousEventId: number) =>
  event(id, previousEventId, "ExecutionSucceeded", {
    executionSucceededEventDetails: { output: "{}", outputDetails: whole },
  });
const scheduled = (id: number, previousEventId: number) =>
  event(id, previousEventId, "LambdaFunctionScheduled", {
    lambdaFunctionScheduledEventDetails: { resource: ECHO, input: "{}", inputDetails: whole },
  });
const taskScheduled = (id: number, previousEventId: number, more = {}) =>
  event(id, previousEventId, "TaskScheduled", {
    taskScheduledEventDetails: {
      resourceType: "sqs",
      resource: "sendMessage",
      region: "r",
      parameters: "{}",
      ...more,
    },
  });
const taskFailed = (id: number, previousEventId: number, error: string) =>
  event(id, previousEventId, "TaskFailed", {
    taskFailedEventDetails: { resourceType: "sqs", resource: "sendMessage", error, cause: "because" },
  });
const iteration = (index: number) => ({ name: "Each", index });

const both: Definition = {
  StartAt: "Both",
  States: {
    Both: state({
      Type: "Parallel",
      Branches: [
        { StartAt: "A", States: { A: state({ Type: "Task", Resource: ECHO, End: true }) } },
        {
          StartAt: "B",
          States: {
            B: state({ Type: "Pass", Next: "C" }),
            C: state({ Type: "Task", Resource: "arn:aws:states:::sqs:sendMessage", End: true }),
          },
        },
      ],
      End: true,
    }),
  },
};

const each: Definition = {
  StartAt: "Each",
  States: {
    Each: state({
      Type: "Map",
      Iterator: { StartAt: "One", States: { One: state({ Type: "Task", Resource: ECHO, End: true }) } },
      End: true,
    }),
  },
};

describe("the record of a history from AWS", () => {
  it("places each event of branches by the one that it follows from, in whatever order they are given", () => {
    const events = [
      started,
      entered(2, 0, "Parallel", "Both"),
      event(3, 2, "ParallelStateStarted"),
      entered(4, 3, "Task", "A"),
      entered(5, 3, "Pass", "B"),
      scheduled(6, 4),
      exited(7, 5, "Pass", "B"),
      event(8, 6, "LambdaFunctionStarted"),
      entered(9, 7, "Task", "C"),
      taskScheduled(10, 9),
      event(11, 8, "LambdaFunctionSucceeded", {
        lambdaFunctionSucceededEventDetails: { output: "1", outputDetails: whole },
      }),
      event(12, 10, "TaskStarted", {
        taskStartedEventDetails: { resourceType: "sqs", resource: "sendMessage" },
      }),
      exited(13, 11, "Task", "A", "1"),
      taskFailed(14, 12, "SQS.AwsException"),
      event(15, 14, "ParallelStateFailed"),
      failed(16, 15, "SQS.AwsException"),
    ];
    const record = recorded(both, ...events.toReversed());
    expect(outline(record)).toEqual([
      "Both FAILED, SQS.AwsException, run FAILED SQS.AwsException",
      "1.0 A SUCCEEDED, attempt SUCCEEDED",
      "1.1 B SUCCEEDED, → C",
      "1.1 C FAILED, SQS.AwsException, attempt FAILED SQS.AwsException",
    ]);
    expect(record.failedIn).toEqual(["2", "9"]);
    expect(record.states[0]?.runs?.[0]?.branches?.[1]?.states[1]).toEqual({
      id: "9",
      name: "C",
      type: "Task",
      status: "FAILED",
      enteredEventId: 9,
      enteredAt: "2026-01-01T00:00:09.000Z",
      durationMs: 6000,
      input: {},
      error: "SQS.AwsException",
      cause: "because",
      attempts: [
        {
          number: 1,
          resource: "sqs:sendMessage",
          status: "FAILED",
          scheduledEventId: 10,
          startedAt: "2026-01-01T00:00:10.000Z",
          endedAt: "2026-01-01T00:00:14.000Z",
          input: {},
          error: "SQS.AwsException",
          cause: "because",
          logs: [],
        },
      ],
    });
  });

  it("knows the state that failed though another branch was stopped after it", () => {
    const record = recorded(
      both,
      started,
      entered(2, 0, "Parallel", "Both"),
      event(3, 2, "ParallelStateStarted"),
      entered(4, 3, "Task", "A"),
      entered(5, 3, "Pass", "B"),
      exited(6, 5, "Pass", "B"),
      entered(7, 6, "Task", "C"),
      scheduled(8, 4),
      taskScheduled(9, 7),
      taskFailed(10, 9, "No"),
      event(11, 8, "TaskStateAborted"),
      event(12, 11, "ParallelStateFailed"),
      failed(13, 12, "No"),
    );
    expect(outline(record)).toEqual([
      "Both FAILED, No, run FAILED No",
      "1.0 A ABORTED, attempt ABORTED",
      "1.1 B SUCCEEDED, → C",
      "1.1 C FAILED, No, attempt FAILED No",
    ]);
    expect(record.failedIn).toEqual(["2", "7"]);
  });

  it("begins a new run of a Parallel state where that follows from the event that it failed with", () => {
    const branch = { StartAt: "No", States: { No: state({ Type: "Fail", Error: "No" }) } };
    const retried: Definition = {
      StartAt: "Both",
      States: {
        Both: state({
          Type: "Parallel",
          Branches: [branch],
          Retry: [{ ErrorEquals: ["No"], MaxAttempts: 1 }],
          End: true,
        }),
      },
    };
    const record = recorded(
      retried,
      started,
      entered(2, 0, "Parallel", "Both"),
      event(3, 2, "ParallelStateStarted"),
      entered(4, 3, "Fail", "No"),
      event(5, 4, "ParallelStateStarted"),
      entered(6, 5, "Fail", "No"),
      event(7, 6, "ParallelStateFailed"),
      failed(8, 7, "No"),
    );
    expect(outline(record)).toEqual([
      "Both FAILED, No, run FAILED No retrier 0 1000 ms, run FAILED No",
      "1.0 No FAILED, No",
      "2.0 No FAILED, No",
    ]);
    expect(record.failedIn).toEqual(["2", "6"]);
  });

  it("begins the next iteration of a Map where that follows from an event of the one before", () => {
    const record = recorded(
      each,
      started,
      entered(2, 0, "Map", "Each", "[1,2]"),
      event(3, 2, "MapStateStarted", { mapStateStartedEventDetails: { length: 2 } }),
      event(4, 3, "MapIterationStarted", { mapIterationStartedEventDetails: iteration(0) }),
      entered(5, 4, "Task", "One", "1"),
      scheduled(6, 5),
      event(7, 6, "LambdaFunctionSucceeded", {
        lambdaFunctionSucceededEventDetails: { output: '"a"', outputDetails: whole },
      }),
      exited(8, 7, "Task", "One", '"a"'),
      event(9, 8, "MapIterationSucceeded", { mapIterationSucceededEventDetails: iteration(0) }),
      event(10, 8, "MapIterationStarted", { mapIterationStartedEventDetails: iteration(1) }),
      entered(11, 10, "Task", "One", "2"),
      event(12, 10, "EvaluationFailed", {
        evaluationFailedEventDetails: { error: "States.QueryEvaluationError", cause: "no", state: "One" },
      }),
      event(13, 12, "MapIterationFailed", { mapIterationFailedEventDetails: iteration(1) }),
      event(14, 12, "MapStateFailed"),
      failed(15, 14, "States.QueryEvaluationError"),
    );
    expect(outline(record)).toEqual([
      "Each FAILED, States.QueryEvaluationError, run FAILED States.QueryEvaluationError",
      "1.0 One SUCCEEDED, attempt SUCCEEDED",
      "1.1 One FAILED, States.QueryEvaluationError",
    ]);
    expect(record.failedIn).toEqual(["2", "11"]);
    expect(record.states[0]?.runs?.[0]?.iterations?.map(({ states, ...rest }) => rest)).toEqual([
      {
        index: 0,
        status: "SUCCEEDED",
        startedAt: "2026-01-01T00:00:04.000Z",
        endedAt: "2026-01-01T00:00:09.000Z",
        durationMs: 5000,
        input: 1,
        output: "a",
      },
      {
        index: 1,
        status: "FAILED",
        startedAt: "2026-01-01T00:00:10.000Z",
        endedAt: "2026-01-01T00:00:13.000Z",
        durationMs: 3000,
        input: 2,
        error: "States.QueryEvaluationError",
        cause: "no",
      },
    ]);
  });

  it("takes an evaluation that failed for the state that it names, though it follows from none", () => {
    const record = recorded(
      each,
      started,
      entered(2, 0, "Map", "Each"),
      event(3, 0, "EvaluationFailed", {
        evaluationFailedEventDetails: { error: "States.QueryEvaluationError", cause: "no", state: "Each" },
      }),
      event(4, 3, "MapStateFailed"),
      failed(5, 4, "States.QueryEvaluationError"),
    );
    expect(outline(record)).toEqual(["Each FAILED, States.QueryEvaluationError"]);
    expect(record.failedIn).toEqual(["2"]);
  });

  it("holds a state once for each time that a loop comes to it", () => {
    const loop: Definition = {
      StartAt: "Wait",
      States: {
        Wait: state({ Type: "Wait", Next: "Again" }),
        Again: state({ Type: "Choice", Default: "Wait" }),
      },
    };
    const record = recorded(
      loop,
      started,
      entered(2, 0, "Wait", "Wait"),
      exited(3, 2, "Wait", "Wait"),
      entered(4, 3, "Choice", "Again"),
      exited(5, 4, "Choice", "Again"),
      entered(6, 5, "Wait", "Wait"),
    );
    expect(outline(record)).toEqual(["Wait SUCCEEDED, → Again", "Again SUCCEEDED, → Wait", "Wait RUNNING"]);
    expect([record.status, record.stoppedAt, record.states[2]?.exitedAt]).toEqual([
      "RUNNING",
      undefined,
      undefined,
    ]);
  });

  it.each([
    ["ExecutionTimedOut", "TIMED_OUT", ["2", "4"]],
    ["ExecutionAborted", "ABORTED", undefined],
  ] as const)("ends with %s what still runs", (type, status, failedIn) => {
    const record = recorded(
      both,
      started,
      entered(2, 0, "Parallel", "Both"),
      event(3, 2, "ParallelStateStarted"),
      entered(4, 3, "Task", "A"),
      entered(5, 3, "Pass", "B"),
      exited(6, 5, "Pass", "B"),
      scheduled(7, 4),
      event(8, 7, type),
    );
    expect(outline(record)).toEqual([
      "Both ABORTED, run ABORTED",
      "1.0 A ABORTED, attempt ABORTED",
      "1.1 B SUCCEEDED",
    ]);
    expect([record.status, record.failedIn]).toEqual([status, failedIn]);
  });

  it("takes every way in which an attempt can end", () => {
    const one = (fields = {}): Definition => ({
      StartAt: "Work",
      States: { Work: state({ Type: "Task", Resource: ECHO, End: true, ...fields }) },
    });
    const error = { error: "E", cause: "c" };
    const service = { resourceType: "sqs", resource: "sendMessage", ...error };
    const activity = event(3, 2, "ActivityScheduled", {
      activityScheduledEventDetails: { resource: "activity", input: "[]", inputDetails: whole },
    });
    const ways: readonly (readonly [HistoryEvent, HistoryEvent])[] = [
      [scheduled(3, 2), event(4, 3, "LambdaFunctionFailed", { lambdaFunctionFailedEventDetails: error })],
      [scheduled(3, 2), event(4, 3, "LambdaFunctionTimedOut", { lambdaFunctionTimedOutEventDetails: error })],
      [
        scheduled(3, 2),
        event(4, 3, "LambdaFunctionScheduleFailed", { lambdaFunctionScheduleFailedEventDetails: error }),
      ],
      [
        scheduled(3, 2),
        event(4, 3, "LambdaFunctionStartFailed", { lambdaFunctionStartFailedEventDetails: error }),
      ],
      [taskScheduled(3, 2), event(4, 3, "TaskFailed", { taskFailedEventDetails: service })],
      [taskScheduled(3, 2), event(4, 3, "TaskTimedOut", { taskTimedOutEventDetails: service })],
      [taskScheduled(3, 2), event(4, 3, "TaskStartFailed", { taskStartFailedEventDetails: service })],
      [taskScheduled(3, 2), event(4, 3, "TaskSubmitFailed", { taskSubmitFailedEventDetails: service })],
      [activity, event(4, 3, "ActivityFailed", { activityFailedEventDetails: error })],
      [activity, event(4, 3, "ActivityTimedOut", { activityTimedOutEventDetails: error })],
      [activity, event(4, 3, "ActivityScheduleFailed", { activityScheduleFailedEventDetails: error })],
    ];
    const outlines = ways.map(([begin, end]) =>
      outline(recorded(one(), started, entered(2, 0, "Task", "Work"), begin, end, failed(5, 4, "E"))),
    );
    expect(outlines).toEqual(
      ways.map(([, { type }]) => [
        `Work FAILED, E, attempt ${type.endsWith("TimedOut") ? "TIMED_OUT" : "FAILED"} E`,
      ]),
    );

    const done = recorded(
      one(),
      started,
      entered(2, 0, "Task", "Work"),
      activity,
      event(4, 3, "ActivityStarted", { activityStartedEventDetails: {} }),
      event(5, 4, "ActivitySucceeded", {
        activitySucceededEventDetails: { output: "[1]", outputDetails: whole },
      }),
      exited(6, 5, "Task", "Work", "[1]"),
      succeeded(7, 6),
    );
    expect(done.states[0]?.attempts[0]).toMatchObject({
      resource: "activity",
      input: [],
      output: [1],
      status: "SUCCEEDED",
    });
  });

  it("knows a retrier by the heartbeat that was missed, though the history only tells of a time-out", () => {
    const definition: Definition = {
      StartAt: "Work",
      States: {
        Work: state({
          Type: "Task",
          Resource: "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
          Retry: [{ ErrorEquals: ["Other"] }, { ErrorEquals: ["States.HeartbeatTimeout"], MaxAttempts: 1 }],
          Catch: [{ ErrorEquals: ["States.Timeout"], Next: "Caught" }],
          End: true,
        }),
        Caught: state({ Type: "Succeed" }),
      },
    };
    const timedOut = (id: number, previousEventId: number) =>
      event(id, previousEventId, "TaskTimedOut", {
        taskTimedOutEventDetails: { resourceType: "sqs", resource: "sendMessage", error: "States.Timeout" },
      });
    const record = recorded(
      definition,
      started,
      entered(2, 0, "Task", "Work"),
      taskScheduled(3, 2, { heartbeatInSeconds: 1, timeoutInSeconds: 60 }),
      timedOut(4, 3),
      taskScheduled(5, 4, { heartbeatInSeconds: 1, timeoutInSeconds: 60 }),
      timedOut(6, 5),
      exited(7, 6, "Task", "Work"),
      entered(8, 7, "Succeed", "Caught"),
      exited(9, 8, "Succeed", "Caught"),
      succeeded(10, 9),
    );
    expect(outline(record)).toEqual([
      "Work CAUGHT, States.Timeout, catcher 0, attempt TIMED_OUT States.Timeout retrier 1 1000 ms, attempt TIMED_OUT States.Timeout, → Caught",
      "Caught SUCCEEDED",
    ]);
  });

  it("takes the state that is entered next for the sign of a catcher, where no event tells of a failure", () => {
    const definition: Definition = {
      StartAt: "Work",
      States: {
        Work: state({
          Type: "Task",
          Resource: ECHO,
          Catch: [{ ErrorEquals: ["States.ResultPathMatchFailure"], Next: "Caught" }],
          Next: "Done",
        }),
        Caught: state({ Type: "Succeed" }),
        Done: state({ Type: "Succeed" }),
      },
    };
    const record = recorded(
      definition,
      started,
      entered(2, 0, "Task", "Work"),
      scheduled(3, 2),
      event(4, 3, "LambdaFunctionSucceeded", {
        lambdaFunctionSucceededEventDetails: { output: "1", outputDetails: whole },
      }),
      exited(5, 4, "Task", "Work", '{"Error":"States.ResultPathMatchFailure"}'),
      entered(6, 5, "Succeed", "Caught"),
    );
    expect(outline(record)).toEqual([
      "Work CAUGHT, States.ResultPathMatchFailure, catcher 0, attempt SUCCEEDED, → Caught",
      "Caught RUNNING",
    ]);
  });

  it("goes on with the state that failed where an execution is redriven", () => {
    const record = recorded(
      both,
      started,
      entered(2, 0, "Parallel", "Both"),
      event(3, 2, "ParallelStateStarted"),
      entered(4, 3, "Task", "A"),
      scheduled(5, 4),
      event(6, 5, "LambdaFunctionFailed", { lambdaFunctionFailedEventDetails: { error: "E" } }),
      event(7, 6, "ParallelStateFailed"),
      failed(8, 7, "E"),
      event(9, 8, "ExecutionRedriven", { executionRedrivenEventDetails: { redriveCount: 1 } }),
      scheduled(10, 6),
    );
    expect(outline(record)).toEqual([
      "Both RUNNING, run RUNNING",
      "1.0 A RUNNING, attempt FAILED E 4000 ms, attempt RUNNING",
    ]);
    expect([record.status, record.error, record.failedIn]).toEqual(["RUNNING", undefined, undefined]);
  });

  it("goes on, too, where a state inside of another is entered anew after that", () => {
    const record = recorded(
      both,
      started,
      entered(2, 0, "Parallel", "Both"),
      event(3, 2, "ParallelStateStarted"),
      entered(4, 3, "Task", "A"),
      scheduled(5, 4),
      event(6, 5, "LambdaFunctionFailed", { lambdaFunctionFailedEventDetails: { error: "E" } }),
      event(7, 6, "ParallelStateFailed"),
      failed(8, 7, "E"),
      event(9, 8, "ExecutionRedriven", { executionRedrivenEventDetails: { redriveCount: 1 } }),
      entered(10, 6, "Task", "A"),
      scheduled(11, 10),
    );
    expect(outline(record)).toEqual([
      "Both RUNNING, run RUNNING",
      "1.0 A FAILED, E, attempt FAILED E, → A",
      "1.0 A RUNNING, attempt RUNNING",
    ]);
  });

  it("leaves what was cut, and what is left out, as it is", () => {
    const record = recorded(
      each,
      event(1, 0, "ExecutionStarted"),
      entered(2, 0, "Map", "Each", '{"a": "cut he'),
    );
    expect([record.input, record.states[0]?.input]).toEqual([null, '{"a": "cut he']);
  });
});
