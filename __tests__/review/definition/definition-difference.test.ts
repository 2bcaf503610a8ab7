import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Definition } from "../../../src/asl/definition";
import { definitionDifference } from "../../../src/review/definition/definition-difference";
import { anyDefinition } from "../../report/graph/definitions";
import { appliedChange } from "./applied-change";
import { changedDefinitions } from "./changed-definitions";

function difference(before: unknown, after: unknown) {
  return definitionDifference(before as Definition, after as Definition);
}

function machine(StartAt: string, States: Record<string, unknown>): Definition {
  return { StartAt, States } as Definition;
}

const ACTIVATOR = "arn:aws:lambda:eu-central-1:123456789012:function:activator";
const PROCESSOR = "arn:aws:lambda:eu-central-1:123456789012:function:processor";

const PIPELINE = machine("Activate", {
  Activate: { Type: "Task", Resource: ACTIVATOR, Next: "Process" },
  Process: {
    Type: "Task",
    Resource: PROCESSOR,
    TimeoutSeconds: 60,
    Catch: [{ ErrorEquals: ["States.ALL"], Next: "Failed" }],
    End: true,
  },
  Failed: { Type: "Fail", Error: "Failed" },
});

describe("the difference of two definitions", () => {
  it("is none where only the order of members differs", () => {
    const { Failed, Activate, Process } = PIPELINE.States;
    const after = { States: { Failed, Process, Activate }, StartAt: "Activate" };
    expect(difference(PIPELINE, after)).toBeUndefined();
  });

  it("names the fields that change, down to the innermost, and lists of rules as a whole", () => {
    const before = machine("A", {
      A: {
        Type: "Task",
        Resource: ACTIVATOR,
        Parameters: { size: 1, tags: ["a", "b"], more: [1] },
        Retry: [{ ErrorEquals: ["Boom"], MaxAttempts: 1 }],
        End: true,
      },
    });
    const after = machine("A", {
      A: {
        Type: "Task",
        Resource: PROCESSOR,
        Parameters: { size: 2, tags: ["a", "c"], more: [1, 2] },
        Retry: [{ ErrorEquals: ["Boom"], MaxAttempts: 2 }],
        End: true,
      },
    });
    expect(difference(before, after)).toEqual({
      at: [],
      fields: [],
      states: [
        {
          kind: "changed",
          name: "A",
          fields: [
            { path: ["Resource"], before: ACTIVATOR, after: PROCESSOR },
            { path: ["Parameters", "size"], before: 1, after: 2 },
            { path: ["Parameters", "tags", 1], before: "b", after: "c" },
            { path: ["Parameters", "more"], before: [1], after: [1, 2] },
            {
              path: ["Retry"],
              before: [{ ErrorEquals: ["Boom"], MaxAttempts: 1 }],
              after: [{ ErrorEquals: ["Boom"], MaxAttempts: 2 }],
            },
          ],
          transitions: [],
          scopes: [],
        },
      ],
    });
  });

  it("marks transitions that only follow the new name of a state", () => {
    const { Activate, Process, Failed } = PIPELINE.States;
    const after = machine("Activate", {
      Activate: { ...Activate, Next: "Process scene" },
      "Process scene": Process,
      Failed,
    });
    expect(difference(PIPELINE, after)).toEqual({
      at: [],
      fields: [],
      states: [
        {
          kind: "changed",
          name: "Activate",
          fields: [{ path: ["Next"], before: "Process", after: "Process scene" }],
          transitions: [{ path: ["Next"], before: "Process", after: "Process scene", followsRename: true }],
          scopes: [],
        },
        {
          kind: "changed",
          name: "Process scene",
          renamedFrom: "Process",
          fields: [],
          transitions: [],
          scopes: [],
        },
      ],
    });
  });

  it("tells an added state from the transition that is turned to it", () => {
    const { Activate, Process, Failed } = PIPELINE.States;
    const Pause = { Type: "Wait", Seconds: 5, Next: "Process" };
    const after = machine("Activate", { Activate: { ...Activate, Next: "Pause" }, Pause, Process, Failed });
    expect(difference(PIPELINE, after)?.states).toEqual([
      {
        kind: "changed",
        name: "Activate",
        fields: [{ path: ["Next"], before: "Process", after: "Pause" }],
        transitions: [{ path: ["Next"], before: "Process", after: "Pause", followsRename: false }],
        scopes: [],
      },
      { kind: "added", name: "Pause", state: Pause },
    ]);
  });

  it("takes the rules of a choice by their conditions, not by their places", () => {
    const rule = (n: number, Next: string) => ({ Variable: "$.n", NumericEquals: n, Next });
    const states = { X: { Type: "Succeed" }, Y: { Type: "Succeed" }, Z: { Type: "Fail" } };
    const before = machine("C", {
      C: { Type: "Choice", Choices: [rule(1, "X"), rule(2, "Y")], Default: "Z" },
      ...states,
    });
    const after = machine("C", {
      C: { Type: "Choice", Choices: [rule(0, "Z"), rule(1, "Y"), rule(3, "Y")], Default: "Z" },
      ...states,
    });
    const [change] = difference(before, after)?.states ?? [];
    expect(change?.kind === "changed" && change.transitions).toEqual([
      { path: ["Choices", 0, "Next"], after: "Z", followsRename: false },
      { path: ["Choices", 1, "Next"], before: "X", after: "Y", followsRename: false },
    ]);
  });

  it("goes into item processors and branches, and tells branches that come and go", () => {
    const branch = (name: string, Result: number) =>
      machine(name, { [name]: { Type: "Pass", Result, End: true } });
    const before = machine("P", {
      P: { Type: "Parallel", Branches: [branch("A", 1), branch("B", 1)], Next: "M" },
      M: { Type: "Map", ItemProcessor: branch("I", 1), End: true },
    });
    const after = machine("P", {
      P: { Type: "Parallel", Branches: [branch("A", 2)], Next: "M" },
      M: {
        Type: "Map",
        ItemProcessor: { ...branch("I", 1), ProcessorConfig: { Mode: "INLINE" } },
        End: true,
      },
    });
    expect(difference(before, after)?.states).toEqual([
      {
        kind: "changed",
        name: "P",
        fields: [{ path: ["Branches", 1], before: branch("B", 1) }],
        transitions: [],
        scopes: [
          {
            at: ["Branches", 0],
            fields: [],
            states: [
              {
                kind: "changed",
                name: "A",
                fields: [{ path: ["Result"], before: 1, after: 2 }],
                transitions: [],
                scopes: [],
              },
            ],
          },
        ],
      },
      {
        kind: "changed",
        name: "M",
        fields: [],
        transitions: [],
        scopes: [
          {
            at: ["ItemProcessor"],
            fields: [{ path: ["ProcessorConfig"], after: { Mode: "INLINE" } }],
            states: [],
          },
        ],
      },
    ]);
  });

  it("takes a state that changes its type for the same state, and its scopes as fields", () => {
    const before = machine("S", { S: { Type: "Map", ItemProcessor: { StartAt: "A" }, End: true } });
    const after = machine("S", { S: { Type: "Parallel", Branches: [{ StartAt: "A" }], End: true } });
    expect(difference(before, after)?.states).toEqual([
      {
        kind: "changed",
        name: "S",
        fields: [
          { path: ["Type"], before: "Map", after: "Parallel" },
          { path: ["ItemProcessor"], before: { StartAt: "A" } },
          { path: ["Branches"], after: [{ StartAt: "A" }] },
        ],
        transitions: [],
        scopes: [],
      },
    ]);
  });

  it("compares what is no scope or no state as a value", () => {
    expect(difference({ States: [1] }, { States: null })).toEqual({
      at: [],
      fields: [{ path: ["States"], before: [1], after: null }],
      states: [],
    });
    expect(difference(machine("A", { A: null, B: [] }), machine("A", { A: [1], B: [] }))).toEqual({
      at: [],
      fields: [{ path: ["States", "A"], before: null, after: [1] }],
      states: [],
    });
    expect(difference(null, [])).toEqual({
      at: [],
      fields: [{ path: [], before: null, after: [] }],
      states: [],
    });
    expect(difference([{}], [{}])).toBeUndefined();
  });

  it("is found in scopes inside one another at any depth", () => {
    const nested = (Result: number) => {
      let inner: unknown = machine("S", { S: { Type: "Pass", Result, End: true } });
      for (let i = 0; i < 4000; i += 1) {
        inner = machine("M", { M: { Type: "Map", ItemProcessor: inner, End: true } });
      }
      return inner;
    };
    let change = difference(nested(1), nested(2));
    for (let i = 0; i < 4000; i += 1) {
      const [state] = change?.states ?? [];
      change = state?.kind === "changed" ? state.scopes[0] : undefined;
    }
    expect(change?.states).toEqual([
      {
        kind: "changed",
        name: "S",
        fields: [{ path: ["Result"], before: 1, after: 2 }],
        transitions: [],
        scopes: [],
      },
    ]);
  });
});

describe("any change of a definition", () => {
  it("makes the new machine of the old one, also after it was written as JSON", () => {
    fc.assert(
      fc.property(changedDefinitions(), ([before, after]) => {
        const change = difference(before, after);
        expect(appliedChange(change, before)).toEqual(after);
        const read = change === undefined ? undefined : JSON.parse(JSON.stringify(change));
        expect(appliedChange(read, before)).toEqual(after);
      }),
      { numRuns: 400 },
    );
  });

  it("leads from any machine to any other", () => {
    fc.assert(
      fc.property(anyDefinition(), anyDefinition(), (before, after) => {
        const [one, other] = [JSON.parse(JSON.stringify(before)), JSON.parse(JSON.stringify(after))];
        expect(appliedChange(difference(one, other), one)).toEqual(other);
      }),
      { numRuns: 100 },
    );
  });

  it("is none from a machine to itself", () => {
    fc.assert(
      fc.property(anyDefinition(), (definition) => {
        expect(difference(definition, structuredClone(definition))).toBeUndefined();
      }),
      { numRuns: 100 },
    );
  });
});
