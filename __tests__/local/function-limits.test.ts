import { describe, expect, test } from "vitest";
import { pooled } from "./pooled-functions";

function timedOut(requestId: string | undefined, seconds: string) {
  const errorMessage = `RequestId: ${requestId} Error: Task timed out after ${seconds} seconds`;
  return {
    succeeded: false,
    error: "Sandbox.Timedout",
    cause: { errorType: "Sandbox.Timedout", errorMessage },
  };
}

describe("a function's time", () => {
  test.each([
    ["waits", "await new Promise((resolve) => setTimeout(resolve, 9000));"],
    ["loops without end", "for (;;);"],
    [
      "allocates in an endless loop",
      "const a = []; let i = 0; for (;;) { a[i % 1000] = new Array(100).fill(i); i += 1; }",
    ],
  ])("ends a handler that %s", async (_what, statement) => {
    const { invoke, reports, messages } = pooled(
      `exports.handler = async (event) => { if (event.ok) return "ok"; console.log("begun"); process.stdout.write("half"); ${statement} };`,
      { timeoutSeconds: 0.4 },
    );
    expect(await invoke()).toEqual(timedOut(reports[0]?.requestId, "0.40"));
    expect(messages()).toEqual([expect.objectContaining({ message: "begun" }), "half"]);
    expect(reports).toEqual([
      {
        functionArn: "arn:aws:lambda:eu-central-1:123456789012:function:activator",
        requestId: expect.any(String),
        scheduledEventId: 1,
        durationMs: expect.any(Number),
        initDurationMs: expect.any(Number),
      },
    ]);
    expect(await invoke({ ok: true })).toEqual({ succeeded: true, payload: "ok" });
  });

  test("does not count the init phase", async () => {
    const slow = "const end = Date.now() + 600; while (Date.now() < end); exports.handler = async () => 1;";
    const { invoke, reports } = pooled(slow, { timeoutSeconds: 0.5 });
    expect(await invoke()).toEqual({ succeeded: true, payload: 1 });
    expect(reports[0]?.initDurationMs).toBeGreaterThan(590);
    expect(reports[0]?.durationMs).toBeLessThan(500);
  });

  test("counts what the init phase takes beyond its own limit", async () => {
    const { invoke, reports } = pooled("for (;;);", { timeoutSeconds: 0.2 }, { initLimitMs: 200 });
    expect(await invoke()).toEqual(timedOut(reports[0]?.requestId, "0.20"));
  });
});

describe("a function's memory", () => {
  test.each([
    ["arrays", "const a = []; for (;;) a.push(new Array(1000).fill({}));"],
    ["objects", "const a = []; for (;;) a.push({ b: { c: a.length } });"],
    ["strings", "const a = []; for (;;) a.push('x'.repeat(50) + a.length + Math.random());"],
    ["buffers", "const a = []; for (;;) a.push(Buffer.alloc(50e6, 1));"],
    [
      "buffers, asynchronously",
      "const a = []; for (;;) { a.push(Buffer.alloc(50e6, 1)); await new Promise(setImmediate); }",
    ],
  ])("ends a handler that gathers %s, never this process", async (_what, statement) => {
    const { invoke, reports } = pooled(
      `exports.handler = async (event) => { if (event.ok) return "ok"; ${statement} };`,
      { timeoutSeconds: 20 },
    );
    expect(await invoke()).toEqual({
      succeeded: false,
      error: "Runtime.ExitError",
      cause: {
        errorType: "Runtime.ExitError",
        errorMessage: `RequestId: ${reports[0]?.requestId} Error: Runtime exited with error: signal: killed`,
      },
    });
    expect(await invoke({ ok: true })).toEqual({ succeeded: true, payload: "ok" });
  });

  test("suffices for garbage that is collected in time", async () => {
    const { invoke } = pooled(
      `exports.handler = async () => {
      const rolling = [];
      for (let i = 0; i < 500_000; i += 1) rolling[i % 50_000] = new Array(100).fill(i);
      for (let i = 0; i < 200; i += 1) rolling[i % 2] = Buffer.alloc(16e6, 1);
      return rolling.length;
    };`,
      { timeoutSeconds: 20 },
    );
    expect(await invoke()).toEqual({ succeeded: true, payload: 50_000 });
  });
});

test("a response of more than 6 MB fails", async () => {
  const { invoke } = pooled("exports.handler = async (event) => 'ü'.repeat(event.length / 2 - 1);");
  expect(await invoke({ length: 6_291_558 })).toEqual({
    succeeded: false,
    error: "Function.ResponseSizeTooLarge",
    cause: {
      errorType: "Function.ResponseSizeTooLarge",
      errorMessage: "Response payload size exceeded maximum allowed payload size (6291556 bytes).",
    },
  });
  expect(await invoke({ length: 6_291_556 })).toMatchObject({ succeeded: true });
});
