import { describe, expect, it } from "vitest";
import { readRecord } from "../../src/execution/saved-record";
import type { Json } from "../../src/input/json-text";
import { userErrorOf } from "../user-error-of";
import { recordedRun } from "./recorded-run";

const saved = async () => {
  const { record } = await recordedRun({ StartAt: "A", States: { A: { Type: "Pass", End: true } } });
  return JSON.parse(JSON.stringify(record));
};

describe("a saved record", () => {
  it("is read as it was recorded", async () => {
    const json = await saved();
    expect(readRecord(json, "run.json")).toBe(json);
  });

  it.each<[Json, string]>([
    [null, "null"],
    [[1], "[1]"],
    [{ status: "SUCCEEDED" }, '["status"]'],
  ])("is refused where it is something else: %j", (json, received) => {
    expect(userErrorOf(() => readRecord(json, "run.json"))).toBe(
      `error: run.json is no record of an execution
   at: run.json
  got: ${received}
  fix: Give what npm start -- --json has printed`,
    );
  });

  it("is refused where it is of a later version", async () => {
    const json = { ...(await saved()), version: 2 };
    expect(userErrorOf(() => readRecord(json, "run.json"))).toBe(
      `error: run.json is a record of version 2, and version 1 is known here
   at: run.json
  got: 2
  fix: Record the execution anew, or use the version of this project that recorded it`,
    );
  });

  it("is refused where a part of it is missing, and the error says which", async () => {
    const json = await saved();
    json.states[0].attempts = [{ resource: "r", status: "FAILED", startedAt: "now", logs: [7] }];
    expect(userErrorOf(() => readRecord(json, "run.json"))).toBe(
      `error: run.json is no whole record of an execution: an object is missing
   at: run.json $.states[0].attempts[0].logs[0]
  got: 7
  fix: Give what npm start -- --json has printed, unchanged`,
    );
    delete json.states;
    expect(userErrorOf(() => readRecord(json, "run.json"))).toContain("at: run.json $.states");
  });
});
