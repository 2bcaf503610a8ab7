import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Definition } from "../../../src/asl/definition";
import type { ExecutionRecord } from "../../../src/execution/record";
import { comparisonLines } from "../../../src/report/difference/comparison-lines";
import { historyDifference } from "../../../src/report/difference/history-difference";
import { styleOf } from "../../../src/report/terminal/look";
import { arbitraryDefinition, arbitraryJson } from "../../engine/arbitrary-definition";
import { ECHO } from "../../engine/run";
import { recordedRun } from "../../execution/recorded-run";

const SCENES: Definition = {
  StartAt: "Scenes",
  States: {
    Scenes: {
      Type: "Map",
      ItemProcessor: {
        StartAt: "Check",
        States: { Check: { Type: "Task", Resource: ECHO, End: true } },
      },
      End: true,
    },
  },
};

/** The record with another account, UUID and time, as the same execution elsewhere and later would have. */
function elsewhere(record: ExecutionRecord): ExecutionRecord {
  const text = JSON.stringify(record)
    .replaceAll("123456789012", "000000000000")
    .replaceAll("11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222")
    .replaceAll("2026-01-01T", "2031-05-07T");
  return JSON.parse(text) as ExecutionRecord;
}

describe("the difference between two executions", () => {
  it("is none between one and itself, wherever and whenever it ran", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDefinition(), arbitraryJson(), async (definition, input) => {
        const run = "11111111-1111-4111-8111-111111111111";
        const { record } = await recordedRun(definition, { input: { run, input } });
        expect(historyDifference(record, elsewhere(record))).toBe(undefined);
      }),
    );
  });

  it("is found in whichever event it is, of whichever iteration", async () => {
    const { record } = await recordedRun(SCENES, { input: [1, 2, 3] });
    for (const event of record.history) {
      const history = record.history.filter((one) => one !== event);
      expect(historyDifference(record, { ...record, history })?.events.length, event.type).toBeGreaterThan(0);
    }
  });

  it("does not lie in the order in which iterations came", async () => {
    const answers = async (slow: number) => {
      const { record } = await recordedRun(SCENES, {
        input: [0, 1, 2],
        services: {
          call: ({ parameters }) => ({
            afterMs: parameters === String(slow) ? 100 : 10,
            outcome: async () => ({ succeeded: true, payload: parameters }),
          }),
        },
      });
      return record;
    };
    const [one, other] = [await answers(0), await answers(2)];
    const order = ({ history }: ExecutionRecord) =>
      history.flatMap(({ mapIterationSucceededEventDetails: done }) =>
        done === undefined ? [] : [done.index],
      );
    expect([order(one), order(other)]).toEqual([
      [1, 2, 0],
      [0, 1, 2],
    ]);
    expect(historyDifference(one, other)).toBe(undefined);
  });

  it("names the visit whose events differ, and how each execution ended", async () => {
    const { record: one } = await recordedRun(SCENES, { input: [1, 2] });
    const { record: other } = await recordedRun(SCENES, {
      input: [1, 2],
      functions: {
        invoke: async ({ payload }) =>
          payload === "2"
            ? { succeeded: false, error: "Busy", cause: "later" }
            : { succeeded: true, payload },
      },
    });
    const { outcome, events = [] } = historyDifference(one, other) ?? {};
    expect({ outcome, paths: [...new Set(events.map(({ path }) => path))].toSorted() }).toEqual({
      outcome: { before: "SUCCEEDED", after: "FAILED" },
      paths: ["", "Scenes", "Scenes[1]", "Scenes[1].Check"],
    });
  });

  it("is shown as a table of all events, then event by event", async () => {
    const { record: here } = await recordedRun(SCENES, { input: [1] });
    const { record: deployed } = await recordedRun(SCENES, {
      input: [1],
      functions: { invoke: async () => ({ succeeded: false, error: "Busy\u001b[2J", cause: "later" }) },
    });
    const events = [
      { name: "good.json", here, deployed: here, difference: historyDifference(here, here) },
      { name: "bad.json", here, deployed, difference: historyDifference(here, deployed) },
    ];
    const style = styleOf({ color: false, ascii: false });
    expect(comparisonLines(events, 120, style).join("\n")).toMatchInlineSnapshot(`
      "Event      Here       Deployed   Difference
      good.json  SUCCEEDED  SUCCEEDED  same
      bad.json   SUCCEEDED  FAILED     Same until Scenes[0].Check, attempt 1: here succeeded, deployed failed with
                                       Busy\\u001b[2J

      bad.json  arn:aws:states:us-east-1:123456789012:execution:machine:run
      ✗ Scenes  failed (Busy\\u001b[2J: later); succeeded before
      ✗ Scenes[0].Check  failed (Busy\\u001b[2J: later); succeeded before
      the execution: events here ExecutionStarted, ExecutionSucceeded; deployed ExecutionStarted, ExecutionFailed
      Scenes: events here MapStateEntered, MapStateStarted, MapStateSucceeded, MapStateExited; deployed MapStateEntered, MapStateStarted, MapStateFailed
      Scenes[0]: events here MapIterationStarted, MapIterationSucceeded; deployed MapIterationStarted, MapIterationFailed
      Scenes[0].Check: events here TaskStateEntered, LambdaFunctionScheduled, LambdaFunctionStarted, LambdaFunctionSucceeded, TaskStateExited; deployed TaskStateEntered, LambdaFunctionScheduled, LambdaFunctionStarted, LambdaFunctionFailed"
    `);
  });
});
