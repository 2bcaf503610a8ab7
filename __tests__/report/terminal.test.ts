import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Definition } from "../../src/asl/definition";
import type { FunctionOutcome } from "../../src/engine/tasks/functions";
import { ExecutionRecorder } from "../../src/execution/recorder";
import type { Json } from "../../src/input/json-text";
import { duration } from "../../src/report/duration";
import { payloadLines } from "../../src/report/payload-text";
import { TerminalReport } from "../../src/report/terminal";
import { ECHO, run } from "../engine/run";

interface Shown {
  readonly input?: Json;
  readonly name?: string;
  readonly logs?: readonly string[];
  readonly answer?: (payload: string, attempt: number) => FunctionOutcome;
  readonly color?: boolean;
  readonly retry?: object[];
}

/** What the terminal shows of a machine with one task. */
async function shown({
  input = {},
  name = "Work",
  logs = [],
  answer,
  color = false,
  retry = [],
}: Shown = {}) {
  const report = new TerminalReport({ color });
  let text = "";
  const definition: Definition = {
    StartAt: name,
    States: { [name]: { Type: "Task", Resource: ECHO, Retry: retry as [], End: true } },
  };
  const recorder = new ExecutionRecorder(
    {
      source: "local",
      definition,
      arn: "arn",
      name: "run",
      stateMachine: { arn: "arn", name: "machine", type: "STANDARD" },
      clock: "simulated",
    },
    (change) => {
      text += report.change(change);
    },
  );
  const { history } = await run(definition, {
    input,
    answer: (call, attempt) => answer?.(call.payload, attempt) ?? { succeeded: true, payload: call.payload },
  });
  for (const event of history) {
    recorder.event(event);
    if (event.type !== "LambdaFunctionStarted") continue;
    const scheduledEventId = event.previousEventId;
    for (const message of logs) recorder.log({ scheduledEventId, timestamp: 0, message });
    recorder.report({
      scheduledEventId,
      requestId: "r",
      durationMs: 4.2,
      ...(scheduledEventId === 3 && { initDurationMs: 31 }),
    });
  }
  return text;
}

describe("the terminal", () => {
  it("shows each state as it is entered and left, with input, output, attempts, log lines and durations", async () => {
    const log = JSON.stringify({ timestamp: "t", level: "INFO", requestId: "r", message: { event: 1 } });
    expect(await shown({ input: { id: "s1" }, logs: [log, "plain text"] })).toBe(
      `machine STANDARD, execution run, simulated clock: waits and back-off take no time

→ Work Task
    input   {"id":"s1"}
    attempt 1 echo
      log     INFO  {"event":1}
      log     plain text
      succeeded in 4 ms, cold start 31 ms
    output  {"id":"s1"}
✓ Work left after 4 ms

SUCCEEDED in 4 ms
    output  {"id":"s1"}
`,
    );
  });

  it("shows why an attempt failed, when the next one came, and what the execution ended with", async () => {
    const cause = JSON.stringify({
      errorType: "TypeError",
      errorMessage: "scene is undefined",
      trace: ["TypeError: scene is undefined", "    at handler (/var/task/lambdas/work.ts:3:9)"],
    });
    const text = await shown({
      answer: () => ({ succeeded: false, error: "TypeError", cause }),
      retry: [{ ErrorEquals: ["TypeError"], IntervalSeconds: 90, MaxAttempts: 1 }],
    });
    expect(text).toBe(
      `machine STANDARD, execution run, simulated clock: waits and back-off take no time

→ Work Task
    input   {}
    attempt 1 echo
      failed in 4 ms, cold start 31 ms: TypeError: scene is undefined
        at handler (/var/task/lambdas/work.ts:3:9)
    attempt 2 after 1 min 30 s echo
      failed in 4 ms: TypeError: scene is undefined
        at handler (/var/task/lambdas/work.ts:3:9)
✗ Work failed after 1 min 30 s

FAILED in 1 min 30 s
    error   TypeError
    cause   scene is undefined
              at handler (/var/task/lambdas/work.ts:3:9)
`,
    );
  });

  it("says which state goes on, where some run side by side", async () => {
    const report = new TerminalReport({ color: false });
    let text = "";
    const branch = (name: string) => ({
      StartAt: name,
      States: { [name]: { Type: "Task", Resource: ECHO, End: true } },
    });
    const definition: Definition = {
      StartAt: "Both",
      States: { Both: { Type: "Parallel", Branches: [branch("A"), branch("B")], End: true } },
    };
    const execution = {
      source: "local",
      definition,
      arn: "arn",
      name: "run",
      stateMachine: { arn: "arn", name: "machine", type: "STANDARD" },
      clock: "simulated",
    } as const;
    const recorder = new ExecutionRecorder(execution, (change) => {
      text += report.change(change);
    });
    const { history } = await run(definition);
    for (const event of history) recorder.event(event);
    expect(text.split("\n").filter((line) => /^[→…✓]/.test(line))).toEqual([
      "→ Both Parallel",
      "→ A Task",
      "→ B Task",
      "… A, entered at event 4",
      "✓ A left after 0 ms",
      "… B, entered at event 7",
      "✓ B left after 0 ms",
      "… Both, entered at event 2",
      "✓ Both left after 0 ms",
    ]);
  });

  it("colours only where it is told to", async () => {
    const start = String.fromCharCode(27);
    expect(await shown({ color: true })).toContain(`${start}[`);
    expect(await shown({ color: false })).not.toContain(start);
  });

  it("lets no payload, log line, error or state name control it", async () => {
    const hostile = fc.string({ unit: "binary", minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(hostile, hostile, hostile, async (name, text, log) => {
        const output = await shown({
          name,
          input: { [text]: text },
          logs: [log, JSON.stringify({ level: text, message: log })],
          answer: () => ({ succeeded: false, error: text, cause: log }),
        });
        expect(output).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});

describe("a payload", () => {
  it("stands on one line where it fits, and on several where it does not", () => {
    expect(payloadLines({ a: 1 })).toEqual(['{"a":1}']);
    expect(payloadLines({ a: "x".repeat(60), b: "y".repeat(60) })).toEqual([
      "{",
      `  "a": "${"x".repeat(60)}",`,
      `  "b": "${"y".repeat(60)}"`,
      "}",
    ]);
  });

  it("is cut where it is long, and says so", () => {
    const lines = payloadLines(Array.from({ length: 1000 }, (_, i) => i));
    expect(lines.length).toBe(41);
    expect(lines.at(-1)).toBe("… 962 more lines; --json prints all");
    expect(payloadLines("x".repeat(1000))).toEqual([`"${"x".repeat(199)}… (1002 characters)`]);
  });
});

describe("a duration", () => {
  it.each([
    [0.4, "0 ms"],
    [999, "999 ms"],
    [1000, "1.0 s"],
    [59_940, "59.9 s"],
    [59_960, "1 min 0 s"],
    [3_600_000, "1 h 0 min"],
    [100 * 3_600_000, "4 d 4 h"],
  ])("of %d ms reads %s", (milliseconds, text) => {
    expect(duration(milliseconds)).toBe(text);
  });
});
