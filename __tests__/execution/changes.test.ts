import { describe, expect, it } from "vitest";
import type { Definition } from "../../src/asl/definition";
import type { RecordChange } from "../../src/execution/change";
import { ECHO } from "../engine/run";
import { recordedRun } from "./recorded-run";

const state = (fields: Record<string, unknown>) => fields as { readonly Type: string };
const each = (more = {}): Definition => ({
  StartAt: "Each",
  States: {
    Each: state({
      Type: "Map",
      MaxConcurrency: 1,
      ItemProcessor: {
        StartAt: "One",
        States: { One: state({ Type: "Task", Resource: ECHO, End: true }) },
        ...more,
      },
      End: true,
    }),
  },
});
const distributed = each({ ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" } });

describe("the changes of a record", () => {
  it("tell each state, run, iteration and attempt as it begins and ends", async () => {
    const { changes } = await recordedRun(each(), { input: [7] });
    expect(changes).toEqual([
      "execution started",
      "state entered 2",
      "run started 2",
      "iteration started 2",
      "state entered 5",
      "attempt started 5",
      "attempt ended 5",
      "state exited 5",
      "iteration ended 2",
      "run ended 2",
      "state exited 2",
      "execution ended",
    ]);
  });

  it("tell the same of the child executions of a distributed Map", async () => {
    const { changes } = await recordedRun(distributed, { input: [7] });
    expect(changes).toEqual([
      "execution started",
      "state entered 2",
      "run started 2",
      "iteration started 2",
      "state entered 2.0.2",
      "attempt started 2.0.2",
      "attempt ended 2.0.2",
      "state exited 2.0.2",
      "iteration ended 2",
      "run ended 2",
      "state exited 2",
      "execution ended",
    ]);
  });

  it("say where a state stands, with the parts as they are then", async () => {
    const seen: unknown[] = [];
    const onChange = (change: RecordChange) => {
      if (change.kind !== "state entered" && change.kind !== "state exited") return;
      const { name, status, exitedAt } = change.state;
      const { place } = change;
      seen.push([name, status, exitedAt !== undefined, place?.state.name, place?.run.number, place?.index]);
    };
    for (const definition of [each(), distributed]) await recordedRun(definition, { input: [7] }, onChange);
    const once = [
      ["Each", "RUNNING", false, undefined, undefined, undefined],
      ["One", "RUNNING", false, "Each", 1, 0],
      ["One", "SUCCEEDED", true, "Each", 1, 0],
      ["Each", "SUCCEEDED", true, undefined, undefined, undefined],
    ];
    expect(seen).toEqual([...once, ...once]);
  });
});
