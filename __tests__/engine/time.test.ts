import { describe, expect, it } from "vitest";
import { RealClock } from "../../src/engine/clock/clock";
import { SimulatedClock } from "../../src/engine/clock/simulated-clock";
import { ECHO, only, run, START, secondsOf } from "./run";

describe("a Wait state", () => {
  it.each([
    ["Seconds", { Seconds: 3600 }, 3600],
    ["SecondsPath", { SecondsPath: "$.seconds" }, 90],
    ["Timestamp", { Timestamp: "2026-01-01T01:00:00Z" }, 3600],
    ["a Timestamp in another time zone", { Timestamp: "2026-01-01T02:00:00+01:00" }, 3600],
    ["a Timestamp in the past", { Timestamp: "2016-03-14T01:59:00Z" }, 0],
    ["TimestampPath", { TimestampPath: "$.until" }, 60],
  ])("waits by %s", async (_, fields, seconds) => {
    const { history, outcome } = await run(only({ Type: "Wait", ...fields, End: true }), {
      input: { seconds: 90, until: "2026-01-01T00:01:00Z" },
    });
    expect(outcome.status).toBe("SUCCEEDED");
    expect(secondsOf(history, "WaitStateExited")).toEqual([seconds]);
  });

  it.each([
    [-1, "The SecondsPath parameter references a negative value: $.seconds == -1"],
    [1.5, "The SecondsPath parameter cannot be parsed as a long value: $.seconds == 1.5"],
    ["5", "The SecondsPath parameter cannot be parsed as a long value: $.seconds == 5"],
  ])("fails as on AWS where SecondsPath leads to %j", async (seconds, text) => {
    const { outcome } = await run(only({ Type: "Wait", SecondsPath: "$.seconds", End: true }), {
      input: { seconds },
    });
    expect(outcome).toEqual({
      status: "FAILED",
      error: "States.Runtime",
      cause: `An error occurred while executing the state 'State' (entered at the event id #2). ${text}`,
    });
  });
});

describe("time limits", () => {
  it("end a machine that takes longer than its TimeoutSeconds", async () => {
    const { outcome, history } = await run({
      ...only({ Type: "Wait", Seconds: 100, End: true }),
      TimeoutSeconds: 60,
    });
    expect(outcome).toEqual({ status: "TIMED_OUT", error: "States.Timeout" });
    expect(history.at(-1)).toEqual({
      id: 3,
      previousEventId: 2,
      timestamp: "2026-01-01T00:01:00.000Z",
      type: "ExecutionTimedOut",
      executionTimedOutEventDetails: { error: "States.Timeout" },
    });
  });

  it("leave a machine alone that is done in time", async () => {
    const { outcome } = await run({ ...only({ Type: "Wait", Seconds: 59, End: true }), TimeoutSeconds: 60 });
    expect(outcome).toEqual({ status: "SUCCEEDED", output: "{}" });
  });

  it("end a task whose function takes longer than its TimeoutSeconds, and tell the function", async () => {
    let told = false;
    const { outcome, history } = await run(
      only({ Type: "Task", Resource: ECHO, TimeoutSeconds: 0.05, End: true }),
      {
        answer: (_call, _attempt, signal) =>
          new Promise((resolve) => {
            signal.addEventListener("abort", () => {
              told = true;
              resolve({ succeeded: false, error: "Aborted", cause: "" });
            });
          }),
      },
    );
    expect(outcome).toEqual({ status: "FAILED", error: "States.Timeout" });
    expect(history.map(({ type }) => type)).toEqual([
      "ExecutionStarted",
      "TaskStateEntered",
      "LambdaFunctionScheduled",
      "LambdaFunctionStarted",
      "LambdaFunctionTimedOut",
      "ExecutionFailed",
    ]);
    expect(told).toBe(true);
  });
});

describe("stopping an execution", () => {
  it("ends it as ABORTED where it stands", async () => {
    const stop = new AbortController();
    const { outcome, history } = await run(only({ Type: "Task", Resource: ECHO, End: true }), {
      signal: stop.signal,
      answer: (call) => {
        stop.abort();
        return { succeeded: true, payload: call.payload };
      },
    });
    expect(outcome).toEqual({ status: "ABORTED" });
    expect(history.at(-1)).toMatchObject({ type: "ExecutionAborted", previousEventId: 4 });
  });
});

describe("the simulated clock", () => {
  it("stands still while a function works", async () => {
    const clock = new SimulatedClock(START);
    const { history } = await run(only({ Type: "Task", Resource: ECHO, End: true }), {
      clock,
      answer: async (call) => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        return { succeeded: true, payload: call.payload };
      },
    });
    expect(new Set(history.map(({ timestamp }) => timestamp))).toEqual(
      new Set([new Date(START).toISOString()]),
    );
  });

  it("wakes whoever waits in the order of their times", async () => {
    const clock = new SimulatedClock(0);
    const { signal } = new AbortController();
    const woken: [number, number][] = [];
    await Promise.all(
      [30, 10, 20, 10].map(async (time) => {
        await clock.waitUntil(time, signal);
        woken.push([time, clock.now()]);
      }),
    );
    expect(woken).toEqual([
      [10, 10],
      [10, 10],
      [20, 20],
      [30, 30],
    ]);
  });
});

describe("the real clock", () => {
  it("gives the events of the simulated one, but for the times", async () => {
    const definition = only({ Type: "Wait", Seconds: 0.02, End: true });
    const before = Date.now();
    const real = await run(definition, { clock: new RealClock() });
    const simulated = await run(definition);
    const untimed = ({ history }: typeof real) => history.map(({ timestamp, ...event }) => event);
    expect(untimed(real)).toEqual(untimed(simulated));
    expect(Date.now() - before).toBeGreaterThanOrEqual(19);
  });

  it("stops waiting when it is told to", async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 10);
    const { outcome } = await run(only({ Type: "Wait", Seconds: 3600, End: true }), {
      clock: new RealClock(),
      signal: stop.signal,
    });
    expect(outcome).toEqual({ status: "ABORTED" });
  });
});
