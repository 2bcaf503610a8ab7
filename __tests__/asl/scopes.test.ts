import { describe, expect, it } from "vitest";
import type { Definition } from "../../src/asl/definition";
import { allStates, mapStates, member, scopesOf } from "../../src/asl/scopes";

const DONE = { Type: "Succeed" };
const inner = (name: string) => ({ StartAt: name, States: { [name]: DONE } });

const NESTED: Definition = {
  StartAt: "Each",
  States: {
    Each: {
      Type: "Map",
      ItemProcessor: {
        StartAt: "Both",
        States: { Both: { Type: "Parallel", Branches: [inner("L"), inner("R r")], End: true } },
      },
      Next: "Old",
    },
    Old: { Type: "Map", Iterator: inner("I"), End: true },
  },
};

describe("a definition's scopes", () => {
  it("are the machine's own, each branch's and each item processor's, outermost first", () => {
    expect(scopesOf(NESTED).map(({ path, startAt }) => [path, startAt])).toEqual([
      ["$", "Each"],
      ["$.States.Each.ItemProcessor", "Both"],
      ["$.States.Old.Iterator", "I"],
      ["$.States.Each.ItemProcessor.States.Both.Branches[0]", "L"],
      ["$.States.Each.ItemProcessor.States.Both.Branches[1]", "R r"],
    ]);
  });

  it("hold every state by its path", () => {
    expect(allStates(NESTED).map(({ path }) => path)).toEqual([
      "$.States.Each",
      "$.States.Old",
      "$.States.Each.ItemProcessor.States.Both",
      "$.States.Old.Iterator.States.I",
      "$.States.Each.ItemProcessor.States.Both.Branches[0].States.L",
      "$.States.Each.ItemProcessor.States.Both.Branches[1].States['R r']",
    ]);
  });

  it("are not looked for in payloads", () => {
    const payload = { StartAt: "A", States: { A: DONE }, Branches: [inner("B")], ItemProcessor: inner("C") };
    const definition = {
      StartAt: "P",
      States: { P: { Type: "Pass", Result: payload, Parameters: payload, End: true } },
    };
    expect(scopesOf(definition)).toEqual([
      {
        path: "$",
        fields: definition,
        startAt: "P",
        states: definition.States,
        named: [{ name: "P", path: "$.States.P", state: definition.States.P }],
      },
    ]);
  });

  it.each([null, "text", 1, []])("are none where the definition is %j", (value) => {
    expect(scopesOf(value)).toEqual([]);
  });
});

describe("a change to every state", () => {
  it("reaches every scope, keeps the order of keys and leaves the definition as it was", () => {
    const before = JSON.stringify(NESTED);
    const changed = mapStates(NESTED, (state, name) => ({ ...state, Comment: name }));
    expect(allStates(changed).map(({ state }) => state.Comment)).toEqual([
      "Each",
      "Old",
      "Both",
      "I",
      "L",
      "R r",
    ]);
    expect(Object.keys(changed.States.Each ?? {})).toEqual(["Type", "ItemProcessor", "Next", "Comment"]);
    expect(JSON.stringify(NESTED)).toBe(before);
  });
});

describe("a member of a JSON path", () => {
  it.each([
    ["Activator", ".Activator"],
    ["_a1", "._a1"],
    ["1st", "['1st']"],
    ["A name", "['A name']"],
    ["it's \\ it", "['it\\'s \\\\ it']"],
    ["", "['']"],
  ])("named %j is written %s", (name, written) => {
    expect(member(name)).toBe(written);
  });
});
