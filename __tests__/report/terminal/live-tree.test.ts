import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Definition } from "../../../src/asl/definition";
import { columnsOf } from "../../../src/report/terminal/columns";
import { LiveTree } from "../../../src/report/terminal/live-tree";
import { ECHO, START } from "../../engine/run";
import { type Recorded, recorded, thrown } from "./recorded";

interface Drawn extends Omit<Recorded, "onChange"> {
  readonly width?: number;
  readonly height?: number;
  readonly ascii?: boolean;
  readonly color?: boolean;
  /** Milliseconds since the start at which it is drawn. */
  readonly at?: number;
}

/** The tree of an execution as it is drawn at some point, and what was appended above it. */
async function drawn({ width = 100, height = 40, ascii = false, color = false, at = 0, ...run }: Drawn) {
  let now = START;
  const tree = new LiveTree({ color, ascii }, () => now);
  const above: string[] = [];
  await recorded({ ...run, onChange: (change) => above.push(...tree.change(change)) });
  now = START + at;
  return { above, lines: tree.lines({ width, height }), final: tree.final(width, undefined) };
}

async function live(options: Drawn): Promise<string> {
  return shown((await drawn(options)).lines);
}

async function final(options: Drawn): Promise<string> {
  return shown((await drawn(options)).final);
}

function shown(lines: readonly string[]): string {
  return lines.join("\n");
}

const TASK = { Type: "Task", Resource: ECHO } as const;

const TWO_STEPS: Definition = {
  StartAt: "Check",
  States: {
    Check: { ...TASK, Next: "Publish" },
    Publish: { ...TASK, Next: "Done" },
    Done: { Type: "Succeed" },
  },
};

const RETRIED: Definition = {
  StartAt: "Check",
  States: {
    Check: { ...TASK, Retry: [{ ErrorEquals: ["Busy"], IntervalSeconds: 4 }], Next: "Done" },
    Done: { Type: "Succeed" },
  },
};

const BOTH: Definition = {
  StartAt: "Both",
  States: {
    Both: {
      Type: "Parallel",
      Branches: [
        {
          StartAt: "Check",
          States: {
            Check: { ...TASK, Next: "Ready", Catch: [{ ErrorEquals: ["States.ALL"], Next: "Skipped" }] },
            Ready: { Type: "Pass", End: true },
            Skipped: { Type: "Pass", End: true },
          },
        },
        { StartAt: "Hold", States: { Hold: { Type: "Wait", Seconds: 90, End: true } } },
      ],
      Next: "Done",
    },
    Done: { Type: "Succeed" },
  },
};

function scenes(steps: number): Definition {
  const names = ["Check", "Publish"].slice(0, steps);
  return {
    StartAt: "Scenes",
    States: {
      Scenes: {
        Type: "Map",
        ItemProcessor: {
          StartAt: "Check",
          States: Object.fromEntries(
            names.map((name, i) => {
              const next = names[i + 1];
              return [name, { ...TASK, ...(next === undefined ? { End: true } : { Next: next }) }];
            }),
          ),
        },
        End: true,
      },
    },
  };
}

const items = (count: number) => Array.from({ length: count }, (_, i) => ({ id: i }));

describe("the tree", () => {
  it("says what runs, for how long, and what is to come", async () => {
    const until = ({ id }: { readonly id: number }) => id === 8;
    expect(
      await live({ definition: TWO_STEPS, input: { id: "s1" }, until, at: 1240 }),
    ).toMatchInlineSnapshot(`
      "machine STANDARD, execution run, simulated clock
      ✓ Check   succeeded    40 ms  {"id":"s1"}
      ● Publish running      1.2 s
      · Done    to come"
    `);
  });

  it("says how long each state took at the end, and what the execution left", async () => {
    expect(await final({ definition: TWO_STEPS, input: { id: "s1" } })).toMatchInlineSnapshot(`
      "machine STANDARD, execution run, simulated clock
      ✓ Check   succeeded    40 ms  {"id":"s1"}
      ✓ Publish succeeded    40 ms  {"id":"s1"}
      ✓ Done    succeeded     0 ms  {"id":"s1"}

      SUCCEEDED in 80 ms
        output {"id":"s1"}"
    `);
  });

  it("counts down to the next attempt, and says what the last one failed with", async () => {
    expect(
      await live({
        definition: RETRIED,
        answer: () => thrown("Busy", "The queue is full"),
        until: ({ type }) => type === "LambdaFunctionFailed",
        clock: "real",
        at: 1000,
      }),
    ).toMatchInlineSnapshot(`
      "machine STANDARD, execution run, real clock
      ↻ Check  retrying    1.0 s  attempt 2 of 4, in 3 s: Busy: The queue is full
      · Done   to come"
    `);
  });

  it("says which attempt runs", async () => {
    let scheduled = 0;
    expect(
      await live({
        definition: RETRIED,
        answer: () => thrown("Busy", "The queue is full"),
        until: ({ type }) => type === "LambdaFunctionStarted" && ++scheduled === 3,
        clock: "real",
        at: 12_500,
      }),
    ).toMatchInlineSnapshot(`
      "machine STANDARD, execution run, real clock
      ● Check  running   12.5 s  attempt 3 of 4
      · Done   to come"
    `);
  });

  it("counts down to the next run of branches, of which only the failed branch is told", async () => {
    const definition: Definition = {
      StartAt: "Both",
      States: {
        Both: {
          Type: "Parallel",
          Branches: [
            { StartAt: "Check", States: { Check: { ...TASK, End: true } } },
            { StartAt: "Hold", States: { Hold: { Type: "Wait", Seconds: 90, End: true } } },
          ],
          Retry: [{ ErrorEquals: ["Busy"], IntervalSeconds: 10, MaxAttempts: 1, JitterStrategy: "FULL" }],
          End: true,
        },
      },
    };
    expect(
      await live({
        definition,
        answer: () => thrown("Busy", "The queue is full"),
        until: ({ type }) => type === "WaitStateAborted",
        clock: "real",
        at: 4000,
      }),
    ).toMatchInlineSnapshot(`
      "machine STANDARD, execution run, real clock
      ↻ Both      retrying    4.0 s  attempt 2 of 2, within 6 s: Busy: The queue is full
        ─ ✗ Check failed       0 ms  Busy: The queue is full
        ─ ⊘ Hold  aborted      0 ms"
    `);
  });

  it("gives the failure first: the state, its error, its cause and where in the source it was thrown", async () => {
    expect(
      await final({ definition: RETRIED, answer: () => thrown("Busy", 'The queue\n"scenes" is full') }),
    ).toMatchInlineSnapshot(`
      "✗ Check failed after 28.2 s and 4 attempts
        error  Busy
        cause  The queue
               "scenes" is full
        stack  at check (lambdas/check.ts:12:9)
               at Runtime.handler (lambdas/check.ts:20:3)

      machine STANDARD, execution run, simulated clock
      ✗ Check  failed        28.2 s  Busy: The queue
      · Done   not reached

      FAILED in 28.2 s"
    `);
  });

  it("gives a cause that is JSON of another kind by its members", async () => {
    const cause = JSON.stringify({ Code: 7, Reason: 'The "scene" is\u001b[2J gone', Tags: ["a"] });
    const { final: lines } = await drawn({
      definition: RETRIED,
      answer: () => ({ succeeded: false, error: "Gone", cause }),
    });
    expect(lines.slice(0, 5)).toEqual([
      "✗ Check failed after 40 ms",
      "  error  Gone",
      "  cause  Code: 7",
      '         Reason: The "scene" is\\u001b[2J gone',
      '         Tags: ["a"]',
    ]);
  });

  it("shows branches side by side, each with its own rail", async () => {
    const answer = () => thrown("Busy", "The queue is full");
    const until = ({ type }: { readonly type: string }) => type === "PassStateExited";
    expect(await live({ definition: BOTH, answer, until, clock: "real", at: 30_000 })).toMatchInlineSnapshot(`
      "machine STANDARD, execution run, real clock
      ● Both        running     30.0 s
        ┌ ↷ Check   caught        0 ms  Busy: The queue is full → Skipped
        │ ✓ Skipped succeeded     0 ms  {"Error":"Busy","Cause":"{\\"errorType\\":\\"Busy\\",\\"errorMessage\\"…
        └ · Ready   to come
        ─ ◷ Hold    waiting     30.0 s  1 min 0 s left
      · Done        to come"
    `);
  });

  it("shows the states of a few iterations", async () => {
    expect(await final({ definition: scenes(2), input: items(2) })).toMatchInlineSnapshot(`
      "machine STANDARD, execution run, simulated clock
      ✓ Scenes      succeeded    80 ms  ████████████████████████ 2 done of 2
        ✓ #0        succeeded    80 ms  {"id":0}
          ✓ Check   succeeded    40 ms  {"id":0}
          ✓ Publish succeeded    40 ms  {"id":0}
        ✓ #1        succeeded    80 ms  {"id":1}
          ✓ Check   succeeded    40 ms  {"id":1}
          ✓ Publish succeeded    40 ms  {"id":1}

      SUCCEEDED in 80 ms
        output [{"id":0},{"id":1}]"
    `);
  });

  it("sums many iterations up: a bar, counts, and a line for some that failed and run", async () => {
    const definition = scenes(1);
    const answer = ({ payload }: { readonly payload: string }) =>
      payload === '{"id":450}'
        ? thrown("NoBands", "Scene 450 is empty")
        : { succeeded: true as const, payload };
    expect(
      await live({ definition, input: items(500), answer, until: ({ id }) => id === 2300, at: 900 }),
    ).toMatchInlineSnapshot(`
      "machine STANDARD, execution run, simulated clock
      ● Scenes       running    0.9 s  ███████████████░░░░░░░░░ 320 done, 15 running of 500
        ● #320 Check running    0.9 s
        ● #321 Check running    0.9 s
        ● #322 Check running    0.9 s
        ● #323 Check running    0.9 s"
    `);
    expect(await final({ definition, input: items(500), answer })).toMatchInlineSnapshot(`
      "✗ Scenes[450] › Check failed after 40 ms
        error  NoBands
        cause  Scene 450 is empty
        stack  at check (lambdas/check.ts:12:9)
               at Runtime.handler (lambdas/check.ts:20:3)

      machine STANDARD, execution run, simulated clock
      ✗ Scenes       failed    480 ms  ██████████████████████▓░ 479 done, 1 failed of 500, NoBands: Scene…
        ✗ #450 Check failed     40 ms  NoBands: Scene 450 is empty

      FAILED in 480 ms"
    `);
  });

  it("fits into a narrow window, with what is to be known on a line of its own", async () => {
    const answer = () => thrown("Busy", "The queue of scenes to publish is full");
    const until = ({ type }: { readonly type: string }) => type === "PassStateExited";
    expect(
      await live({ definition: BOTH, answer, until, clock: "real", at: 30_000, width: 40 }),
    ).toMatchInlineSnapshot(`
      "machine STANDARD, execution run, real c…
      ● Both        running     30.0 s
        ┌ ↷ Check   caught        0 ms
            Busy: The queue of scenes to publ…
        │ ✓ Skipped succeeded     0 ms
        └ · Ready   to come
        ─ ◷ Hold    waiting     30.0 s
            1 min 0 s left
      · Done        to come"
    `);
    expect(
      await live({ definition: BOTH, answer, until, clock: "real", at: 30_000, width: 20 }),
    ).toMatchInlineSnapshot(`
      "machine STANDARD, e…
      ● Both
        ┌ ↷ Check
        │ ✓ Skipped
        └ · Ready
        ─ ◷ Hold
      · Done"
    `);
  });

  it("is drawn in ASCII where that is wanted", async () => {
    const answer = () => thrown("Busy", "The queue of scenes is full");
    expect(await final({ definition: BOTH, answer, ascii: true, width: 60 })).toMatchInlineSnapshot(`
      "machine STANDARD, execution run, simulated clock
      + Both        succeeded   1 min 30 s
        / ! Check   caught           40 ms
            Busy: The queue of scenes is full -> Skipped
        | + Skipped succeeded         0 ms
        \\ . Ready   not reached
        - + Hold    succeeded   1 min 30 s
      + Done        succeeded         0 ms

      SUCCEEDED in 1 min 30 s
        output [
                 {
                   "Error": "Busy",
                   "Cause": "{\\"errorType\\":\\"Busy\\",\\"errorMessage\\":\\"The queue of scenes is full\\",\\"trace\\":[\\"Busy: The queue of scenes is full\\",\\"    at check (/var/task/lambdas/check.ts:12:9)\\",\\"    at Runt... (336 characters)
                 },
                 {}
               ]"
    `);
  });

  it("colours only where it is told to", async () => {
    const start = String.fromCharCode(27);
    expect(await live({ definition: TWO_STEPS, color: true })).toContain(`${start}[32m✓`);
    expect(await live({ definition: TWO_STEPS })).not.toContain(start);
  });

  it("puts a function's log lines above, with the state that wrote them", async () => {
    const logs = [
      '{"level":"INFO","message":"begins"}',
      '{"level":"ERROR","message":{"errorType":"Busy","errorMessage":"Full","stackTrace":["Busy: Full","    at check (/var/task/lambdas/check.ts:12:9)"]}}',
      "plain\u001b[31m",
    ];
    expect((await drawn({ definition: scenes(1), input: items(1), logs })).above).toEqual([
      "Scenes[0].Check  INFO  begins",
      "Scenes[0].Check  ERROR Busy: Full at check (lambdas/check.ts:12:9)",
      "Scenes[0].Check  plain\\u001b[31m",
    ]);
  });

  it("has one line for a state in a loop, however often it is entered", async () => {
    const loop: Definition = {
      StartAt: "Poll",
      States: {
        Poll: { ...TASK, Next: "Ready?" },
        "Ready?": {
          Type: "Choice",
          Choices: [{ Variable: "$.ready", BooleanEquals: true, Next: "Done" }],
          Default: "Hold",
        },
        Hold: { Type: "Wait", Seconds: 5, Next: "Poll" },
        Done: { Type: "Succeed" },
      },
    };
    const answer = (_: unknown, attempt: number) => ({
      succeeded: true as const,
      payload: `{"ready":${attempt > 11}}`,
    });
    expect(await final({ definition: loop, answer })).toMatchInlineSnapshot(`
      "machine STANDARD, execution run, simulated clock
      ✓ Poll ×12   succeeded    40 ms  {"ready":true}
      ✓ Ready? ×12 succeeded     0 ms  {"ready":true}
      ✓ Hold ×11   succeeded    5.0 s  {"ready":false}
      ✓ Done       succeeded     0 ms  {"ready":true}

      SUCCEEDED in 55.5 s
        output {"ready":true}"
    `);
  });

  it("keeps what runs in view where it is higher than the window", async () => {
    const names = Array.from({ length: 30 }, (_, i) => `Step ${i}`);
    const definition = {
      StartAt: "Step 0",
      States: Object.fromEntries(
        names.map((name, i) => {
          const next = names[i + 1];
          return [name, { ...TASK, ...(next === undefined ? { End: true } : { Next: next }) }];
        }),
      ),
    };
    const until = ({
      type,
      stateEnteredEventDetails,
    }: {
      readonly type: string;
      readonly stateEnteredEventDetails?: { readonly name: string };
    }) => type === "TaskStateEntered" && stateEnteredEventDetails?.name === "Step 17";
    expect(await live({ definition, until, height: 9 })).toMatchInlineSnapshot(`
      "machine STANDARD, execution run, simulated clock
      … 14 lines above
      ✓ Step 14 succeeded    40 ms  {}
      ✓ Step 15 succeeded    40 ms  {}
      ✓ Step 16 succeeded    40 ms  {}
      ● Step 17 running      0.0 s
      · Step 18 to come
      · Step 19 to come
      … 10 lines below"
    `);
  });

  it("shows an output that nests deeper than JSON.stringify goes", async () => {
    const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
    const answer = () => ({ succeeded: true as const, payload: deep });
    const { lines, final } = await drawn({ definition: RETRIED, answer, width: 60 });
    expect([lines[1], final.at(-1)]).toEqual([
      "✓ Check  succeeded    40 ms  [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[…",
      `  output ${"[".repeat(200)}… (40000 characters)`,
    ]);
  });

  it("never has a line wider than the window, nor more of them, nor one that steers a terminal", async () => {
    const hostile = fc.string({ unit: "binary", minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(
        hostile,
        hostile,
        hostile,
        fc.integer({ min: 10, max: 130 }),
        fc.boolean(),
        async (name, text, log, width, caught) => {
          const definition: Definition = {
            StartAt: "Map",
            States: {
              Map: {
                Type: "Map",
                ItemProcessor: {
                  StartAt: name,
                  States: {
                    [name]: {
                      ...TASK,
                      ...(caught && { Catch: [{ ErrorEquals: ["States.ALL"], Next: `${name}.` }] }),
                      End: true,
                    },
                    ...(caught && { [`${name}.`]: { Type: "Pass", End: true } }),
                  },
                },
                End: true,
              },
            },
          };
          const { lines, above, final } = await drawn({
            definition,
            input: [{ [text]: log }, text],
            logs: [log],
            answer: () => ({ succeeded: false, error: text, cause: log }),
            width,
            height: 12,
          });
          expect(lines.length).toBeLessThanOrEqual(12);
          for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(width);
          for (const line of [...lines, ...above, ...final])
            expect(line).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u);
        },
      ),
    );
  });
});
