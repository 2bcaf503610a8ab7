import { describe, expect, it } from "vitest";
import type { Definition } from "../../../src/asl/definition";
import { expressExecutions } from "../../../src/deployed/execution/express";
import type { HistoryEvent } from "../../../src/engine/history-event";
import { recordOfHistory } from "../../../src/execution/history-record";
import { ECHO } from "../../engine/run";
import { entered, event, execution, exited, outline, whole } from "../../execution/recorded";
import { AwsFailure, AwsServer } from "./aws-server";
import { type Account, type LogLine, machineOf, read } from "./deployed-account";

const GROUP = "/aws/vendedlogs/states/machine";
const arnOf = (name: string) => `arn:aws:states:us-east-1:123456789012:express:machine:${name}:0b1c`;
const ARN = arnOf("run");
const definition: Definition = {
  StartAt: "Work",
  States: { Work: { Type: "Task", Resource: ECHO, End: true } as { readonly Type: string } },
};
const history: HistoryEvent[] = [
  event(1, 0, "ExecutionStarted", {
    executionStartedEventDetails: { input: "{}", inputDetails: whole, roleArn: "role" },
  }),
  entered(2, 0, "Task", "Work"),
  event(3, 2, "LambdaFunctionScheduled", {
    lambdaFunctionScheduledEventDetails: {
      resource: ECHO,
      input: "{}",
      inputDetails: whole,
      timeoutInSeconds: 3,
    },
  }),
  event(4, 3, "LambdaFunctionStarted"),
  event(5, 4, "LambdaFunctionSucceeded", {
    lambdaFunctionSucceededEventDetails: { output: "{}", outputDetails: whole },
  }),
  exited(6, 5, "Task", "Work"),
  event(7, 6, "ExecutionSucceeded", {
    executionSucceededEventDetails: { output: "{}", outputDetails: whole },
  }),
];

/** An event as the log group of a state machine holds it: numbers as texts, and the details of its type under one name. */
function logged({ id, previousEventId, timestamp, type, ...details }: HistoryEvent, arn = ARN): LogLine {
  const [own = {}] = Object.values(details);
  const line = {
    id: String(id),
    type,
    details: Object.fromEntries(
      Object.entries(own).map(([key, value]) => [key, typeof value === "number" ? String(value) : value]),
    ),
    previous_event_id: String(previousEventId),
    event_timestamp: String(Date.parse(timestamp)),
    execution_arn: arn,
    redrive_count: "0",
  };
  return { timestamp: Date.parse(timestamp), message: JSON.stringify(line) };
}

const machine = machineOf(definition, { type: "EXPRESS", logGroup: GROUP, logLevel: "ALL" });
const account = (lines: readonly LogLine[]): Account => ({
  definition,
  histories: {},
  logs: { [GROUP]: lines },
});
const DEPLOYED = "The definition is the one that is deployed: of Express executions AWS keeps none";

describe("reading an Express execution", () => {
  it("gives the record of its history, from the lines of its machine's log group, in whatever order they stand", async () => {
    const lines = [
      ...history.map((one) => logged(one)),
      ...history.map((one) => logged(one, arnOf("other"))),
    ];
    const { record, notes, calls } = await read(account(lines.toReversed()), { arn: ARN, machine });
    const about = execution(definition, { source: "aws", clock: "real" });
    expect(record).toEqual({
      ...recordOfHistory(about, history),
      arn: ARN,
      stateMachine: { ...about.stateMachine, arn: machine.arn, type: "EXPRESS" },
      notes: [DEPLOYED],
    });
    expect(notes).toEqual([DEPLOYED]);
    expect(calls).toEqual([
      ["FilterLogEvents", { logGroupName: GROUP, filterPattern: `{ $.execution_arn = "${ARN}" }` }],
    ]);
  });

  it("says what the log level and the choice of data leave out", async () => {
    const failed = event(6, 5, "ExecutionFailed", {
      executionFailedEventDetails: { error: "E", cause: "c" },
    });
    const { record, notes } = await read(account([logged(failed)]), {
      arn: ARN,
      machine: { ...machine, logLevel: "ERROR", logsExecutionData: false },
    });
    expect([record.status, record.error, outline(record)]).toEqual(["FAILED", "E", []]);
    expect(notes).toEqual([
      DEPLOYED,
      "The state machine logs at level ERROR: what did not fail is not in its log group. Set the level to ALL",
      "The state machine does not log inputs and outputs. Set include_execution_data for those of executions to come",
    ]);
  });

  it("says how many events are missing", async () => {
    const { notes } = await read(account(history.filter(({ id }) => id !== 4).map((one) => logged(one))), {
      arn: ARN,
      machine,
    });
    expect(notes).toEqual([
      DEPLOYED,
      "The log group does not hold 1 of the events up to the last one, or not yet",
    ]);
  });

  it("goes on to the end where it is followed", async () => {
    const seen = [history.slice(0, 2), history.filter(({ id }) => id !== 3).slice(0, 4), history];
    const { record, changes } = await read(
      {
        ...account([]),
        answers: {
          FilterLogEvents: () => ({ events: (seen.shift() ?? history).map((one) => logged(one)) }),
        },
      },
      { arn: ARN, machine, follow: true },
    );
    expect(record.history.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(changes.at(-1)).toBe("execution ended");
  });

  it.each([
    [
      "its machine logs nothing",
      { ...machine, logLevel: "OFF" },
      "leaves its history in the log group of its state machine alone, and this one logs nothing",
    ],
    ["there is nothing of it", machine, "There is nothing of this execution in the log group"],
    [
      "there is no such group",
      { ...machine, logGroup: "/other" },
      "The log group of the state machine is not there",
    ],
  ])("is refused where %s", async (_where, its, what) => {
    await expect(read(account([]), { arn: ARN, machine: its })).rejects.toThrow(what);
  });
});

describe("the executions of an Express machine", () => {
  async function listed(lines: readonly LogLine[], limit: number) {
    const server = await AwsServer.answering({
      FilterLogEvents: ({ startTime, endTime = Number.POSITIVE_INFINITY, filterPattern }) =>
        filterPattern === '{ $.type = "Execution*" }'
          ? {
              events: lines.filter(
                ({ timestamp }) => timestamp >= Number(startTime) && timestamp <= Number(endTime),
              ),
            }
          : new AwsFailure("InvalidParameterException"),
    });
    try {
      return { executions: await expressExecutions(server.aws, machine, limit), calls: server.calls.length };
    } finally {
      await server.close();
    }
  }

  it("are the newest first, with how they ended", async () => {
    const now = Date.now();
    const time = (ago: number) => new Date(now - ago).toISOString();
    const at = (one: HistoryEvent | undefined, ago: number) =>
      ({ ...(one ?? event(1, 0, "ExecutionStarted")), timestamp: time(ago) }) satisfies HistoryEvent;
    const failed = event(2, 1, "ExecutionFailed", {
      executionFailedEventDetails: { error: "E", cause: "c" },
    });
    const lines = [
      logged(at(history[0], 90_000), arnOf("old")),
      logged(at(failed, 80_000), arnOf("old")),
      logged(at(history[0], 5000), arnOf("new")),
      logged(at(history[0], 50_000), arnOf("middle")),
      logged(at(history[6], 40_000), arnOf("middle")),
    ];
    const { executions, calls } = await listed(lines, 2);
    expect(executions).toEqual([
      { arn: arnOf("new"), name: "new", status: "RUNNING", startedAt: time(5000) },
      {
        arn: arnOf("middle"),
        name: "middle",
        status: "SUCCEEDED",
        startedAt: time(50_000),
        stoppedAt: time(40_000),
      },
    ]);
    expect(calls).toBe(1);
    expect((await listed(lines, 3)).executions.at(-1)).toEqual({
      arn: arnOf("old"),
      name: "old",
      status: "FAILED",
      startedAt: time(90_000),
      stoppedAt: time(80_000),
      error: "E",
      cause: "c",
    });
  });

  it("are looked for further back while there are too few", async () => {
    const ago = 3 * 24 * 3_600_000;
    const old = {
      ...(history[0] ?? event(1, 0, "ExecutionStarted")),
      timestamp: new Date(Date.now() - ago).toISOString(),
    };
    const { executions, calls } = await listed([logged(old, arnOf("old"))], 5);
    expect([executions.map(({ name }) => name), calls]).toEqual([["old"], 4]);
  });
});
