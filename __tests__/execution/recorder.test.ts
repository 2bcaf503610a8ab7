import { describe, expect, it } from "vitest";
import type { RecordChange } from "../../src/execution/change";
import { ExecutionRecorder } from "../../src/execution/recorder";
import { ECHO, run } from "../engine/run";

const execution = {
  source: "local",
  definition: {
    StartAt: "Work",
    States: {
      Work: {
        Type: "Task",
        Resource: ECHO,
        Retry: [{ ErrorEquals: ["Busy"], IntervalSeconds: 2 }],
        Next: "Done",
      },
      Done: { Type: "Succeed" },
    },
  },
  arn: "arn:aws:states:us-east-1:123456789012:execution:machine:run",
  name: "run",
  stateMachine: {
    arn: "arn:aws:states:us-east-1:123456789012:stateMachine:machine",
    name: "machine",
    type: "STANDARD",
  },
  clock: "simulated",
} as const;

/** Runs a task that fails once and is retried after 2 s, with a log line and a report for each attempt. */
async function recorded() {
  const changes: RecordChange["kind"][] = [];
  const recorder = new ExecutionRecorder(execution, ({ kind }) => changes.push(kind));
  const { history } = await run(execution.definition, {
    input: { id: 1 },
    answer: (call, attempt) =>
      attempt === 1
        ? { succeeded: false, error: "Busy", cause: "later" }
        : { succeeded: true, payload: call.payload },
  });
  for (const event of history) {
    recorder.event(event);
    if (event.type === "LambdaFunctionStarted") {
      const scheduledEventId = event.previousEventId;
      const requestId = `request-${scheduledEventId}`;
      recorder.log({ scheduledEventId, requestId, timestamp: 0, message: "hello" });
      recorder.report({
        scheduledEventId,
        requestId,
        durationMs: 5,
        ...(scheduledEventId === 3 && { initDurationMs: 20 }),
      });
    }
  }
  return { record: recorder.record(), changes, history };
}

describe("the record of an execution", () => {
  it("holds states in the order of entry, each attempt by itself, and the log lines of each attempt", async () => {
    const { record, history } = await recorded();
    const input = { id: 1 };
    const start = "2026-01-01T00:00:00.000Z";
    const later = "2026-01-01T00:00:02.000Z";
    const attempt = { resource: ECHO, input };
    const log = (requestId: string) => [
      { timestamp: "1970-01-01T00:00:00.000Z", message: "hello", requestId },
    ];
    expect(record).toEqual({
      version: 1,
      ...execution,
      status: "SUCCEEDED",
      startedAt: start,
      stoppedAt: later,
      durationMs: 2010,
      input,
      output: input,
      states: [
        {
          id: "2",
          name: "Work",
          type: "Task",
          status: "SUCCEEDED",
          enteredEventId: 2,
          enteredAt: start,
          exitedAt: later,
          durationMs: 2010,
          input,
          output: input,
          next: "Done",
          attempts: [
            {
              ...attempt,
              number: 1,
              status: "FAILED",
              scheduledEventId: 3,
              startedAt: start,
              endedAt: start,
              error: "Busy",
              cause: "later",
              retriedBy: 0,
              backOffMs: 2000,
              requestId: "request-3",
              durationMs: 5,
              initDurationMs: 20,
              logs: log("request-3"),
            },
            {
              ...attempt,
              number: 2,
              status: "SUCCEEDED",
              scheduledEventId: 6,
              startedAt: later,
              endedAt: later,
              output: input,
              requestId: "request-6",
              durationMs: 5,
              logs: log("request-6"),
            },
          ],
        },
        {
          id: "10",
          name: "Done",
          type: "Succeed",
          status: "SUCCEEDED",
          enteredEventId: 10,
          enteredAt: later,
          exitedAt: later,
          durationMs: 0,
          input,
          output: input,
          attempts: [],
        },
      ],
      history,
    });
  });

  it("tells each change as it happens", async () => {
    const { changes } = await recorded();
    expect(changes).toEqual([
      "execution started",
      "state entered",
      "attempt started",
      "logged",
      "attempt ended",
      "attempt started",
      "logged",
      "attempt ended",
      "state exited",
      "state entered",
      "state exited",
      "execution ended",
    ]);
  });

  it("marks the state that an execution failed in", async () => {
    const recorder = new ExecutionRecorder(execution, () => {});
    const { history } = await run(
      { StartAt: "No", States: { No: { Type: "Fail", Error: "NoScenes", Cause: "none" } } },
      { input: [] },
    );
    for (const event of history) recorder.event(event);
    const { status, error, cause, states } = recorder.record();
    expect({ status, error, cause, states: states.map((state) => [state.name, state.status]) }).toEqual({
      status: "FAILED",
      error: "NoScenes",
      cause: "none",
      states: [["No", "FAILED"]],
    });
  });

  it("leaves out a line that belongs to no attempt of it", async () => {
    const recorder = new ExecutionRecorder(execution, () => {});
    recorder.log({ scheduledEventId: 99, timestamp: 0, message: "stray" });
    expect(recorder.record().states).toEqual([]);
  });
});
