import { describe, expect, it } from "vitest";
import type { Definition } from "../../../src/asl/definition";
import type { HistoryEvent } from "../../../src/engine/history-event";
import { recordOfHistory } from "../../../src/execution/history-record";
import { ECHO } from "../../engine/run";
import { entered, event, execution, exited, outline, whole } from "../../execution/recorded";
import { type Account, ECHO_FUNCTION, RUN, read } from "./deployed-account";

const MAP_RUN = "arn:aws:states:us-east-1:123456789012:mapRun:machine/Each:1";
const child = (name: string) => `arn:aws:states:us-east-1:123456789012:execution:machine/Each:${name}`;

const state = (fields: Record<string, unknown>) => fields as { readonly Type: string };
const definition: Definition = {
  StartAt: "Each",
  States: {
    Each: state({
      Type: "Map",
      ItemProcessor: {
        ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
        StartAt: "One",
        States: { One: state({ Type: "Task", Resource: ECHO, End: true }) },
      },
      End: true,
    }),
  },
};
const started = event(1, 0, "ExecutionStarted", {
  executionStartedEventDetails: { input: "[1,2]", inputDetails: whole, roleArn: "role" },
});
const parent: HistoryEvent[] = [
  started,
  entered(2, 0, "Map", "Each", "[1,2]"),
  event(3, 2, "MapStateStarted", { mapStateStartedEventDetails: { length: 2 } }),
  event(4, 3, "MapRunStarted", { mapRunStartedEventDetails: { mapRunArn: MAP_RUN } }),
  event(5, 4, "MapRunFailed", {
    mapRunFailedEventDetails: { error: "States.ExceedToleratedFailureThreshold", cause: "too many" },
  }),
  event(6, 5, "MapStateFailed"),
  event(7, 6, "ExecutionFailed", {
    executionFailedEventDetails: { error: "States.ExceedToleratedFailureThreshold", cause: "too many" },
  }),
];
const childEvents = (end: "Succeeded" | "Failed"): HistoryEvent[] => [
  { ...started, timestamp: "2026-01-01T00:00:04.000Z" },
  entered(2, 0, "Task", "One", "1"),
  event(3, 2, "LambdaFunctionScheduled", {
    lambdaFunctionScheduledEventDetails: { resource: ECHO, input: "1", inputDetails: whole },
  }),
  ...(end === "Succeeded"
    ? [
        event(4, 3, "LambdaFunctionSucceeded", {
          lambdaFunctionSucceededEventDetails: { output: "1", outputDetails: whole },
        }),
        exited(5, 4, "Task", "One", "1"),
        event(6, 5, "ExecutionSucceeded", {
          executionSucceededEventDetails: { output: "1", outputDetails: whole },
        }),
      ]
    : [
        event(4, 3, "LambdaFunctionFailed", {
          lambdaFunctionFailedEventDetails: { error: "Bad", cause: "b" },
        }),
        event(5, 4, "ExecutionFailed", { executionFailedEventDetails: { error: "Bad", cause: "b" } }),
      ]),
];
const account: Account = {
  definition,
  histories: {
    [RUN]: parent,
    [child("good")]: childEvents("Succeeded"),
    [child("bad")]: childEvents("Failed"),
  },
  children: {
    [MAP_RUN]: [
      { arn: child("good"), status: "SUCCEEDED" },
      { arn: child("bad"), status: "FAILED" },
    ],
  },
};
const NUMBERED =
  "The children of a Map Run are numbered in the order of their start: AWS does not tell their items' indexes";

describe("reading an execution with a Map Run", () => {
  it("gives the record that the histories of its children have, in the order of their start", async () => {
    const { record, notes } = await read(account, { children: 10 });
    const about = { ...execution(definition, { source: "aws", clock: "real" }), arn: RUN };
    const expected = recordOfHistory(about, parent, [
      { arn: child("good"), mapRunArn: MAP_RUN, index: 0, events: childEvents("Succeeded") },
      { arn: child("bad"), mapRunArn: MAP_RUN, index: 1, events: childEvents("Failed") },
    ]);
    expect(record).toEqual(JSON.parse(JSON.stringify({ ...expected, notes: [NUMBERED] })));
    expect(record.failedIn).toEqual(["2", "2.1.2"]);
    expect(notes).toEqual([NUMBERED]);
  });

  it("has the failed children first, where not all are asked for, and says how many there are", async () => {
    const { record, notes, calls } = await read(account, { children: 1 });
    expect(outline(record).slice(1)).toEqual(["1.0 One FAILED, Bad, attempt FAILED Bad"]);
    expect(notes).toEqual([
      `1 of the 2 child executions of ${MAP_RUN} are read, the failed ones first`,
      NUMBERED,
    ]);
    expect(calls.filter(([action]) => action === "ListExecutions").map(([, request]) => request)).toEqual([
      { mapRunArn: MAP_RUN, statusFilter: "FAILED", maxResults: 1 },
    ]);
  });

  it("has none of them where none is asked for", async () => {
    const { record, notes, calls } = await read(account);
    expect(outline(record)).toEqual([
      "Each FAILED, States.ExceedToleratedFailureThreshold, run FAILED States.ExceedToleratedFailureThreshold",
    ]);
    expect(notes).toEqual([`0 of the 2 child executions of ${MAP_RUN} are read, the failed ones first`]);
    expect(calls.map(([action]) => action)).toEqual([
      "DescribeExecution",
      "DescribeStateMachineForExecution",
      "GetExecutionHistory",
      "DescribeMapRun",
    ]);
  });

  it("places log lines on the attempts of children", async () => {
    const id = "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa";
    const line = {
      timestamp: Date.UTC(2026, 0, 1) + 3500,
      message: `{"requestId":"${id}","message":"hello"}`,
    };
    const { record } = await read(
      {
        ...account,
        children: { [MAP_RUN]: [{ arn: child("good"), status: "SUCCEEDED" }] },
        logs: { [ECHO_FUNCTION.logGroup]: [line] },
      },
      { children: 1, logs: true },
    );
    const [attempt] = record.states[0]?.runs?.[0]?.iterations?.[0]?.states[0]?.attempts ?? [];
    expect([attempt?.logSource, attempt?.logs.map(({ message }) => message)]).toEqual([
      "time",
      [line.message],
    ]);
  });

  it("says where the history has no Map Run of a Map that was left", async () => {
    const { notes } = await read({
      ...account,
      histories: { [RUN]: [started, entered(2, 0, "Map", "Each"), exited(3, 2, "Map", "Each")] },
    });
    expect(notes).toEqual(["The history tells of no Map Run of Each: its child executions are not shown"]);
  });
});
