import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { TaskTokens } from "../../src/engine/tasks/task-tokens";
import { only, secondsOf } from "./run";
import { failed, inside, returned, runTask } from "./task-run";

const APPROVE = "arn:aws:states:us-east-1:123456789012:activity:approve";

const activity = (more: object = {}) => only({ Type: "Task", Resource: APPROVE, End: true, ...more });

const scheduled = {
  id: 3,
  previousEventId: 2,
  type: "ActivityScheduled",
  activityScheduledEventDetails: {
    input: '{"id":1}',
    inputDetails: { truncated: false },
    resource: APPROVE,
  },
};

describe("an activity", () => {
  it("is done by the worker that polls for it", async () => {
    const tokens = new TaskTokens();
    const running = runTask(activity(), { input: { id: 1 }, tokens });
    await setImmediate();
    const task = tokens.getActivityTask(APPROVE, "worker");
    expect(task?.input).toBe('{"id":1}');
    expect(tokens.getActivityTask(APPROVE)).toBe(undefined);
    tokens.sendTaskSuccess(task?.taskToken ?? "", '"approved"');
    const { outcome, history } = await running;
    expect(outcome).toEqual({ status: "SUCCEEDED", output: '"approved"' });
    expect(inside(history)).toEqual([
      scheduled,
      {
        id: 4,
        previousEventId: 3,
        type: "ActivityStarted",
        activityStartedEventDetails: { workerName: "worker" },
      },
      {
        id: 5,
        previousEventId: 4,
        type: "ActivitySucceeded",
        activitySucceededEventDetails: { output: '"approved"', outputDetails: { truncated: false } },
      },
    ]);
  });

  it.each([
    ["succeeds", returned(1), "ActivitySucceeded", { status: "SUCCEEDED", output: "1" }],
    ["fails", failed("Refused"), "ActivityFailed", { status: "FAILED", error: "Refused", cause: "because" }],
  ])("%s with what a service answers for it", async (_, answer, type, outcome) => {
    const run = await runTask(activity(), { services: { call: async () => answer } });
    expect(run.outcome).toEqual(outcome);
    expect(run.history.map((event) => event.type).slice(2, 5)).toEqual([
      "ActivityScheduled",
      "ActivityStarted",
      type,
    ]);
  });

  it("times out where no worker takes it", async () => {
    const { outcome, history } = await runTask(activity({ TimeoutSeconds: 30, HeartbeatSeconds: 5 }));
    expect(outcome).toEqual({ status: "FAILED", error: "States.Timeout" });
    expect(secondsOf(history, "ActivityTimedOut")).toEqual([30]);
    expect(history.some(({ type }) => type === "ActivityStarted")).toBe(false);
  });
});
