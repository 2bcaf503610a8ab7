import { describe, expect, it } from "vitest";
import { JsonIdentity } from "../../../src/review/definition/json-identity";
import { renamedStates } from "../../../src/review/definition/renamed-states";
import { sideOf } from "../../../src/review/definition/scope-side";

type States = Record<string, Record<string, unknown>>;

/** The new names of the states, by the old ones. */
function renames(before: States, after: States, starts: readonly [string, string] = ["Start", "Start"]) {
  const identity = new JsonIdentity();
  const side = (States: States, StartAt: string) => sideOf({ StartAt, States }, identity);
  return Object.fromEntries(renamedStates(side(before, starts[0]), side(after, starts[1])));
}

const task = (name: string, more: Record<string, unknown> = {}) => ({
  Type: "Task",
  Resource: `arn:aws:lambda:eu-central-1:123456789012:function:${name}`,
  ...more,
});
const end = { End: true };

describe("the states that were renamed", () => {
  it("are those of the same content, wherever they lead", () => {
    expect(
      renames(
        { Start: task("s", { Next: "Old" }), Old: task("o", { Next: "Done" }), Done: { Type: "Succeed" } },
        { Start: task("s", { Next: "Done" }), New: task("o", { Next: "Start" }), Done: { Type: "Succeed" } },
      ),
    ).toEqual({ Old: "New" });
  });

  it("are found along a whole chain of states that are all alike", () => {
    const chain = (prefix: string): States =>
      Object.fromEntries(
        Array.from({ length: 1000 }, (_, i) => [
          `${prefix}${i}`,
          { Type: "Pass", ...(i < 999 ? { Next: `${prefix}${i + 1}` } : end) },
        ]),
      );
    const found = renames(chain("a"), chain("b"), ["a0", "b0"]);
    expect(found).toEqual(Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`a${i}`, `b${i}`])));
  });

  it("of those that are alike, are those that the same transition leads to", () => {
    const choice = (...targets: string[]) => ({
      Type: "Choice",
      Choices: targets.map((Next, i) => ({ Variable: "$.n", NumericEquals: i, Next })),
    });
    expect(
      renames(
        { Start: choice("A", "B"), A: { Type: "Succeed" }, B: { Type: "Succeed" } },
        { Start: choice("Y", "X"), X: { Type: "Succeed" }, Y: { Type: "Succeed" } },
      ),
    ).toEqual({ A: "Y", B: "X" });
  });

  it("of those that are alike, are those that lead to the same states, in the order of the definition", () => {
    expect(
      renames(
        {
          A: task("t", { Next: "X" }),
          B: task("t", { Next: "Y" }),
          C: task("t", { Next: "Y" }),
          X: task("x"),
          Y: task("y"),
        },
        {
          D: task("t", { Next: "Y" }),
          E: task("t", { Next: "X" }),
          F: task("t", { Next: "Y" }),
          X: task("x"),
          Y: task("y"),
        },
      ),
    ).toEqual({ A: "E", B: "D", C: "F" });
  });

  it("may differ in less than half of their fields, where only one is like them", () => {
    const before = { Old: task("o", { TimeoutSeconds: 5, Retry: [], ...end }) };
    expect(renames(before, { New: task("o", { TimeoutSeconds: 9, Retry: [], ...end }) })).toEqual({
      Old: "New",
    });
    expect(
      renames(before, {
        New: task("o", { TimeoutSeconds: 9, Retry: [], ...end }),
        Other: task("o", { TimeoutSeconds: 8, Retry: [], ...end }),
      }),
    ).toEqual({});
  });

  it("may differ in all that they do, where a task calls the same in the same place", () => {
    const start = (Next: string) => task("s", { Next });
    const before = { Start: start("Old"), Old: task("o", { ResultPath: "$.a", TimeoutSeconds: 1, ...end }) };
    const changed = { Parameters: { a: 1 }, ResultPath: "$.b", ...end };
    expect(renames(before, { Start: start("New"), New: task("o", changed) })).toEqual({
      Old: "New",
    });
    expect(renames(before, { Start: start("Start"), New: task("o", changed) })).toEqual({});
  });
});

describe("states that are none that were renamed", () => {
  it("are of another type, or a task that calls something else", () => {
    const start = (Next: string) => task("s", { Next });
    expect(
      renames({ Start: start("A"), A: task("a", end) }, { Start: start("B"), B: task("b", end) }),
    ).toEqual({});
    expect(
      renames(
        { Start: start("A"), A: { Type: "Pass", Result: 1, ...end } },
        { Start: start("B"), B: { Type: "Wait", Result: 1, ...end } },
      ),
    ).toEqual({});
  });

  it("are of nothing but a type, somewhere else", () => {
    expect(
      renames(
        { Start: task("s", { Next: "Done" }), Done: { Type: "Succeed" } },
        { Start: task("s", { End: true }), Skipped: { Type: "Succeed" } },
      ),
    ).toEqual({});
  });
});
