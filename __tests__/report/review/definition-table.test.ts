import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Definition } from "../../../src/asl/definition";
import { definitionRows } from "../../../src/report/review/definition-table";
import { definitionDifference } from "../../../src/review/definition/definition-difference";
import { changedDefinitions } from "../../review/definition/changed-definitions";

const arn = (name: string) => `arn:aws:lambda:eu-central-1:123456789012:function:${name}`;

function machine(StartAt: string, States: Record<string, unknown>, more = {}): Definition {
  return { StartAt, States, ...more } as unknown as Definition;
}

function rows(before: Definition, after: Definition) {
  const change = definitionDifference(before, after);
  return change === undefined ? [] : definitionRows(change);
}

/** The rows of a state `A` that changes, as field, before and after. */
function cells(before: Record<string, unknown>, after: Record<string, unknown>) {
  const others = { B: { Type: "Succeed" }, C: { Type: "Fail" } };
  return rows(machine("A", { A: before, ...others }), machine("A", { A: after, ...others })).map((row) => [
    row.field,
    row.before ?? "",
    row.after ?? "",
  ]);
}

const LAMBDA_ERRORS = ["Lambda.ServiceException", "Lambda.AWSLambdaException", "Lambda.SdkClientException"];

describe("the table of what changes in a definition", () => {
  it("has what a task calls, where it leads, its time limits and its expressions", () => {
    const task = {
      Type: "Task",
      Resource: arn("activator"),
      TimeoutSeconds: 30,
      Output: "{% $a %}",
      Next: "B",
    };
    const changed = {
      Type: "Task",
      Resource: "${aws_lambda_function.processor.arn}",
      TimeoutSeconds: 90,
      Output: "{% $b %}",
      Arguments: { "a b": [1] },
      End: true,
    };
    expect(cells(task, changed)).toEqual([
      ["resource", "activator", "processor"],
      ["timeout", "30 s", "1 min 30 s"],
      ["Output", "{% $a %}", "{% $b %}"],
      ["Arguments", "", '{"a b":[1]}'],
      ["next", "→ B", "the end"],
    ]);
    expect(
      cells({ ...task, Resource: arn("a") }, { ...task, Resource: arn("a").replace("1234", "4321") }),
    ).toEqual([["resource", arn("a"), arn("a").replace("1234", "4321")]]);
  });

  it("has retriers in words", () => {
    const retrier = {
      ErrorEquals: LAMBDA_ERRORS,
      IntervalSeconds: 2,
      MaxAttempts: 6,
      JitterStrategy: "FULL",
    };
    const task = (...Retry: unknown[]) => ({ Type: "Task", Resource: arn("a"), Retry, End: true });
    expect(
      cells(
        task(retrier),
        task({ ErrorEquals: ["Boom"], MaxAttempts: 0 }, { ...retrier, MaxDelaySeconds: 120 }),
      ),
    ).toEqual([
      ["retry", "", "Boom never"],
      [
        "retry",
        "Lambda.ServiceException… 6 times, from 2 s, ×2, full jitter",
        "Lambda.ServiceException… 6 times, from 2 s, ×2, at most 2 min 0 s, full jitter",
      ],
    ]);
    expect(cells(task(retrier), task())).toEqual([
      ["retry", "Lambda.ServiceException… 6 times, from 2 s, ×2, full jitter", ""],
    ]);
  });

  it("has catchers and choice rules with the states that they lead to", () => {
    const task = (...Catch: unknown[]) => ({ Type: "Task", Resource: arn("a"), Catch, End: true });
    const boom = { ErrorEquals: ["Boom"], Next: "B" };
    const all = { ErrorEquals: ["States.ALL"], Next: "C" };
    expect(cells(task(boom, all), task({ ...boom, ResultPath: "$.e" }, { ...all, Next: "B" }))).toEqual([
      ["catch", "Boom → B", 'Boom → B, ResultPath "$.e"'],
      ["catch", "any error → C", "any error → B"],
    ]);
    expect(cells(task(boom, all), task(all, boom))).toEqual([
      ["catch", "in the order Boom; any error", "in the order any error; Boom"],
    ]);
    const choice = (size: number, Default: string) => ({
      Type: "Choice",
      Choices: [{ Variable: "$.n", NumericGreaterThan: size, Next: "B" }],
      Default,
    });
    expect(cells(choice(1, "B"), choice(2, "C"))).toEqual([
      ["choice", "$.n > 1 → B", "$.n > 2 → B"],
      ["otherwise", "→ B", "→ C"],
    ]);
  });

  it("has states that come, go or get another name, and none that only follow it", () => {
    const task = (name: string, more: object) => ({ Type: "Task", Resource: arn(name), ...more });
    const before = machine("First", {
      First: task("a", { Next: "Old" }),
      Old: task("b", { Next: "Gone", Catch: [{ ErrorEquals: ["States.ALL"], Next: "Gone" }] }),
      Gone: { Type: "Succeed" },
    });
    const after = machine("First", {
      First: task("a", { Next: "New" }),
      New: task("b", { Next: "Wait", Catch: [{ ErrorEquals: ["States.ALL"], Next: "Wait" }] }),
      Wait: { Type: "Wait", Seconds: 5, Next: "First" },
    });
    expect(rows(before, after)).toEqual([
      { state: "New", path: "$.States.New", kind: "renamed", field: "name", before: "Old", after: "New" },
      {
        state: "New",
        path: "$.States.New",
        kind: "changed",
        field: "catch",
        before: "any error → Gone",
        after: "any error → Wait",
      },
      {
        state: "New",
        path: "$.States.New",
        kind: "changed",
        field: "next",
        before: "→ Gone",
        after: "→ Wait",
      },
      { state: "Wait", path: "$.States.Wait", kind: "added", field: "state", after: "Wait · 5 s → First" },
      { state: "Gone", path: "$.States.Gone", kind: "removed", field: "state", before: "Succeed" },
    ]);
  });

  it("has the machine's own fields, and those of scopes under the states that hold them", () => {
    const inner = (name: string, Mode: string) => ({
      ...machine(name, { [name]: { Type: "Pass", Result: 1, End: true } }),
      ProcessorConfig: { Mode },
    });
    const map = (ItemProcessor: object) => ({ Type: "Map", ItemProcessor, End: true });
    const both = (...Branches: object[]) => ({ Type: "Parallel", Branches, End: true });
    expect(
      rows(
        machine("M", { M: map(inner("I", "INLINE")), P: both(inner("X", "")) }, { TimeoutSeconds: 60 }),
        machine("P", { M: map(inner("J", "DISTRIBUTED")), P: both(inner("X", ""), inner("Y", "")) }),
      ).map(({ state, path, kind, field, before = "", after = "" }) => [
        state,
        path,
        kind,
        field,
        before,
        after,
      ]),
    ).toEqual([
      ["", "$", "machine", "StartAt", "M", "P"],
      ["", "$", "machine", "timeout", "1 min 0 s", ""],
      [
        "M",
        "$.States.M.ItemProcessor",
        "changed",
        "ItemProcessor.ProcessorConfig.Mode",
        "INLINE",
        "DISTRIBUTED",
      ],
      ["M › J", "$.States.M.ItemProcessor.States.J", "renamed", "name", "I", "J"],
      ["P", "$.States.P", "changed", "Branches[1]", "", "1 state"],
    ]);
  });

  it("has a row for everything that changes but for what follows a new name, and texts that fit", () => {
    fc.assert(
      fc.property(changedDefinitions(), ([before, after]) => {
        const change = definitionDifference(before, after);
        if (change === undefined) return;
        const made = definitionRows(change);
        expect(made.length).toBeGreaterThan(0);
        for (const row of made) {
          const texts = [row.state, row.field, row.before ?? "", row.after ?? ""];
          expect(texts.filter((text) => text.length > 200)).toEqual([]);
          expect(row.before).not.toBe(row.after);
        }
      }),
      { numRuns: 300 },
    );
  });
});
