import type { Definition } from "../../../src/asl/definition";
import type { DeployedFunction, DeployedMachine } from "../../../src/deployed/deployed-stack";
import { readExecution } from "../../../src/deployed/execution/read-execution";
import type { ExecutionReading } from "../../../src/deployed/execution-reading";
import type { HistoryEvent } from "../../../src/engine/history-event";
import type { ExecutionRecord } from "../../../src/execution/record";
import { ECHO } from "../../engine/run";
import { type Answer, AwsFailure, AwsServer } from "./aws-server";

const MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:machine";
export const RUN = "arn:aws:states:us-east-1:123456789012:execution:machine:run";

export const ECHO_FUNCTION: DeployedFunction = {
  address: "aws_lambda_function.echo",
  arn: ECHO,
  name: ECHO.split(":").at(-1) ?? "",
  memoryMegabytes: 128,
  timeoutSeconds: 3,
  logGroup: "/aws/lambda/echo",
};

export interface LogLine {
  readonly timestamp: number;
  readonly message: string;
  readonly logStreamName?: string;
}

/** What stands on AWS. */
export interface Account {
  readonly definition: Definition;
  /** By the ARN of their execution. */
  readonly histories: Readonly<Record<string, readonly HistoryEvent[]>>;
  /** Lines by log group. @default none, and no group */
  readonly logs?: Readonly<Record<string, readonly LogLine[]>>;
  readonly traceHeader?: string;
  /** Child executions by their Map Run: ARN and status. */
  readonly children?: Readonly<Record<string, readonly { readonly arn: string; readonly status: string }[]>>;
  /** How many events a page has at most. @default as many as are asked for */
  readonly pageSize?: number;
  /** Answers in place of what stands here. */
  readonly answers?: Readonly<Record<string, (request: Readonly<Record<string, unknown>>) => Answer>>;
}

export interface Read {
  readonly record: ExecutionRecord;
  readonly notes: readonly string[];
  readonly changes: readonly string[];
  readonly calls: AwsServer["calls"];
}

export function machineOf(definition: Definition, more: Partial<DeployedMachine> = {}): DeployedMachine {
  return {
    address: "aws_sfn_state_machine.machine",
    arn: MACHINE,
    name: "machine",
    type: "STANDARD",
    roleArn: "arn:aws:iam::123456789012:role/machine",
    definition: JSON.stringify(definition),
    logsExecutionData: true,
    ...more,
  };
}

/** Reads an execution of an account over HTTP. */
export async function read(account: Account, more: Partial<ExecutionReading> = {}): Promise<Read> {
  const server = await AwsServer.answering({ ...answersOf(account), ...account.answers });
  const notes: string[] = [];
  const changes: string[] = [];
  try {
    const record = await readExecution(server.aws, {
      arn: RUN,
      machine: machineOf(account.definition),
      functions: [ECHO_FUNCTION],
      logs: false,
      children: 0,
      follow: false,
      signal: new AbortController().signal,
      onChange: ({ kind }) => changes.push(kind),
      onNote: (note) => notes.push(note),
      ...more,
    });
    return { record: JSON.parse(JSON.stringify(record)), notes, changes, calls: server.calls };
  } finally {
    await server.close();
  }
}

/** An event as the API writes it. */
export function onTheWire({ timestamp, ...event }: HistoryEvent): object {
  return { ...event, timestamp: Date.parse(timestamp) / 1000 };
}

/** A page of events, as GetExecutionHistory gives it; a token is the number of events before the page. */
export function historyPage(
  events: readonly HistoryEvent[],
  request: Readonly<Record<string, unknown>>,
  pageSize = Number(request.maxResults),
): object {
  const ordered = request.reverseOrder === true ? events.toReversed() : events;
  const start = Number(request.nextToken ?? 0);
  const end = start + pageSize;
  return {
    events: ordered.slice(start, end).map(onTheWire),
    ...(end < ordered.length && { nextToken: String(end) }),
  };
}

function answersOf(account: Account): NonNullable<Account["answers"]> {
  const { definition, histories, logs = {}, children = {} } = account;
  return {
    DescribeExecution: ({ executionArn }) =>
      histories[String(executionArn)] === undefined
        ? new AwsFailure("ExecutionDoesNotExist")
        : {
            executionArn,
            stateMachineArn: MACHINE,
            name: "run",
            status: "SUCCEEDED",
            startDate: 0,
            ...(account.traceHeader !== undefined && { traceHeader: account.traceHeader }),
          },
    DescribeStateMachineForExecution: () => ({
      stateMachineArn: MACHINE,
      name: "machine",
      definition: JSON.stringify(definition),
      roleArn: "role",
      updateDate: 0,
    }),
    GetExecutionHistory: (request) =>
      historyPage(histories[String(request.executionArn)] ?? [], request, account.pageSize),
    DescribeMapRun: ({ mapRunArn }) => ({
      mapRunArn,
      executionArn: RUN,
      status: "SUCCEEDED",
      startDate: 0,
      executionCounts: { total: children[String(mapRunArn)]?.length ?? 0 },
    }),
    ListExecutions: ({ mapRunArn, statusFilter, maxResults }) => ({
      executions: (children[String(mapRunArn)] ?? [])
        .map(({ arn, status }, index) => ({
          executionArn: arn,
          stateMachineArn: MACHINE,
          name: arn,
          status,
          startDate: index,
        }))
        .filter(({ status }) => status === statusFilter)
        .slice(0, Number(maxResults)),
    }),
    FilterLogEvents: ({ logGroupName, startTime, endTime, filterPattern }) => {
      const lines = logs[String(logGroupName)];
      if (lines === undefined) return new AwsFailure("ResourceNotFoundException");
      const events = lines
        .map((line, index) => ({ logStreamName: "stream", ...line, eventId: String(index) }))
        .filter(
          ({ timestamp }) =>
            timestamp >= Number(startTime ?? 0) && timestamp <= Number(endTime ?? Number.POSITIVE_INFINITY),
        )
        .filter(({ message }) => matches(message, filterPattern));
      return { events };
    },
  };
}

/** Of filter patterns the one that the tests need: a member that equals a text, with * at its end for any end. */
function matches(message: string, pattern: unknown): boolean {
  const [, name, text] = /^\{ \$\.(\w+) = "([^"*]*)\*?" \}$/.exec(String(pattern)) ?? [];
  return name === undefined || String(JSON.parse(message)[name]).startsWith(text ?? "");
}
