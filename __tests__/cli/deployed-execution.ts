import type { HistoryEvent } from "../../src/engine/history-event";
import type { AwsServer } from "../deployed/execution/aws-server";
import { historyPage } from "../deployed/execution/deployed-account";
import { executionArn, FUNCTION, MACHINE } from "./deployed-project";

type Answers = Parameters<typeof AwsServer.answering>[0];

const MAP_RUN = MACHINE.replace(":stateMachine:", ":mapRun:").concat("/Scenes:1");

const DEFINITION = {
  StartAt: "Scenes",
  States: {
    Scenes: {
      Type: "Map",
      ItemProcessor: {
        ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
        StartAt: "Check",
        States: { Check: { Type: "Pass", End: true } },
      },
      Next: "Activator",
    },
    Activator: { Type: "Task", Resource: FUNCTION, End: true },
  },
};

/** Events that follow one from the other, a second each. */
function history(
  ...events: readonly Omit<HistoryEvent, "id" | "previousEventId" | "timestamp">[]
): HistoryEvent[] {
  return events.map((event, index) => ({
    ...event,
    id: index + 1,
    previousEventId: index,
    timestamp: new Date(1_774_864_800_000 + index * 1000).toISOString(),
  }));
}

const STARTED = {
  type: "ExecutionStarted",
  executionStartedEventDetails: { input: "[7]", roleArn: "role" },
} as const;

const TO_THE_TASK = [
  STARTED,
  { type: "MapStateEntered", stateEnteredEventDetails: { name: "Scenes", input: "[7]" } },
  { type: "MapStateStarted", mapStateStartedEventDetails: { length: 1 } },
  { type: "MapRunStarted", mapRunStartedEventDetails: { mapRunArn: MAP_RUN } },
  { type: "MapRunSucceeded" },
  { type: "MapStateSucceeded" },
  { type: "MapStateExited", stateExitedEventDetails: { name: "Scenes", output: "[7]" } },
  { type: "TaskStateEntered", stateEnteredEventDetails: { name: "Activator", input: "[7]" } },
  {
    type: "LambdaFunctionScheduled",
    lambdaFunctionScheduledEventDetails: { resource: FUNCTION, input: "[7]" },
  },
  { type: "LambdaFunctionStarted" },
] as const;

/** Goes through a Map Run with one child, and a function. */
const SUCCEEDED = history(
  ...TO_THE_TASK,
  { type: "LambdaFunctionSucceeded", lambdaFunctionSucceededEventDetails: { output: "[7]" } },
  { type: "TaskStateExited", stateExitedEventDetails: { name: "Activator", output: "[7]" } },
  { type: "ExecutionSucceeded", executionSucceededEventDetails: { output: "[7]" } },
);

const FAILED = history(
  ...TO_THE_TASK,
  {
    type: "LambdaFunctionFailed",
    lambdaFunctionFailedEventDetails: { error: "NoBands", cause: "The scene is empty" },
  },
  { type: "ExecutionFailed", executionFailedEventDetails: { error: "NoBands", cause: "The scene is empty" } },
);

const REDRIVEN = [
  ...FAILED,
  ...history(
    { type: "ExecutionRedriven", executionRedrivenEventDetails: { redriveCount: 1 } },
    {
      type: "LambdaFunctionScheduled",
      lambdaFunctionScheduledEventDetails: { resource: FUNCTION, input: "[7]" },
    },
    { type: "LambdaFunctionStarted" },
    { type: "LambdaFunctionSucceeded", lambdaFunctionSucceededEventDetails: { output: "[7]" } },
    { type: "TaskStateExited", stateExitedEventDetails: { name: "Activator", output: "[7]" } },
    { type: "ExecutionSucceeded", executionSucceededEventDetails: { output: "[7]" } },
  ).map((event) => ({
    ...event,
    id: event.id + FAILED.length,
    previousEventId: event.previousEventId + FAILED.length,
  })),
];

const RUNNING = history(...TO_THE_TASK);

const CHILD = executionArn("child").replace("hsi-dev-pipeline:", "hsi-dev-pipeline/Scenes:");

const CHILDS = history(
  { type: "ExecutionStarted", executionStartedEventDetails: { input: "7", roleArn: "role" } },
  { type: "PassStateEntered", stateEnteredEventDetails: { name: "Check", input: "7" } },
  { type: "PassStateExited", stateExitedEventDetails: { name: "Check", output: "7" } },
  { type: "ExecutionSucceeded", executionSucceededEventDetails: { output: "7" } },
);

/** An account with one execution of each kind: `succeeded`, `failed`, `running`, by their names. */
export function answers(): Answers {
  const histories = new Map<unknown, readonly HistoryEvent[]>([
    [executionArn("succeeded"), SUCCEEDED],
    [executionArn("failed"), FAILED],
    [executionArn("running"), RUNNING],
    [CHILD, CHILDS],
  ]);
  const statusOf = (name: string) => (name === "child" ? "SUCCEEDED" : name.toUpperCase());
  const execution = (arn: string, startDate: number) => {
    const name = arn.split(":").at(-1) ?? "";
    const status = histories.get(arn) === REDRIVEN ? "SUCCEEDED" : statusOf(name);
    const stopDate = status === "RUNNING" ? {} : { stopDate: startDate + 90 };
    return { executionArn: arn, stateMachineArn: MACHINE, name, status, startDate, ...stopDate };
  };
  return {
    DescribeStateMachine: () => ({
      stateMachineArn: MACHINE,
      name: "hsi-dev-pipeline",
      status: "ACTIVE",
      definition: "{}",
      roleArn: "role",
      type: "STANDARD",
      creationDate: 0,
      revisionId: "of-now",
    }),
    ListExecutions: ({ stateMachineArn, statusFilter }) => ({
      executions: (stateMachineArn === undefined
        ? [CHILD]
        : ["running", "failed", "succeeded"].map(executionArn)
      )
        .map((arn, index) => execution(arn, 1_774_864_800 - index * 3600))
        .filter(({ status }) => statusFilter === undefined || status === statusFilter),
    }),
    DescribeExecution: ({ executionArn: arn }) => execution(String(arn), 1_774_864_800),
    DescribeStateMachineForExecution: () => ({
      stateMachineArn: MACHINE,
      name: "hsi-dev-pipeline",
      definition: JSON.stringify(DEFINITION),
      roleArn: "role",
      updateDate: 0,
    }),
    GetExecutionHistory: (request) => historyPage(histories.get(request.executionArn) ?? [], request),
    DescribeMapRun: ({ mapRunArn }) => ({
      mapRunArn,
      executionArn: executionArn("succeeded"),
      status: "SUCCEEDED",
      startDate: 0,
      maxConcurrency: 0,
      toleratedFailurePercentage: 0,
      toleratedFailureCount: 0,
      itemCounts: {},
      executionCounts: { total: 1 },
    }),
    FilterLogEvents: () => ({ events: [] }),
    StartExecution: () => ({ executionArn: executionArn("succeeded"), startDate: 0 }),
    StopExecution: () => ({ stopDate: 0 }),
    RedriveExecution: ({ executionArn: arn }) => {
      histories.set(arn, REDRIVEN);
      return { redriveDate: 0 };
    },
  };
}
