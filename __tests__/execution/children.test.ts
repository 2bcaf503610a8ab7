import { describe, expect, it } from "vitest";
import type { Definition } from "../../src/asl/definition";
import type { FunctionCall, FunctionOutcome } from "../../src/engine/tasks/functions";
import { ExecutionRecorder } from "../../src/execution/recorder";
import { ECHO } from "../engine/run";
import { execution, outline } from "./recorded";
import { recordedRun } from "./recorded-run";

const state = (fields: Record<string, unknown>) => fields as { readonly Type: string };
const map = (states: Definition, more = {}): Definition => ({
  StartAt: "Each",
  States: {
    Each: state({
      Type: "Map",
      ItemProcessor: { ...states, ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" } },
      MaxConcurrency: 1,
      End: true,
      ...more,
    }),
  },
});
const one = (fields: Record<string, unknown>): Definition => ({
  StartAt: "One",
  States: { One: state({ End: true, ...fields }) },
});
const task = one({ Type: "Task", Resource: ECHO });
const answering = (answer: (call: FunctionCall) => FunctionOutcome) => ({
  invoke: async (call: FunctionCall) => answer(call),
});

describe("the child executions of a distributed Map", () => {
  it("are iterations with states of their own, and their ids begin with the Map's and the index", async () => {
    const { record } = await recordedRun(map(task), { input: ["a", "b"] });
    const [run] = record.states[0]?.runs ?? [];
    expect(outline(record)).toEqual([
      "Each SUCCEEDED, run SUCCEEDED",
      "1.0 One SUCCEEDED, attempt SUCCEEDED",
      "1.1 One SUCCEEDED, attempt SUCCEEDED",
    ]);
    expect(run?.mapRunArn).toContain(":mapRun:machine/Each:");
    expect(
      run?.iterations?.map(({ states, childArn, ...rest }) => [states[0]?.id, states[0]?.data, rest]),
    ).toEqual(
      ["a", "b"].map((value, index) => [
        `2.${index}.2`,
        {
          input: value,
          afterInputPath: value,
          result: value,
          afterResultSelector: value,
          afterResultPath: value,
        },
        {
          index,
          status: "SUCCEEDED",
          startedAt: "2026-01-01T00:00:00.000Z",
          endedAt: "2026-01-01T00:00:00.000Z",
          durationMs: 0,
          input: value,
          output: value,
        },
      ]),
    );
  });

  it("lead to the state that failed, where too many did", async () => {
    const { record } = await recordedRun(map(task), {
      input: ["a", "b"],
      functions: answering(({ payload }) =>
        payload === '"b"' ? { succeeded: false, error: "Bad", cause: "b" } : { succeeded: true, payload },
      ),
    });
    expect(outline(record)).toEqual([
      "Each FAILED, States.ExceedToleratedFailureThreshold, run FAILED States.ExceedToleratedFailureThreshold",
      "1.0 One SUCCEEDED, attempt SUCCEEDED",
      "1.1 One FAILED, Bad, attempt FAILED Bad",
    ]);
    expect(record.failedIn).toEqual(["2", "2.1.2"]);
    expect(record.states[0]?.runs?.[0]?.iterations?.map(({ status, error }) => [status, error])).toEqual([
      ["SUCCEEDED", undefined],
      ["FAILED", "Bad"],
    ]);
  });

  it("can fail and be tolerated", async () => {
    const { record } = await recordedRun(
      map(one({ Type: "Fail", Error: "No", End: undefined }), { ToleratedFailureCount: 5 }),
      {
        input: [1],
      },
    );
    expect(outline(record)).toEqual(["Each SUCCEEDED, run SUCCEEDED", "1.0 One FAILED, No"]);
    expect([record.status, record.failedIn]).toEqual(["SUCCEEDED", undefined]);
  });

  it("can have such Maps in them", async () => {
    const { record } = await recordedRun(
      map({ StartAt: "Inner", States: { Inner: map(task).States.Each ?? state({ Type: "Pass" }) } }),
      { input: [["a"], ["b", "c"]] },
    );
    expect(outline(record)).toEqual([
      "Each SUCCEEDED, run SUCCEEDED",
      "1.0 Inner SUCCEEDED, run SUCCEEDED",
      "1.0 1.0 One SUCCEEDED, attempt SUCCEEDED",
      "1.1 Inner SUCCEEDED, run SUCCEEDED",
      "1.1 1.0 One SUCCEEDED, attempt SUCCEEDED",
      "1.1 1.1 One SUCCEEDED, attempt SUCCEEDED",
    ]);
    const inner = record.states[0]?.runs?.[0]?.iterations?.[1]?.states[0];
    expect(inner?.runs?.[0]?.iterations?.[1]?.states[0]?.id).toBe("2.1.2.1.2");
  });

  it("have the lines and the figures of their own calls", async () => {
    const calls: FunctionCall[] = [];
    const { recorder, record } = await recordedRun(map(task), {
      input: ["a", "b"],
      functions: answering((call) => {
        calls.push(call);
        return { succeeded: true, payload: call.payload };
      }),
    });
    for (const { scheduledEventId, executionArn, payload } of calls) {
      const about = {
        scheduledEventId,
        ...(executionArn !== undefined && { executionArn }),
        requestId: payload,
      };
      recorder.log({ ...about, timestamp: 0, message: `line of ${payload}` });
      recorder.report({ ...about, durationMs: 5 });
    }
    recorder.log({
      executionArn: "of another execution",
      scheduledEventId: 3,
      timestamp: 0,
      message: "stray",
    });
    const attempts = record.states[0]?.runs?.[0]?.iterations?.map(({ states }) => states[0]?.attempts[0]);
    expect(
      attempts?.map((attempt) => [attempt?.durationMs, attempt?.logs.map(({ message }) => message)]),
    ).toEqual([
      [5, ['line of "a"']],
      [5, ['line of "b"']],
    ]);
  });

  it("are left out where their Map Run is not in the record", () => {
    const recorder = new ExecutionRecorder(execution(map(task)), () => {});
    expect(recorder.child({ arn: "child", mapRunArn: "unknown", index: 0 })).toBeUndefined();
  });
});
