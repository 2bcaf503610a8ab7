import { describe, expect, it } from "vitest";
import { checkDefinition } from "../../src/asl/check";

const INNER = { StartAt: "I", States: { I: { Type: "Succeed" } } };

function found(state: object) {
  return checkDefinition({ StartAt: "A", States: { A: { End: true, ...state } } }).filter(
    ({ code }) => code === "INNER_SCOPE",
  );
}

describe("an inner scope is found wrong", () => {
  it.each([undefined, null, {}, "B"])("where the Branches of a Parallel state are %j", (Branches) => {
    expect(found({ Type: "Parallel", Branches })).toEqual([
      {
        code: "INNER_SCOPE",
        severity: "error",
        message: 'Parallel state "A" has no Branches',
        path: "$.States.A.Branches",
        value: Branches,
        remedy: "Give it an array of objects with StartAt and States",
      },
    ]);
  });

  it("where a branch is no object", () => {
    expect(found({ Type: "Parallel", Branches: [INNER, null] })).toEqual([
      {
        code: "INNER_SCOPE",
        severity: "error",
        message: 'Branch 2 of state "A" is not an object',
        path: "$.States.A.Branches[1]",
        value: null,
        remedy: "Give an object with StartAt and States",
      },
    ]);
  });

  it.each([
    [{}, "ItemProcessor", undefined],
    [{ ItemProcessor: [] }, "ItemProcessor", []],
    [{ Iterator: "I" }, "Iterator", "I"],
    [{ ItemProcessor: null, Iterator: INNER }, "ItemProcessor", null],
  ])("where a Map state has %j", (fields, field, value) => {
    expect(found({ Type: "Map", ...fields })).toEqual([
      {
        code: "INNER_SCOPE",
        severity: "error",
        message: `Map state "A" has no ${field}`,
        path: `$.States.A.${field}`,
        value,
        remedy: "Give it an object with StartAt and States",
      },
    ]);
  });

  it("but not where all is well", () => {
    expect(found({ Type: "Parallel", Branches: [INNER] })).toEqual([]);
    expect(found({ Type: "Map", ItemProcessor: INNER })).toEqual([]);
    expect(found({ Type: "Map", Iterator: INNER })).toEqual([]);
  });
});
