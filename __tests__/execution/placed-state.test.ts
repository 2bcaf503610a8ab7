import { describe, expect, it } from "vitest";
import type { Definition } from "../../src/asl/definition";
import { attemptCount, taskAttempts } from "../../src/execution/attempt-count";
import { failingStates } from "../../src/execution/failing-states";
import { iterationCounts } from "../../src/execution/iteration-counts";
import { placedStates, visitsByPath } from "../../src/execution/placed-state";
import { ECHO } from "../engine/run";
import { recordedRun } from "./recorded-run";

const state = (fields: Record<string, unknown>) => fields as { readonly Type: string };
const work = { StartAt: "Work", States: { Work: state({ Type: "Task", Resource: ECHO, End: true }) } };
const definition: Definition = {
  StartAt: "Both",
  States: {
    Both: state({
      Type: "Parallel",
      Branches: [
        { StartAt: "One", States: { One: state({ Type: "Pass", End: true }) } },
        {
          StartAt: "Each",
          States: {
            Each: state({ Type: "Map", MaxConcurrency: 1, ItemProcessor: work, Next: "Last one" }),
            "Last one": state({ Type: "Succeed" }),
          },
        },
      ],
      Retry: [{ ErrorEquals: ["Busy"], MaxAttempts: 1 }],
      End: true,
    }),
  },
};

async function recorded(failing: string) {
  const functions = {
    invoke: async ({ payload }: { readonly payload: string }) =>
      payload === failing
        ? ({ succeeded: false, error: "Busy", cause: "" } as const)
        : ({ succeeded: true, payload } as const),
  };
  return (await recordedRun(definition, { input: [1, 2], functions })).record;
}

const EACH = "$.States.Both.Branches[1].States.Each";

describe("the states of a record", () => {
  it("are found with their definitions, each before those inside of it", async () => {
    const placed = [...placedStates(await recorded("none"))];
    expect(
      placed.map(({ state: { name }, path, definition: own, around }) => [
        name,
        path,
        own?.Type,
        around.map(({ state: { name: outer }, index }) => `${outer} ${index}`),
      ]),
    ).toEqual([
      ["Both", "$.States.Both", "Parallel", []],
      ["One", "$.States.Both.Branches[0].States.One", "Pass", ["Both 0"]],
      ["Each", EACH, "Map", ["Both 1"]],
      ["Work", `${EACH}.ItemProcessor.States.Work`, "Task", ["Both 1", "Each 0"]],
      ["Work", `${EACH}.ItemProcessor.States.Work`, "Task", ["Both 1", "Each 1"]],
      ["Last one", "$.States.Both.Branches[1].States['Last one']", "Succeed", ["Both 1"]],
    ]);
  });

  it("are found by the place of their definition", async () => {
    const visits = visitsByPath(await recorded("none"));
    expect([...visits].map(([path, found]) => [path.split(".").at(-1), found.length])).toEqual([
      ["Both", 1],
      ["One", 1],
      ["Each", 1],
      ["Work", 2],
      ["States['Last one']", 1],
    ]);
  });

  it("can be counted: attempts, runs, and iterations by status", async () => {
    const record = await recorded("2");
    const [both] = record.states;
    const each = [...placedStates(record)].findLast(({ state: { name } }) => name === "Each")?.state;
    expect([both && attemptCount(both), taskAttempts(record)]).toEqual([2, 4]);
    expect(each?.runs?.map(iterationCounts)).toEqual([
      { begun: 2, RUNNING: 0, SUCCEEDED: 1, CAUGHT: 0, FAILED: 1, ABORTED: 0 },
    ]);
  });

  it("lead to the one that failed", async () => {
    const failing = failingStates(await recorded("2"));
    expect(
      failing.map(({ state: { name }, around }) => [
        name,
        around.map(({ run, index }) => [run.number, index]),
      ]),
    ).toEqual([
      ["Both", []],
      ["Each", [[2, 1]]],
      [
        "Work",
        [
          [2, 1],
          [1, 1],
        ],
      ],
    ]);
    expect(failingStates(await recorded("none"))).toEqual([]);
  });
});
