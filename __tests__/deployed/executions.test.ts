import { afterEach, describe, expect, it } from "vitest";
import type { DeployedMachine } from "../../src/deployed/deployed-stack";
import { Executions } from "../../src/deployed/executions";
import { AwsFailure, AwsServer } from "./execution/aws-server";

const ARN = "arn:aws:states:us-east-1:123456789012:stateMachine:machine";
const RUN = "arn:aws:states:us-east-1:123456789012:execution:machine:run";
const NEVER = new AbortController().signal;

const MACHINE: DeployedMachine = {
  address: "aws_sfn_state_machine.machine",
  arn: ARN,
  name: "machine",
  type: "STANDARD",
  roleArn: "arn:aws:iam::123456789012:role/machine",
  definition: "{}",
  logsExecutionData: true,
};
const EXPRESS: DeployedMachine = {
  ...MACHINE,
  type: "EXPRESS",
  logGroup: "/aws/vendedlogs/states/machine",
  logLevel: "ALL",
};

type Answers = Parameters<typeof AwsServer.answering>[0];

let server: AwsServer | undefined;
afterEach(() => server?.close());

async function executionsOf(answers: Answers, machine = MACHINE): Promise<Executions> {
  server = await AwsServer.answering(answers);
  return new Executions(server.aws, machine);
}

function item(name: string, status: string, startDate: number, stopDate?: number) {
  return {
    executionArn: `arn:aws:states:us-east-1:123456789012:execution:machine:${name}`,
    stateMachineArn: ARN,
    name,
    status,
    startDate,
    ...(stopDate !== undefined && { stopDate }),
  };
}

/** A list of executions, in pages. */
function listing(items: readonly ReturnType<typeof item>[]): Answers[string] {
  return ({ statusFilter, maxResults, nextToken }) => {
    const meant = items.filter(({ status }) => statusFilter === undefined || status === statusFilter);
    const start = Number(nextToken ?? 0);
    const end = start + Math.min(Number(maxResults), 2);
    return { executions: meant.slice(start, end), ...(end < meant.length && { nextToken: String(end) }) };
  };
}

const ENTERED = { type: "TaskStateEntered", stateEnteredEventDetails: { name: "Process", input: "{}" } };
/** The end of a history, the newest first. */
const FAILED_TAIL = [
  {
    id: 9,
    previousEventId: 7,
    type: "ExecutionFailed",
    executionFailedEventDetails: { error: "NoBands", cause: "Empty" },
  },
  {
    id: 8,
    previousEventId: 6,
    timestamp: 0,
    type: "PassStateEntered",
    stateEnteredEventDetails: { name: "Other" },
  },
  { id: 7, previousEventId: 4, type: "LambdaFunctionFailed" },
  { id: 6, previousEventId: 3, type: "ParallelStateStarted" },
  { id: 4, previousEventId: 3, ...ENTERED },
].map((event) => ({ timestamp: 0, ...event }));

describe("the executions of a machine", () => {
  it("are listed over all pages, the newest first, with the state that one failed in", async () => {
    const executions = await executionsOf({
      ListExecutions: listing([
        item("c", "RUNNING", 30),
        item("b", "FAILED", 20, 21.5),
        item("a", "SUCCEEDED", 10, 11),
      ]),
      GetExecutionHistory: () => ({ events: FAILED_TAIL }),
    });
    const listed = await executions.list({ limit: 10 });
    expect(listed).toEqual([
      {
        arn: "arn:aws:states:us-east-1:123456789012:execution:machine:c",
        name: "c",
        status: "RUNNING",
        startedAt: "1970-01-01T00:00:30.000Z",
        redrives: 0,
      },
      {
        arn: "arn:aws:states:us-east-1:123456789012:execution:machine:b",
        name: "b",
        status: "FAILED",
        startedAt: "1970-01-01T00:00:20.000Z",
        stoppedAt: "1970-01-01T00:00:21.500Z",
        redrives: 0,
        failure: { state: "Process", error: "NoBands", cause: "Empty" },
      },
      {
        arn: "arn:aws:states:us-east-1:123456789012:execution:machine:a",
        name: "a",
        status: "SUCCEEDED",
        startedAt: "1970-01-01T00:00:10.000Z",
        stoppedAt: "1970-01-01T00:00:11.000Z",
        redrives: 0,
      },
    ]);
    expect(server?.calls.map(([action]) => action)).toEqual([
      "ListExecutions",
      "ListExecutions",
      "GetExecutionHistory",
    ]);
  });

  it("are as many as are asked for, and of a status", async () => {
    const items = ["d", "c", "b", "a"].map((name, index) =>
      item(name, index === 1 ? "RUNNING" : "SUCCEEDED", 40 - index, 50),
    );
    const executions = await executionsOf({ ListExecutions: listing(items) });
    const listed = await executions.list({ limit: 2, status: "SUCCEEDED" });
    expect(listed.map(({ name }) => name)).toEqual(["d", "b"]);
    expect(await executions.list({ limit: 0 })).toEqual([]);
  });

  it("have the state that was entered last where the history does not say what follows from what", async () => {
    const unlinked = FAILED_TAIL.map(({ previousEventId: _, ...event }) => event).filter(
      ({ id }) => id !== 8,
    );
    const events = unlinked.map((event, index) => ({ ...event, id: 9 - index }));
    const executions = await executionsOf({
      ListExecutions: listing([item("b", "FAILED", 20, 21)]),
      GetExecutionHistory: () => ({ events }),
    });
    expect((await executions.list({ limit: 1 }))[0]?.failure).toEqual({
      state: "Process",
      error: "NoBands",
      cause: "Empty",
    });
  });

  it("of an Express machine are those that its log group tells of", async () => {
    const arn = "arn:aws:states:us-east-1:123456789012:express:machine:run:1";
    const line = (id: number, type: string, details: object) => ({
      timestamp: Date.now() - 1000,
      message: JSON.stringify({
        id: String(id),
        type,
        details,
        previous_event_id: "0",
        event_timestamp: String(1_000_000 + id),
        execution_arn: arn,
      }),
    });
    const executions = await executionsOf(
      {
        FilterLogEvents: () => ({
          events: [line(1, "ExecutionStarted", {}), line(2, "ExecutionFailed", { error: "E", cause: "C" })],
        }),
      },
      EXPRESS,
    );
    const expected = {
      arn,
      name: "run",
      status: "FAILED",
      startedAt: "1970-01-01T00:16:40.001Z",
      stoppedAt: "1970-01-01T00:16:40.002Z",
      redrives: 0,
      failure: { error: "E", cause: "C" },
    };
    expect(await executions.list({ limit: 1 })).toEqual([expected]);
    expect(await executions.list({ limit: 1, status: "RUNNING" })).toEqual([]);
    expect(await executions.find("latest")).toBe(arn);
    expect(await executions.find("failed")).toBe(arn);
    expect(await executions.find("run")).toBe(arn);
    await expect(executions.find("walk")).rejects.toThrow("There is no such execution in the log group");
  });
});

describe("an execution that is meant", () => {
  const items = [
    item("e", "RUNNING", 50),
    item("d", "TIMED_OUT", 40, 41),
    item("c", "FAILED", 30, 31),
    item("b", "SUCCEEDED", 20, 21),
  ];
  const arnOf = (name: string) => `arn:aws:states:us-east-1:123456789012:execution:machine:${name}`;
  const CHILD = "arn:aws:states:us-east-1:123456789012:execution:machine/Scenes:child";

  it.each([
    ["latest", arnOf("e")],
    ["failed", arnOf("d")],
    ["running", arnOf("e")],
    ["b", arnOf("b")],
    [RUN, RUN],
    [CHILD, CHILD],
  ])("by %s is %s", async (reference, arn) => {
    const executions = await executionsOf({ ListExecutions: listing(items) });
    expect(await executions.find(reference)).toBe(arn);
  });

  it.each([
    ["latest", "The state machine has no execution yet"],
    ["failed", "No execution of the state machine failed or timed out"],
    ["running", "No execution of the state machine runs"],
  ])("by %s is told to be none where there is none", async (reference, what) => {
    const executions = await executionsOf({ ListExecutions: listing([]) });
    await expect(executions.find(reference)).rejects.toThrow(
      `error: ${what}
   at: ${ARN}
  got: "${reference}"
  fix: npm run inspect lists the last executions, npm run execute starts one`,
    );
  });

  it("is refused where it is another machine's, or no name", async () => {
    const executions = await executionsOf({});
    const other = RUN.replace("execution:machine", "execution:other");
    await expect(executions.find(other)).rejects.toThrow("The execution is of another state machine: other");
    await expect(executions.find("no name")).rejects.toThrow("This names no execution");
    await expect(executions.find("constructor")).resolves.toBe(arnOf("constructor"));
    expect(server?.calls).toEqual([]);
  });
});

describe("an execution that is started", () => {
  it("has the name and the input that are given, and a random name otherwise", async () => {
    const executions = await executionsOf({ StartExecution: () => ({ executionArn: RUN, startDate: 0 }) });
    expect(await executions.start({ scene: "é" }, "run")).toBe(RUN);
    await executions.start(null);
    const [[, named] = [], [, unnamed] = []] = server?.calls ?? [];
    expect(named).toEqual({ stateMachineArn: ARN, name: "run", input: '{"scene":"é"}' });
    expect(unnamed?.name).toMatch(/^[0-9a-f]{8}-/);
  });

  it("is waited for until AWS tells of it", async () => {
    let looks = 0;
    const executions = await executionsOf({
      DescribeExecution: () => {
        looks += 1;
        return looks < 3
          ? new AwsFailure("ExecutionDoesNotExist")
          : { executionArn: RUN, status: "RUNNING", startDate: 0 };
      },
    });
    await executions.appeared(RUN, NEVER);
    expect(looks).toBe(3);
  });
});

describe("an execution that is stopped", () => {
  it("has the error and the cause that are given", async () => {
    const executions = await executionsOf({
      DescribeExecution: () => ({ executionArn: RUN, status: "RUNNING", startDate: 0 }),
      StopExecution: () => ({ stopDate: 0 }),
    });
    await executions.stop(RUN, { error: "Enough", cause: "It is late" });
    expect(server?.calls.at(-1)).toEqual([
      "StopExecution",
      { executionArn: RUN, error: "Enough", cause: "It is late" },
    ]);
  });

  it("is refused where it has ended, or its machine is an Express one", async () => {
    const ended = await executionsOf({
      DescribeExecution: () => ({ executionArn: RUN, status: "SUCCEEDED", startDate: 0 }),
    });
    await expect(ended.stop(RUN)).rejects.toThrow("The execution has ended already");
    expect(server?.calls.map(([action]) => action)).toEqual(["DescribeExecution"]);
    await server?.close();
    await expect((await executionsOf({}, EXPRESS)).stop(RUN)).rejects.toThrow(
      "An Express execution cannot be stopped",
    );
  });
});

describe("an execution that is redriven", () => {
  it("goes on, and is waited for until its history says so", async () => {
    let redriven = 0;
    const executions = await executionsOf({
      DescribeExecution: () => ({
        executionArn: RUN,
        status: "FAILED",
        startDate: 0,
        redriveStatus: "REDRIVABLE",
      }),
      RedriveExecution: () => ({ redriveDate: 0 }),
      GetExecutionHistory: () => {
        redriven += 1;
        return {
          events: [
            { id: redriven, timestamp: 0, type: redriven < 2 ? "ExecutionFailed" : "ExecutionRedriven" },
          ],
        };
      },
    });
    await executions.redrive(RUN);
    await executions.wentOn(RUN, NEVER);
    const [, redrive, ...looks] = server?.calls ?? [];
    expect(redrive?.[1]).toEqual({
      executionArn: RUN,
      clientToken: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(looks.map(([action]) => action)).toEqual(["GetExecutionHistory", "GetExecutionHistory"]);
  });

  it.each([
    [{ status: "RUNNING" }, "The execution runs"],
    [{ status: "SUCCEEDED" }, "The execution has succeeded: there is nothing to redrive"],
    [
      {
        status: "FAILED",
        redriveStatus: "NOT_REDRIVABLE",
        redriveStatusReason: "Execution redrivable period exceeded",
      },
      "The execution cannot be redriven",
    ],
    [
      { status: "FAILED", redriveStatus: "REDRIVABLE_BY_MAP_RUN" },
      "A child execution of a Map Run is redriven with the execution that started the Map Run",
    ],
  ])("is refused where it is %j", async (facts, what) => {
    const executions = await executionsOf({
      DescribeExecution: () => ({ executionArn: RUN, startDate: 0, ...facts }),
    });
    await expect(executions.redrive(RUN)).rejects.toThrow(`error: ${what}\n`);
    expect(server?.calls.map(([action]) => action)).toEqual(["DescribeExecution"]);
  });
});
