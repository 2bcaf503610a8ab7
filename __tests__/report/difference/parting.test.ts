import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Definition } from "../../../src/asl/definition";
import type { FunctionOutcome } from "../../../src/engine/tasks/functions";
import type { ExecutionRecord } from "../../../src/execution/record";
import type { Json } from "../../../src/input/json-text";
import { partingOf } from "../../../src/report/difference/parting";
import { partingText } from "../../../src/report/difference/parting-text";
import { arbitraryDefinition, arbitraryJson } from "../../engine/arbitrary-definition";
import { ECHO } from "../../engine/run";
import { recordedRun } from "../../execution/recorded-run";

const TASK = { Type: "Task", Resource: ECHO } as const;
const RETRIED = { ...TASK, Retry: [{ ErrorEquals: ["States.ALL"], MaxAttempts: 2 }] };

const STEPS: Definition = {
  StartAt: "Check",
  States: { Check: { ...RETRIED, Next: "Publish" }, Publish: { ...TASK, End: true } },
};

const returned = (value: Json): FunctionOutcome => ({ succeeded: true, payload: JSON.stringify(value) });
const thrown = (error: string, cause = ""): FunctionOutcome => ({ succeeded: false, error, cause });

/** Runs a definition; calls are answered one by one, then by what they get. */
async function recorded(
  definition: Definition,
  answers: readonly FunctionOutcome[] = [],
  input: Json = {},
): Promise<ExecutionRecord> {
  const left = [...answers];
  const { record } = await recordedRun(definition, {
    input,
    functions: { invoke: async ({ payload }) => left.shift() ?? { succeeded: true, payload } },
  });
  return record;
}

function sentence(before: ExecutionRecord, after: ExecutionRecord): string | undefined {
  const parting = partingOf(before, after);
  return parting && partingText(parting, { before: "recorded", after: "now" });
}

describe("where two executions part", () => {
  it("is nowhere for an execution and itself, whatever it did", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDefinition(), arbitraryJson(), async (definition, input) => {
        const { record } = await recordedRun(definition, { input });
        expect(partingOf(record, record)).toBe(undefined);
      }),
    );
  });

  it("is the first attempt that was answered otherwise", async () => {
    const busy = thrown("Busy");
    expect(
      sentence(await recorded(STEPS, [busy, busy, busy]), await recorded(STEPS, [busy, returned({})])),
    ).toBe("Same until Check, attempt 2: recorded failed with Busy, now succeeded");
    expect(sentence(await recorded(STEPS), await recorded(STEPS, [busy, busy, busy]))).toBe(
      "Same until Check, attempt 1: recorded succeeded, now failed with Busy",
    );
    expect(sentence(await recorded(STEPS, [thrown("Gone")]), await recorded(STEPS, [busy]))).toBe(
      "Same until Check, attempt 1: recorded failed with Gone, now failed with Busy",
    );
    expect(
      sentence(
        await recorded(STEPS, [thrown("Busy", "soon")]),
        await recorded(STEPS, [thrown("Busy", "later")]),
      ),
    ).toBe("Same until Check, attempt 1: failed with Busy with another cause");
  });

  it("is what a state was handed, or handed on, and where in it", async () => {
    const before = await recorded(STEPS, [returned({ id: "a", bands: [1, 2] })]);
    const after = await recorded(STEPS, [returned({ id: "a", bands: [1, 3] })]);
    expect(sentence(before, after)).toBe("Same until Check, attempt 1: succeeded with another output");
    expect(partingOf(before, after)?.differences).toEqual([{ path: "bands[1]", before: 2, after: 3 }]);
    const mapped: Definition = {
      ...STEPS,
      States: { ...STEPS.States, Check: { ...RETRIED, Parameters: { fixed: true }, Next: "Publish" } },
    };
    expect(sentence(await recorded(STEPS), await recorded(mapped))).toBe(
      "Same until Check, attempt 1: called with another input",
    );
  });

  it("is the attempt that was not made any more", async () => {
    const once: Definition = {
      StartAt: "Check",
      States: { ...STEPS.States, Check: { ...TASK, Next: "Publish" } },
    };
    const busy = [thrown("Busy")];
    expect(sentence(await recorded(STEPS, busy), await recorded(once, busy))).toBe(
      "Same until Check, attempt 2: recorded made attempt 2, now failed with Busy",
    );
    expect(sentence(await recorded(once, busy), await recorded(STEPS, busy))).toBe(
      "Same until Check, attempt 2: recorded failed with Busy, now made attempt 2",
    );
  });

  it("is the state that was gone on to, where that is another", async () => {
    const longer: Definition = {
      StartAt: "Check",
      States: { ...STEPS.States, Publish: { ...TASK, Next: "Notify" }, Notify: { ...TASK, End: true } },
    };
    expect(sentence(await recorded(STEPS), await recorded(longer))).toBe(
      "Same until Publish: recorded ended there, now went on to Notify",
    );
    expect(sentence(await recorded(longer), await recorded(STEPS))).toBe(
      "Same until Publish: recorded went on to Notify, now ended there",
    );
    const other: Definition = {
      StartAt: "Check",
      States: { Check: { ...RETRIED, Next: "Hold" }, Hold: { Type: "Pass", End: true } },
    };
    expect(sentence(await recorded(STEPS), await recorded(other))).toBe(
      "Same until Check: recorded went on to Publish, now went on to Hold",
    );
  });

  it("is in the iteration that it is in, of a distributed Map too", async () => {
    const scenes = (Mode: "INLINE" | "DISTRIBUTED"): Definition => ({
      StartAt: "Scenes",
      States: {
        Scenes: {
          Type: "Map",
          MaxConcurrency: 1,
          ToleratedFailurePercentage: 100,
          ItemProcessor: {
            ProcessorConfig: { Mode, ExecutionType: "STANDARD" },
            StartAt: "Check",
            States: { Check: { ...TASK, End: true } },
          },
          End: true,
        },
      },
    });
    const items = [1, 2, 3];
    const answers = [returned(1), thrown("Busy")];
    expect(
      sentence(
        await recorded(scenes("DISTRIBUTED"), answers, items),
        await recorded(scenes("DISTRIBUTED"), [], items),
      ),
    ).toBe("Same until Scenes[1].Check, attempt 1: recorded failed with Busy, now succeeded");
    const inline = scenes("INLINE");
    const { ToleratedFailurePercentage: _, ...Scenes } = inline.States.Scenes ?? { Type: "Map" };
    const definition: Definition = { ...inline, States: { Scenes } };
    expect(sentence(await recorded(definition, answers, items), await recorded(definition, [], items))).toBe(
      "Same until Scenes[1].Check, attempt 1: recorded failed with Busy, now succeeded",
    );
  });

  it("finds one event that was changed, whichever it is", async () => {
    const record = await recorded(STEPS, [thrown("Busy")], { id: 1 });
    const telling = record.history.filter(({ type }) => !/Started$|^ExecutionStarted/.test(type));
    for (const event of telling) {
      const changed = record.history.map((one) =>
        one === event
          ? (JSON.parse(
              JSON.stringify(one, (name, value: unknown) =>
                ["input", "output", "error"].includes(name) ? '"other"' : value,
              ),
            ) as typeof one)
          : one,
      );
      expect(partingOf(record, { ...record, history: changed }), event.type).not.toBe(undefined);
    }
    expect(telling.map(({ type }) => type)).toContain("LambdaFunctionFailed");
  });

  it("is not where only ids, times, ARNs and tokens differ, each the same all through", async () => {
    const run = (id: string, at: string, account: string) => {
      const execution = `arn:aws:states:eu-west-1:${account}:execution:machine:run`;
      return recorded(STEPS, [
        returned({ id, again: `scene/${id}`, at, execution, cause: "(entered at the event id #2)" }),
      ]);
    };
    const one = await run("11111111-1111-4111-8111-111111111111", "2026-01-01T00:00:00Z", "123456789012");
    const other = await run("22222222-2222-4222-8222-222222222222", "2026-01-01T00:00:20.5Z", "123456789012");
    expect(sentence(one, other)).toBe(undefined);
    const late = await run("22222222-2222-4222-8222-222222222222", "2027-01-01T00:00:00Z", "123456789012");
    expect(partingOf(one, late)?.differences).toEqual([
      { path: "at", before: "2026-01-01T00:00:00Z", after: "2027-01-01T00:00:00Z" },
    ]);
  });

  it("is where one id stands for another that the execution has too", async () => {
    const [a, b] = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"];
    const input = { scenes: [a, b] };
    expect(
      partingOf(await recorded(STEPS, [returned(a)], input), await recorded(STEPS, [returned(b)], input))
        ?.differences,
    ).toEqual([{ path: "", before: a, after: b }]);
  });
});
