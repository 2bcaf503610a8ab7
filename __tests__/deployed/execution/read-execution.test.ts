import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Definition } from "../../../src/asl/definition";
import { recordOfHistory } from "../../../src/execution/history-record";
import { arbitraryDefinition, arbitraryJson } from "../../engine/arbitrary-definition";
import { ECHO } from "../../engine/run";
import { entered, event, execution, exited, outline, whole } from "../../execution/recorded";
import { recordedRun } from "../../execution/recorded-run";
import { AwsFailure } from "./aws-server";
import { historyPage, onTheWire, RUN, read } from "./deployed-account";

const state = (fields: Record<string, unknown>) => fields as { readonly Type: string };
const one = (fields: Record<string, unknown>): Definition => ({
  StartAt: "Work",
  States: { Work: state({ End: true, ...fields }) },
});
const task = one({ Type: "Task", Resource: ECHO });
const started = event(1, 0, "ExecutionStarted", {
  executionStartedEventDetails: { input: "{}", inputDetails: whole, roleArn: "role" },
});
const succeeded = (id: number, previousEventId: number) =>
  event(id, previousEventId, "ExecutionSucceeded", {
    executionSucceededEventDetails: { output: "{}", outputDetails: whole },
  });
const scheduled = event(3, 2, "LambdaFunctionScheduled", {
  lambdaFunctionScheduledEventDetails: { resource: ECHO, input: "{}", inputDetails: whole },
});

describe("reading an execution", () => {
  it("gives the record that its history has, whatever ran and however many events a page has", async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryDefinition(),
        arbitraryJson(),
        fc.infiniteStream(fc.boolean()),
        fc.integer({ min: 1, max: 30 }),
        async (definition, input, chance, pageSize) => {
          const run = await recordedRun(definition, {
            input,
            functions: {
              invoke: async ({ payload }) =>
                chance.next().value
                  ? { succeeded: false, error: "Boom", cause: "by chance" }
                  : { succeeded: true, payload },
            },
          });
          const { history } = run.record;
          const { record } = await read({ definition, histories: { [RUN]: history }, pageSize });
          const about = { ...execution(definition, { source: "aws", clock: "real" }), arn: RUN };
          expect(record).toEqual(JSON.parse(JSON.stringify(recordOfHistory(about, history))));
        },
      ),
      { numRuns: 30 },
    );
  }, 60_000);

  it("takes the definition as it was, and nothing but what it needs", async () => {
    const { record, calls, changes } = await read({
      definition: task,
      histories: { [RUN]: [started, entered(2, 0, "Task", "Work"), scheduled] },
    });
    expect(record.definition).toEqual(task);
    expect([record.source, record.clock, record.status, record.name]).toEqual([
      "aws",
      "real",
      "RUNNING",
      "run",
    ]);
    expect(calls).toEqual([
      ["DescribeExecution", { executionArn: RUN, includedData: "METADATA_ONLY" }],
      ["DescribeStateMachineForExecution", { executionArn: RUN, includedData: "ALL_DATA" }],
      [
        "GetExecutionHistory",
        { executionArn: RUN, maxResults: 1000, reverseOrder: false, includeExecutionData: true },
      ],
    ]);
    expect(changes).toEqual(["execution started", "state entered", "attempt started"]);
  });

  it("says which payloads the history leaves out or cuts", async () => {
    const cut = { truncated: true };
    const { record, notes } = await read({
      definition: task,
      histories: {
        [RUN]: [
          event(1, 0, "ExecutionStarted", { executionStartedEventDetails: { roleArn: "role" } }),
          event(2, 0, "TaskStateEntered", {
            stateEnteredEventDetails: { name: "Work", input: '{"a": "begi', inputDetails: cut },
          }),
          event(3, 2, "LambdaFunctionScheduled", { lambdaFunctionScheduledEventDetails: { resource: ECHO } }),
          event(4, 3, "LambdaFunctionSucceeded", {
            lambdaFunctionSucceededEventDetails: { output: "[1, 2", outputDetails: cut },
          }),
          event(5, 4, "TaskStateExited", { stateExitedEventDetails: { name: "Work" } }),
          event(6, 5, "ExecutionSucceeded", { executionSucceededEventDetails: {} }),
        ],
      },
    });
    const [work] = record.states;
    expect([record.incomplete, work?.incomplete, work?.attempts[0]?.incomplete]).toEqual([
      { input: "absent", output: "absent" },
      { input: "truncated", output: "absent" },
      { input: "absent", output: "truncated" },
    ]);
    expect([record.input, work?.input, work?.attempts[0]?.output]).toEqual([null, '{"a": "begi', "[1, 2"]);
    expect(notes).toEqual([]);
  });

  it("reads without data what is encrypted with a key that may not be used, and says so", async () => {
    const histories = { [RUN]: [started, entered(2, 0, "Task", "Work")] };
    const { record, notes, calls } = await read({
      definition: task,
      histories,
      answers: {
        DescribeStateMachineForExecution: ({ includedData }) =>
          includedData === "ALL_DATA"
            ? new AwsFailure("KmsAccessDeniedException")
            : { stateMachineArn: "arn", name: "machine", roleArn: "role", updateDate: 0 },
        GetExecutionHistory: ({ includeExecutionData }) =>
          includeExecutionData === true
            ? new AwsFailure("KmsAccessDeniedException")
            : {
                events: [
                  onTheWire(
                    event(1, 0, "ExecutionStarted", { executionStartedEventDetails: { roleArn: "r" } }),
                  ),
                  onTheWire(event(2, 0, "TaskStateEntered", { stateEnteredEventDetails: { name: "Work" } })),
                ],
              },
      },
    });
    expect(outline(record)).toEqual(["Work RUNNING"]);
    expect(record.definition).toEqual(task);
    expect(calls.map(([action]) => action)).toEqual([
      "DescribeExecution",
      "DescribeStateMachineForExecution",
      "DescribeStateMachineForExecution",
      "GetExecutionHistory",
      "GetExecutionHistory",
    ]);
    expect(notes).toEqual([
      "The definition is the one that is deployed now: the execution's own is encrypted with a key that may not be used",
      "Inputs and outputs are left out: they are encrypted with a key that may not be used. Allow kms:Decrypt on the key of the state machine",
    ]);
    expect(record.notes).toEqual(notes);
  });

  it("keeps events of types that are not known here, and says so", async () => {
    const strange = { ...event(3, 2, "TaskStarted"), type: "TaskDreamt" as "TaskStarted" };
    const { record, notes } = await read({
      definition: task,
      histories: { [RUN]: [started, entered(2, 0, "Task", "Work"), strange, exited(4, 3, "Task", "Work")] },
    });
    expect(record.history.map(({ type }) => type)).toEqual([
      "ExecutionStarted",
      "TaskStateEntered",
      "TaskDreamt",
      "TaskStateExited",
    ]);
    expect(notes).toEqual([
      "The history has 1 of TaskDreamt, a type of events that is not known here: they are in the history alone",
    ]);
  });

  it("tells where it was redriven, and has the state that failed run again", async () => {
    const failed = event(4, 3, "LambdaFunctionFailed", { lambdaFunctionFailedEventDetails: { error: "E" } });
    const { record, changes } = await read({
      definition: task,
      histories: {
        [RUN]: [
          started,
          entered(2, 0, "Task", "Work"),
          scheduled,
          failed,
          event(5, 4, "ExecutionFailed", { executionFailedEventDetails: { error: "E" } }),
          event(6, 5, "ExecutionRedriven", { executionRedrivenEventDetails: { redriveCount: 1 } }),
          { ...scheduled, id: 7, previousEventId: 6, timestamp: "2026-01-01T00:00:07.000Z" },
          event(8, 7, "LambdaFunctionSucceeded", {
            lambdaFunctionSucceededEventDetails: { output: "{}", outputDetails: whole },
          }),
          exited(9, 8, "Task", "Work"),
          succeeded(10, 9),
        ],
      },
    });
    expect(record.redrives).toEqual([{ eventId: 6, at: "2026-01-01T00:00:06.000Z", count: 1 }]);
    expect(outline(record)).toEqual(["Work SUCCEEDED, attempt FAILED E 3000 ms, attempt SUCCEEDED"]);
    expect([record.status, record.error]).toEqual(["SUCCEEDED", undefined]);
    expect(changes.filter((kind) => kind.startsWith("execution"))).toEqual([
      "execution started",
      "execution ended",
      "execution redriven",
      "execution ended",
    ]);
  });
});

describe("following an execution", () => {
  const all = [
    started,
    entered(2, 0, "Task", "Work"),
    scheduled,
    event(4, 3, "LambdaFunctionStarted"),
    event(5, 4, "LambdaFunctionSucceeded", {
      lambdaFunctionSucceededEventDetails: { output: "{}", outputDetails: whole },
    }),
    exited(6, 5, "Task", "Work"),
    succeeded(7, 6),
  ];

  it("takes each event once, as it comes, until the end", async () => {
    const seen = [2, 2, 4, 7];
    const { record, changes } = await read(
      {
        definition: task,
        histories: { [RUN]: all },
        answers: { GetExecutionHistory: (request) => historyPage(all.slice(0, seen.shift()), request, 3) },
      },
      { follow: true },
    );
    expect(record.history.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(record.status).toBe("SUCCEEDED");
    expect(changes).toEqual([
      "execution started",
      "state entered",
      "attempt started",
      "attempt ended",
      "state exited",
      "execution ended",
    ]);
  });

  it("waits for an event that is not there yet though one after it is", async () => {
    const seen = [all.slice(0, 2), all.filter(({ id }) => id !== 4 && id < 6), all];
    const { record } = await read(
      {
        definition: task,
        histories: { [RUN]: all },
        answers: { GetExecutionHistory: (request) => historyPage(seen.shift() ?? all, request) },
      },
      { follow: true },
    );
    expect(record.history.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it("ends with the signal, as far as it got", async () => {
    const stop = new AbortController();
    const { record } = await read(
      {
        definition: task,
        histories: { [RUN]: all },
        answers: {
          GetExecutionHistory: (request) => {
            stop.abort();
            return historyPage(all.slice(0, 3), request);
          },
        },
      },
      { follow: true, signal: stop.signal },
    );
    expect(record.status).toBe("RUNNING");
    expect(record.history.length).toBe(3);
  });
});
