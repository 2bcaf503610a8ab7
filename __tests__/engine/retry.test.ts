import { describe, expect, it } from "vitest";
import type { Retrier } from "../../src/asl/definition";
import type { FunctionOutcome } from "../../src/engine/tasks/functions";
import { ECHO, only, run, secondsOf } from "./run";

const failed = (error: string, cause = "because"): FunctionOutcome => ({ succeeded: false, error, cause });

function retrying(...Retry: Retrier[]) {
  return only({ Type: "Task", Resource: ECHO, Retry, End: true });
}

describe("a task that fails", () => {
  it("is tried again after intervals that grow by the back-off rate, up to MaxAttempts", async () => {
    const { history, outcome } = await run(
      retrying({ ErrorEquals: ["Busy"], IntervalSeconds: 2, BackoffRate: 3, MaxAttempts: 3 }),
      { answer: () => failed("Busy") },
    );
    expect(secondsOf(history, "LambdaFunctionScheduled")).toEqual([0, 2, 8, 26]);
    expect(outcome).toEqual({ status: "FAILED", error: "Busy", cause: "because" });
  });

  it("waits one second, doubles it and tries three times more where the retrier does not say", async () => {
    const { history } = await run(retrying({ ErrorEquals: ["States.ALL"] }), {
      answer: () => failed("Busy"),
    });
    expect(secondsOf(history, "LambdaFunctionScheduled")).toEqual([0, 1, 3, 7]);
  });

  it("never waits longer than MaxDelaySeconds", async () => {
    const { history } = await run(
      retrying({ ErrorEquals: ["Busy"], IntervalSeconds: 4, MaxDelaySeconds: 5, MaxAttempts: 3 }),
      { answer: () => failed("Busy") },
    );
    expect(secondsOf(history, "LambdaFunctionScheduled")).toEqual([0, 4, 9, 14]);
  });

  it("takes a random share of each delay with full jitter", async () => {
    const { history } = await run(
      retrying({ ErrorEquals: ["Busy"], IntervalSeconds: 10, JitterStrategy: "FULL", MaxAttempts: 2 }),
      { answer: () => failed("Busy"), random: () => 0.25 },
    );
    expect(secondsOf(history, "LambdaFunctionScheduled")).toEqual([0, 2.5, 7.5]);
  });

  it("goes on with the result of the attempt that succeeds", async () => {
    const { outcome, calls } = await run(retrying({ ErrorEquals: ["Busy"] }), {
      input: { id: 1 },
      answer: (call, attempt) => (attempt < 3 ? failed("Busy") : { succeeded: true, payload: call.payload }),
    });
    expect(outcome).toEqual({ status: "SUCCEEDED", output: '{"id":1}' });
    expect(calls.map(({ scheduledEventId }) => scheduledEventId)).toEqual([3, 6, 9]);
  });

  it("counts each retrier's attempts by itself", async () => {
    const errors = ["A", "B", "A", "B", "A"];
    const { outcome, calls } = await run(
      retrying({ ErrorEquals: ["A"], MaxAttempts: 2 }, { ErrorEquals: ["B"], MaxAttempts: 2 }),
      { answer: (_, attempt) => failed(errors[attempt - 1] ?? "?") },
    );
    expect(calls.length).toBe(5);
    expect(outcome).toEqual({ status: "FAILED", error: "A", cause: "because" });
  });

  it.each([
    ["an error that no retrier names", [{ ErrorEquals: ["Other"] }], "Busy"],
    ["MaxAttempts 0", [{ ErrorEquals: ["Busy"], MaxAttempts: 0 }], "Busy"],
    ["a fault of the machine itself, by States.ALL", [{ ErrorEquals: ["States.ALL"] }], "States.Runtime"],
    ["an empty Retry", [], "Busy"],
  ])("is not tried again for %s", async (_, retriers, error) => {
    const { calls } = await run(retrying(...retriers), { answer: () => failed(error) });
    expect(calls.length).toBe(1);
  });
});

describe("a Catch", () => {
  const caught = (Catch: object[], more: object = {}) => ({
    StartAt: "Work",
    States: {
      Work: { Type: "Task", Resource: ECHO, Catch, Next: "Done", ...more },
      Done: { Type: "Succeed" },
      Handler: { Type: "Pass", End: true },
    },
  });
  const work = caught as (catchers: object[], more?: object) => Parameters<typeof run>[0];

  it("leads to its state with the error output", async () => {
    const { outcome } = await run(work([{ ErrorEquals: ["States.TaskFailed"], Next: "Handler" }]), {
      answer: () => failed("TypeError", '{"errorType":"TypeError"}'),
    });
    expect(outcome).toEqual({
      status: "SUCCEEDED",
      output: '{"Error":"TypeError","Cause":"{\\"errorType\\":\\"TypeError\\"}"}',
    });
  });

  it("puts the error output beside the input by its ResultPath", async () => {
    const { outcome } = await run(
      work([{ ErrorEquals: ["States.ALL"], ResultPath: "$.failure", Next: "Handler" }]),
      {
        input: { id: 1 },
        answer: () => failed("Busy"),
      },
    );
    expect(outcome).toEqual({
      status: "SUCCEEDED",
      output: '{"id":1,"failure":{"Error":"Busy","Cause":"because"}}',
    });
  });

  it("comes after the retries", async () => {
    const { outcome, calls } = await run(
      work([{ ErrorEquals: ["States.ALL"], Next: "Handler" }], {
        Retry: [{ ErrorEquals: ["Busy"], MaxAttempts: 2 }],
      }),
      { answer: () => failed("Busy") },
    );
    expect(calls.length).toBe(3);
    expect(outcome.status).toBe("SUCCEEDED");
  });

  it.each(["States.ALL", "States.DataLimitExceeded"])(
    "catches a result that is too large by %s",
    async (name) => {
      const { outcome } = await run(work([{ ErrorEquals: [name], Next: "Handler" }]), {
        answer: () => ({ succeeded: true, payload: JSON.stringify("a".repeat(256 * 1024)) }),
      });
      expect(outcome).toEqual({
        status: "SUCCEEDED",
        output: JSON.stringify({
          Error: "States.DataLimitExceeded",
          Cause: `The state/task '${ECHO}' returned a result with a size exceeding the maximum number of bytes service limit.`,
        }),
      });
    },
  );
});
