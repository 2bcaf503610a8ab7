import { describe, expect, it } from "vitest";
import type { Definition } from "../../../src/asl/definition";
import type { FunctionOutcome } from "../../../src/engine/tasks/functions";
import type { Json } from "../../../src/input/json-text";
import { differenceLines } from "../../../src/report/difference/difference-lines";
import { styleOf } from "../../../src/report/terminal/look";
import { ECHO } from "../../engine/run";
import { recorded, thrown } from "../terminal/recorded";

const TASK = { Type: "Task", Resource: ECHO } as const;

const STEPS: Definition = {
  StartAt: "Check",
  States: { Check: { ...TASK, Next: "Publish" }, Publish: { ...TASK, End: true } },
};

const SCENES: Definition = {
  StartAt: "Scenes",
  States: {
    Scenes: {
      Type: "Map",
      ItemProcessor: { StartAt: "Check", States: { Check: { ...TASK, End: true } } },
      End: true,
    },
  },
};

interface Run {
  readonly definition?: Definition;
  readonly input?: Json;
  readonly logs?: readonly string[];
  readonly answer?: (payload: string) => FunctionOutcome;
}

async function difference(before: Run, after: Run, width = 80): Promise<string> {
  const [one, other] = await Promise.all(
    [before, after].map(({ definition = STEPS, answer, ...run }) =>
      recorded({
        definition,
        ...run,
        ...(answer !== undefined && { answer: ({ payload }) => answer(payload) }),
      }),
    ),
  );
  if (one === undefined || other === undefined) throw new Error("There are two runs");
  return differenceLines(one, other, width, styleOf({ color: false, ascii: false })).join("\n");
}

describe("what differs between two runs", () => {
  it("is nothing where nothing does", async () => {
    expect(await difference({ input: { id: 1 } }, { input: { id: 1 } })).toMatchInlineSnapshot(
      `"SUCCEEDED in 80 ms; nothing differs from the run before"`,
    );
  });

  it("is each place of an output, state by state", async () => {
    const before = { input: { id: "a", bands: [1, 2], old: true } };
    const after = { input: { id: "b", bands: [1], quality: "x".repeat(200) } };
    expect(await difference(before, after)).toMatchInlineSnapshot(`
      "✓ Check
          ~ id  "a" → "b"
          - bands[1]  2
          - old  true
          + quality  "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
      ✓ Publish
          ~ as in Check
      SUCCEEDED in 80 ms"
    `);
  });

  it("is a line that a function logs or logs no more, whenever it was written", async () => {
    const line = (message: string, timestamp: string) =>
      JSON.stringify({ timestamp, level: "INFO", message });
    expect(
      await difference(
        { logs: [line("begins", "1"), line("works", "2")] },
        { logs: [line("begins", "3"), line("ends\u001b[2J", "4")] },
      ),
    ).toMatchInlineSnapshot(`
      "✓ Check
          - log INFO  works
          + log INFO  ends\\u001b[2J
      ✓ Publish
          - log INFO  works
          + log INFO  ends\\u001b[2J
      SUCCEEDED in 80 ms"
    `);
  });

  it("is how a state ended, with the failure first, and which states are not entered any more", async () => {
    expect(
      await difference({}, { answer: () => thrown("Busy", "The queue is full") }),
    ).toMatchInlineSnapshot(`
      "✗ Check failed after 40 ms
        error  Busy
        cause  The queue is full
        stack  at check (lambdas/check.ts:12:9)
               at Runtime.handler (lambdas/check.ts:20:3)

      ✗ Check  failed (Busy: The queue is full); succeeded before
      · Publish  not entered any more
      FAILED in 40 ms; SUCCEEDED before"
    `);
    expect(
      await difference({ answer: () => thrown("Busy", "The queue is full") }, {}),
    ).toMatchInlineSnapshot(`
      "✓ Check  succeeded; failed (Busy: The queue is full) before
      ✓ Publish  succeeded, not entered before
      SUCCEEDED in 80 ms; FAILED before"
    `);
  });

  it("is said of some iterations, and counted of the others", async () => {
    const items = (value: string) => Array.from({ length: 60 }, (_, id) => ({ id, value }));
    const text = await difference(
      { definition: SCENES, input: items("a") },
      { definition: SCENES, input: items("b") },
    );
    expect(text.split("\n").slice(0, 14).join("\n")).toMatchInlineSnapshot(`
      "✓ Scenes
          ~ [0].value  "a" → "b"
          ~ [1].value  "a" → "b"
          ~ [2].value  "a" → "b"
          ~ [3].value  "a" → "b"
          ~ [4].value  "a" → "b"
          ~ [5].value  "a" → "b"
          ~ [6].value  "a" → "b"
          ~ [7].value  "a" → "b"
          … 52 more in its output
      ✓ Scenes[0].Check
          ~ value  "a" → "b"
      ✓ Scenes[1].Check
          ~ as in Scenes[0].Check"
    `);
    expect(text.split("\n").slice(-2).join("\n")).toMatchInlineSnapshot(`
      "… 41 more states differ
      SUCCEEDED in 60 ms"
    `);
  });
});
