import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Definition } from "../../../src/asl/definition";
import type { FunctionOutcome } from "../../../src/engine/tasks/functions";
import { ExecutionRecorder } from "../../../src/execution/recorder";
import type { Json } from "../../../src/input/json-text";
import { duration } from "../../../src/report/duration";
import { payloadLines } from "../../../src/report/payload-text";
import { PlainLines } from "../../../src/report/terminal/plain-lines";
import { ECHO, run } from "../../engine/run";
import { recorded, thrown } from "./recorded";

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
  const report = new PlainLines({ color, ascii: false });
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

  it("says which branch or iteration each line is of, one inside the other", async () => {
    const lines = new PlainLines({ color: false, ascii: false });
    let text = "";
    const branch = (name: string, state: object) => ({
      StartAt: name,
      States: { [name]: { ...state, End: true } },
    });
    const task = { Type: "Task", Resource: ECHO };
    const definition = {
      StartAt: "Both",
      States: {
        Both: {
          Type: "Parallel",
          Branches: [
            branch("Check", task),
            branch("Scenes", { Type: "Map", ItemProcessor: branch("Publish", task) }),
          ],
          Catch: [{ ErrorEquals: ["States.ALL"], Next: "Failed" }],
          End: true,
        },
        Failed: { Type: "Fail", Error: "NotAll" },
      },
    };
    await recorded({
      definition,
      input: [1, 2],
      answer: ({ payload }) =>
        payload === "2" ? thrown("Busy", "The queue is full") : { succeeded: true, payload },
      onChange: (change) => {
        text += lines.change(change);
      },
    });
    expect(text).toMatchInlineSnapshot(`
      "machine STANDARD, execution run, simulated clock: waits and back-off take no time

      → Both Parallel
          input   [1,2]
      [Both[0]] → Check Task
      [Both[0]]     input   [1,2]
      [Both[0]]     attempt 1 echo
      [Both[1]] → Scenes Map
      [Both[1]]     input   [1,2]
      [Both[1].Scenes[0]] → Publish Task
      [Both[1].Scenes[0]]     input   1
      [Both[1].Scenes[0]]     attempt 1 echo
      [Both[1].Scenes[1]] → Publish Task
      [Both[1].Scenes[1]]     input   2
      [Both[1].Scenes[1]]     attempt 1 echo
      [Both[0]]       succeeded in 40 ms
      [Both[0]]     output  [1,2]
      [Both[0]] ✓ Check left after 40 ms
      [Both[1].Scenes[0]]       succeeded in 40 ms
      [Both[1].Scenes[0]]     output  1
      [Both[1].Scenes[0]] ✓ Publish left after 40 ms
      [Both[1].Scenes[1]]       failed in 40 ms: Busy: The queue is full
      [Both[1].Scenes[1]]         at check (/var/task/lambdas/check.ts:12:9)
      [Both[1].Scenes[1]]         at Runtime.handler (/var/task/lambdas/check.ts:20:3)
      [Both[1].Scenes[1]] ✗ Publish failed after 40 ms
      [Both[1]] ✗ Scenes failed after 40 ms: Busy: The queue is full
      ↷ Both caught after 40 ms: Busy: The queue is full

      → Failed Fail
          input   {
                    "Error": "Busy",
                    "Cause": "{\\"errorType\\":\\"Busy\\",\\"errorMessage\\":\\"The queue is full\\",\\"trace\\":[\\"Busy: The queue is full\\",\\"    at check (/var/task/lambdas/check.ts:12:9)\\",\\"    at Runtime.handler (/var/task… (314 characters)
                  }
      ✗ Failed failed after 0 ms: NotAll

      FAILED in 40 ms
          error   NotAll
      "
    `);
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
