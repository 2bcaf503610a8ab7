import { HistoryEventType } from "@aws-sdk/client-sfn";
import { describe, expect, it } from "vitest";
import { expressEvent } from "../../../src/deployed/execution/express-event";
import type { HistoryEvent, HistoryEventDetails } from "../../../src/engine/history-event";
import { ECHO } from "../../engine/run";
import { entered, event, whole } from "../../execution/recorded";
import { RUN, read } from "./deployed-account";

const input = { input: '{"a":1}', inputDetails: whole };
const output = { output: '{"a":1}', outputDetails: whole };
const why = { error: "E", cause: "c" };
const lambda = { resourceType: "lambda", resource: "invoke" };
const iteration = { name: "Each", index: 3 };
const activity = "arn:aws:states:us-east-1:123456789012:activity:a";
const mapRunArn = "arn:aws:states:us-east-1:123456789012:mapRun:machine/Each:1";

/** What AWS gives with each type of event, entries and exits of states but for themselves. */
const DETAILS: Readonly<Record<string, object>> = {
  ActivityFailed: why,
  ActivityScheduleFailed: why,
  ActivityScheduled: { resource: activity, ...input, timeoutInSeconds: 60, heartbeatInSeconds: 5 },
  ActivityStarted: { workerName: "w" },
  ActivitySucceeded: output,
  ActivityTimedOut: why,
  EvaluationFailed: { ...why, location: "Arguments", state: "Work" },
  ExecutionAborted: why,
  ExecutionFailed: why,
  ExecutionRedriven: { redriveCount: 2 },
  ExecutionStarted: { ...input, roleArn: "role" },
  ExecutionSucceeded: output,
  ExecutionTimedOut: why,
  LambdaFunctionFailed: why,
  LambdaFunctionScheduleFailed: why,
  LambdaFunctionScheduled: {
    resource: ECHO,
    ...input,
    timeoutInSeconds: 3,
    taskCredentials: { roleArn: "other" },
  },
  LambdaFunctionStartFailed: why,
  LambdaFunctionSucceeded: output,
  LambdaFunctionTimedOut: why,
  MapIterationAborted: iteration,
  MapIterationFailed: iteration,
  MapIterationStarted: iteration,
  MapIterationSucceeded: iteration,
  MapRunFailed: why,
  MapRunRedriven: { mapRunArn, redriveCount: 1 },
  MapRunStarted: { mapRunArn },
  MapStateStarted: { length: 4 },
  TaskFailed: { ...lambda, ...why },
  TaskScheduled: {
    ...lambda,
    region: "us-east-1",
    parameters: "{}",
    timeoutInSeconds: 60,
    heartbeatInSeconds: 5,
  },
  TaskStartFailed: { ...lambda, ...why },
  TaskStarted: lambda,
  TaskSubmitFailed: { ...lambda, ...why },
  TaskSubmitted: { ...lambda, ...output },
  TaskSucceeded: { ...lambda, ...output },
  TaskTimedOut: { ...lambda, ...why },
};

function detailsOf(type: string): object | undefined {
  if (type.endsWith("StateEntered")) return { name: "Work", ...input };
  if (type.endsWith("StateExited"))
    return { name: "Work", ...output, assignedVariables: { x: "1" }, assignedVariablesDetails: whole };
  return DETAILS[type];
}

/** One event of each type that the API has. */
const EVERY = Object.values(HistoryEventType).map((type, index): HistoryEvent => {
  const name =
    /State(Entered|Exited)$/.exec(type)?.[0].replace("State", "state") ??
    `${type.charAt(0).toLowerCase()}${type.slice(1)}`;
  const details = detailsOf(type);
  return event(
    index + 3,
    2,
    type,
    details === undefined ? {} : ({ [`${name}EventDetails`]: details } as HistoryEventDetails),
  );
});

const definition = {
  StartAt: "Work",
  States: { Work: { Type: "Task", Resource: ECHO, End: true } as { readonly Type: string } },
};
const begin = [
  event(1, 0, "ExecutionStarted", { executionStartedEventDetails: { ...input, roleArn: "role" } }),
  entered(2, 0, "Task", "Work"),
];

describe("an event of every type that AWS has", () => {
  it("comes into the record as AWS gives it", async () => {
    const events = [...begin, ...EVERY];
    const { record, notes } = await read({ definition, histories: { [RUN]: events } });
    expect(record.history).toEqual(events);
    expect(notes.filter((note) => note.includes("not known here"))).toEqual([]);
  });

  it.each(EVERY.map((one) => [one.type, one] as const))("can be a line of a log group: %s", (type, one) => {
    const { id, previousEventId, timestamp, type: _type, ...details } = one;
    const message = JSON.stringify({
      id: String(id),
      type,
      details: Object.values(details)[0],
      previous_event_id: String(previousEventId),
      event_timestamp: String(Date.parse(timestamp)),
      execution_arn: "arn",
    });
    expect(expressEvent(message)).toEqual({ executionArn: "arn", event: one });
  });

  it.each([
    "",
    "{",
    "null",
    "[]",
    '{"id":"1"}',
    '{"id":"x","type":"T","execution_arn":"a","event_timestamp":"1"}',
  ])("is not read from what is none: %s", (message) => {
    expect(expressEvent(message)).toBeUndefined();
  });
});
