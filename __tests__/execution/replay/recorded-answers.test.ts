import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Definition } from "../../../src/asl/definition";
import type { FunctionOutcome } from "../../../src/engine/tasks/functions";
import { placedStates } from "../../../src/execution/placed-state";
import { arbitraryDefinition, arbitraryJson } from "../../engine/arbitrary-definition";
import { ECHO } from "../../engine/run";
import { outline } from "../recorded";
import { recordedRun } from "../recorded-run";
import { replayed } from "./replayed";
import { withoutTimes } from "./without-times";

const TASK = { Type: "Task", Resource: ECHO } as const;
const BOOM: FunctionOutcome = { succeeded: false, error: "Boom", cause: "by chance" };
const returned = (payload: string): FunctionOutcome => ({ succeeded: true, payload });

/** Answers calls one by one, then hands back what it gets. */
function answering(...outcomes: readonly FunctionOutcome[]) {
  const left = [...outcomes];
  return { invoke: async ({ payload }: { readonly payload: string }) => left.shift() ?? returned(payload) };
}

describe("a replay", () => {
  it("does again what was done, whatever the definition and however long its tasks took", async () => {
    await fc.assert(
      fc.asyncProperty(anyLanguage(2), arbitraryJson(), anyChance(), async (definition, input, chance) => {
        const { record: recording } = await recordedRun(definition, {
          input,
          services: {
            call: ({ parameters }) => ({
              afterMs: 1 + draw(chance),
              outcome: async () => answered(parameters, draw(chance)),
            }),
          },
        });
        const { record, unanswered } = await replayed(recording);
        expect(unanswered).toEqual([]);
        expect(withoutTimes(record)).toEqual(withoutTimes(recording));
        expect(record.stoppedAt).toBe(recording.stoppedAt);
      }),
      { numRuns: 200 },
    );
  });

  it("does again what was done where functions took no time, in the order in which they answered", async () => {
    await fc.assert(
      fc.asyncProperty(anyLanguage(1), arbitraryJson(), anyChance(), async (definition, input, chance) => {
        // Of child executions a record has no events, which would tell the order.
        fc.pre(!JSON.stringify(definition).includes("DISTRIBUTED"));
        const { record: recording } = await recordedRun(definition, {
          input,
          functions: {
            invoke: async ({ payload }, signal) => {
              // As a worker's answer, it comes after everything that can go on at once, and never when it is stopped.
              for (let turns = draw(chance) % 5; turns >= 0 && !signal.aborted; turns -= 1) {
                await Promise.race([nextTurn(), stopped(signal)]);
              }
              return answered(payload, draw(chance));
            },
          },
        });
        const { record, unanswered } = await replayed(recording);
        expect(unanswered).toEqual([]);
        expect(withoutTimes(record)).toEqual(withoutTimes(recording));
      }),
      { numRuns: 200 },
    );
  });

  it("gives each iteration, each time round a loop and each try its own answer", async () => {
    const definition: Definition = {
      StartAt: "Scenes",
      States: {
        Scenes: {
          Type: "Map",
          MaxConcurrency: 2,
          ItemsPath: "$.scenes",
          ResultPath: "$.scenes",
          ItemProcessor: {
            StartAt: "Check",
            States: {
              Check: {
                ...TASK,
                Retry: [{ ErrorEquals: ["Boom"], MaxAttempts: 1 }],
                Catch: [{ ErrorEquals: ["States.ALL"], Next: "Skip" }],
                End: true,
              },
              Skip: { Type: "Pass", End: true },
            },
          },
          Next: "Poll",
        },
        Poll: { ...TASK, ResultPath: "$.polled", Next: "Ready" },
        Ready: {
          Type: "Choice",
          Choices: [{ Variable: "$.polled.ready", BooleanEquals: true, Next: "Done" }],
          Default: "Poll",
        },
        Done: { Type: "Succeed" },
      },
    };
    const { record: recording } = await recordedRun(definition, {
      input: { scenes: [1, 2, 3], polled: {} },
      functions: answering(
        returned('"first"'),
        BOOM,
        returned('"third"'),
        BOOM,
        returned('{"ready":false}'),
        returned('{"ready":true}'),
      ),
    });
    const { record, unanswered } = await replayed(recording);
    expect(unanswered).toEqual([]);
    expect(record.output).toEqual({
      scenes: ["first", { Error: "Boom", Cause: "by chance" }, "third"],
      polled: { ready: true },
    });
    expect(outline(record)).toEqual(outline(recording));
  });

  it("takes as long as the recorded execution on its clock, and fails first where that did", async () => {
    const wait = (Seconds: number) => ({ Type: "Wait", Seconds, End: true });
    const definition: Definition = {
      StartAt: "Both",
      States: {
        Both: {
          Type: "Parallel",
          Branches: [
            { StartAt: "Slow", States: { Slow: { ...TASK, TimeoutSeconds: 60, End: true } } },
            { StartAt: "Hold", States: { Hold: wait(90) } },
          ],
          Catch: [{ ErrorEquals: ["States.Timeout"], Next: "Late" }],
          End: true,
        },
        Late: { Type: "Pass", End: true },
      },
    };
    const times = { startedAt: "2026-01-01T00:00:00.000Z", endedAt: "2026-01-01T00:01:00.000Z" };
    const { record } = await recordedRun(definition);
    const recording = withAttempt(record, { ...times, status: "TIMED_OUT", error: "States.Timeout" });
    const again = await replayed(recording);
    expect(again.unanswered).toEqual([]);
    expect(outline(again.record)).toMatchInlineSnapshot(`
      [
        "Both CAUGHT, States.Timeout, catcher 0, run FAILED States.Timeout, → Late",
        "1.0 Slow FAILED, States.Timeout, attempt TIMED_OUT States.Timeout",
        "1.1 Hold ABORTED",
        "Late SUCCEEDED",
      ]
    `);
    expect(again.record.stoppedAt).toBe("2026-01-01T00:01:00.000Z");
  });

  it("stops at a call that was not made in the recording, and says which", async () => {
    const before: Definition = { StartAt: "Check", States: { Check: { ...TASK, End: true } } };
    const { record: recording } = await recordedRun(before, { functions: answering(BOOM) });
    const retried = { ...TASK, Retry: [{ ErrorEquals: ["Boom"] }], End: true };
    expect((await replayed(recording, { StartAt: "Check", States: { Check: retried } })).unanswered).toEqual([
      { stateName: "Check", attempt: 2, why: "it has one attempt there" },
    ]);
    const added: Definition = {
      StartAt: "Check",
      States: {
        Check: { ...TASK, Catch: [{ ErrorEquals: ["Boom"], Next: "Notify" }], End: true },
        Notify: { ...TASK, End: true },
      },
    };
    const { record, unanswered } = await replayed(recording, added);
    expect(unanswered).toEqual([{ stateName: "Notify", attempt: 1, why: "it did not call anything there" }]);
    expect([record.status, ...outline(record)]).toMatchInlineSnapshot(`
      [
        "ABORTED",
        "Check CAUGHT, Boom, catcher 0, attempt FAILED Boom, → Notify",
        "Notify ABORTED, attempt ABORTED",
      ]
    `);
  });

  it("stops where the recorded call never ended, once what had stopped it does so no more", async () => {
    const definition = (mended: boolean): Definition => ({
      StartAt: "Both",
      States: {
        Both: {
          Type: "Parallel",
          Branches: [
            { StartAt: "Slow", States: { Slow: { ...TASK, End: true } } },
            {
              StartAt: "Hold",
              States: {
                Hold: { Type: "Wait", Seconds: 5, Next: "End" },
                End: mended ? { Type: "Succeed" } : { Type: "Fail", Error: "Boom" },
              },
            },
          ],
          End: true,
        },
      },
    });
    const broken = definition(false);
    const { record } = await recordedRun(broken, { services: { call: neverAnswering } });
    expect((await replayed(record)).unanswered).toEqual([]);
    expect((await replayed(record, definition(true))).unanswered).toEqual([
      { stateName: "Both[0].Slow", attempt: 1, why: "it was stopped there before it was answered" },
    ]);
  });

  it("takes what was answered at the last moment, and times out only where the limit is lower", async () => {
    const definition = (TimeoutSeconds: number): Definition => ({
      StartAt: "Check",
      States: { Check: { ...TASK, TimeoutSeconds, End: true } },
    });
    const { record } = await recordedRun(definition(10), {
      services: { call: () => ({ afterMs: 9_990, outcome: async () => returned("1") }) },
    });
    const late = withAttempt(record, {
      startedAt: "2026-01-01T00:00:00.000Z",
      endedAt: "2026-01-01T00:00:10.020Z",
    });
    expect((await replayed(late)).record.output).toBe(1);
    expect((await replayed(late, definition(9))).record.error).toBe("States.Timeout");
  });

  it("does not guess what a call that timed out would have answered with more time", async () => {
    const definition = (TimeoutSeconds: number): Definition => ({
      StartAt: "Check",
      States: { Check: { ...TASK, TimeoutSeconds, End: true } },
    });
    const { record } = await recordedRun(definition(10), { services: { call: neverAnswering } });
    expect(record.error).toBe("States.Timeout");
    expect((await replayed(record)).unanswered).toEqual([]);
    expect((await replayed(record, definition(5))).record.error).toBe("States.Timeout");
    expect((await replayed(record, definition(20))).unanswered).toEqual([
      {
        stateName: "Check",
        attempt: 1,
        why: "it timed out there after 10 s, and now waits longer for an answer",
      },
    ]);
  });
});

function anyLanguage(depth: number): fc.Arbitrary<Definition> {
  return fc
    .constantFrom("JSONPath" as const, "JSONata" as const)
    .chain((language) => arbitraryDefinition({ language, depth }));
}

function anyChance(): fc.Arbitrary<fc.Stream<number>> {
  return fc.infiniteStream(fc.nat({ max: 5000 }));
}

function draw(chance: fc.Stream<number>): number {
  return chance.next().value ?? 0;
}

function answered(payload: string, drawn: number): FunctionOutcome {
  return drawn % 3 === 0 ? BOOM : returned(payload);
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

/** Answers after an hour, on the execution's clock. */
function neverAnswering() {
  return { afterMs: 3_600_000, outcome: async () => returned("null") };
}

function withAttempt(
  record: Awaited<ReturnType<typeof recordedRun>>["record"],
  changed: object,
): typeof record {
  const found = [...placedStates(record)]
    .map(({ state }) => state.attempts[0])
    .find((one) => one !== undefined);
  return JSON.parse(JSON.stringify(record), (_, value: unknown) =>
    JSON.stringify(value) === JSON.stringify(found) ? { ...found, ...changed } : value,
  ) as typeof record;
}
