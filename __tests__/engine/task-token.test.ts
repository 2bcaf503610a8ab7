import { describe, expect, it } from "vitest";
import type { Definition } from "../../src/asl/definition";
import { SimulatedClock } from "../../src/engine/clock/simulated-clock";
import { TaskTokens } from "../../src/engine/tasks/task-tokens";
import { ECHO, only, START, secondsOf } from "./run";
import { answering, returned, runTask } from "./task-run";

const TOKEN = Buffer.alloc(48).toString("base64");

const waiting = (more: object = {}) =>
  only({
    Type: "Task",
    Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
    Parameters: { FunctionName: ECHO, Payload: { "token.$": "$$.Task.Token" } },
    End: true,
    ...more,
  });

/** A function that does something with the token that it gets. */
function handing(work: (token: string) => void) {
  return answering(({ payload }) => {
    work(JSON.parse(payload).token);
    return returned("asked");
  });
}

describe("a task that waits for its token", () => {
  it("hands the token to the function and takes the answer as its result", async () => {
    const tokens = new TaskTokens();
    const { outcome, history } = await runTask(waiting(), {
      tokens,
      functions: handing((token) => tokens.sendTaskSuccess(token, '{"approved":true}')),
    });
    expect(outcome).toEqual({ status: "SUCCEEDED", output: '{"approved":true}' });
    expect(history.map(({ type }) => type).slice(2, 6)).toEqual([
      "TaskScheduled",
      "TaskStarted",
      "TaskSubmitted",
      "TaskSucceeded",
    ]);
    const { Payload } = JSON.parse(history[4]?.taskSubmittedEventDetails?.output ?? "{}");
    expect(Payload).toBe("asked");
    expect(JSON.parse(history[2]?.taskScheduledEventDetails?.parameters ?? "{}").Payload).toEqual({
      token: TOKEN,
    });
  });

  it("has the token in JSONata too", async () => {
    const tokens = new TaskTokens();
    const { outcome } = await runTask(
      waiting({
        QueryLanguage: "JSONata",
        Parameters: undefined,
        Arguments: { FunctionName: ECHO, Payload: { token: "{% $states.context.Task.Token %}" } },
      }),
      { tokens, functions: handing((token) => tokens.sendTaskSuccess(token, "1")) },
    );
    expect(outcome).toEqual({ status: "SUCCEEDED", output: "1" });
  });

  it("fails with the error that is sent", async () => {
    const tokens = new TaskTokens();
    const { outcome } = await runTask(waiting(), {
      tokens,
      functions: handing((token) => tokens.sendTaskFailure(token, "Refused", "too much")),
    });
    expect(outcome).toEqual({ status: "FAILED", error: "Refused", cause: "too much" });
  });

  it.each([
    ["TimeoutSeconds", { TimeoutSeconds: 30, HeartbeatSeconds: 20 }, 20],
    ["HeartbeatSeconds", { HeartbeatSeconds: 20 }, 20],
    ["TimeoutSeconds alone", { TimeoutSeconds: 30 }, 30],
  ])("times out where nobody answers within %s", async (_, limits, seconds) => {
    const { outcome, history } = await runTask(waiting(limits), { functions: handing(() => {}) });
    expect(outcome).toEqual({ status: "FAILED", error: "States.Timeout" });
    expect(secondsOf(history, "TaskTimedOut")).toEqual([seconds]);
  });

  it.each([
    ["States.HeartbeatTimeout", { HeartbeatSeconds: 20 }, "SUCCEEDED"],
    ["States.Timeout", { HeartbeatSeconds: 20 }, "SUCCEEDED"],
    ["States.HeartbeatTimeout", { TimeoutSeconds: 20 }, "FAILED"],
  ])("is caught by %s where %j has run out: %s", async (name, limits, status) => {
    const definition: Definition = {
      StartAt: "Ask",
      States: {
        ...waiting({ ...limits, Catch: [{ ErrorEquals: [name], Next: "Late" }] }).States,
        Late: { Type: "Succeed" },
      },
    };
    const start = waiting(limits).StartAt;
    const { outcome } = await runTask({ ...definition, StartAt: start }, { functions: handing(() => {}) });
    expect(outcome).toEqual(
      status === "SUCCEEDED"
        ? { status, output: '{"Error":"States.Timeout"}' }
        : { status, error: "States.Timeout" },
    );
  });

  it("lives on with each heartbeat, up to its time limit", async () => {
    const tokens = new TaskTokens();
    const clock = new SimulatedClock(START);
    const beat = async (token: string) => {
      for (let seconds = 15; seconds < 100; seconds += 15) {
        await clock.waitUntil(START + seconds * 1000, AbortSignal.timeout(10_000));
        if (seconds <= 45) tokens.sendTaskHeartbeat(token);
      }
    };
    const run = (limits: object) =>
      runTask(waiting(limits), { tokens, clock, functions: handing((token) => void beat(token)) });
    const { history } = await run({ HeartbeatSeconds: 20 });
    expect(secondsOf(history, "TaskTimedOut")).toEqual([65]);
  });

  it("refuses an answer that is none, or comes too late", async () => {
    const tokens = new TaskTokens();
    const refusal = (act: () => void) => {
      try {
        act();
      } catch (error) {
        return error instanceof Error ? error.name : error;
      }
      return "none";
    };
    const invalid: unknown[] = [];
    await runTask(waiting({ TimeoutSeconds: 1 }), {
      tokens,
      functions: handing((token) => invalid.push(refusal(() => tokens.sendTaskSuccess(token, "{")))),
    });
    expect([
      ...invalid,
      refusal(() => tokens.sendTaskSuccess(TOKEN, "{}")),
      refusal(() => tokens.sendTaskHeartbeat("unknown")),
    ]).toEqual(["InvalidOutput", "TaskTimedOut", "InvalidToken"]);
  });
});
