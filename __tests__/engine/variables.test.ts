import { describe, expect, it } from "vitest";
import type { Definition } from "../../src/asl/definition";
import { ECHO, run } from "./run";

function output(outcome: { readonly status: string; readonly output?: string }): unknown {
  return outcome.status === "SUCCEEDED" && outcome.output !== undefined
    ? JSON.parse(outcome.output)
    : outcome;
}

/** A scope of states in a chain. */
function chained(states: Readonly<Record<string, object>>): Definition {
  const names = Object.keys(states);
  return {
    StartAt: names[0] ?? "",
    States: Object.fromEntries(
      names.map((name, i) => {
        const next = names[i + 1];
        return [name, { ...states[name], ...(next === undefined ? { End: true } : { Next: next }) }];
      }),
    ),
  } as unknown as Definition;
}

describe("variables", () => {
  it("are read by later states, in paths and templates", async () => {
    const { outcome } = await run(
      chained({
        Set: { Type: "Pass", Assign: { fixed: [1, 2], "taken.$": "$.a" } },
        Replace: { Type: "Pass", Assign: { "fixed.$": "$fixed[1]" }, OutputPath: null },
        Read: { Type: "Pass", Parameters: { "fixed.$": "$fixed", "taken.$": "$taken.b" } },
      }),
      { input: { a: { b: "deep" } } },
    );
    expect(output(outcome)).toEqual({ fixed: 2, taken: "deep" });
  });

  it("are all read before any is set", async () => {
    const { outcome } = await run(
      chained({
        Set: { Type: "Pass", Assign: { x: 1, y: 2 } },
        Swap: { Type: "Pass", Assign: { "x.$": "$y", "y.$": "$x" } },
        Read: { Type: "Pass", Parameters: { "x.$": "$x", "y.$": "$y" } },
      }),
    );
    expect(output(outcome)).toEqual({ x: 2, y: 1 });
  });

  it("are assigned from the result of a task, and appear in the event that leaves the state", async () => {
    const { outcome, history } = await run(
      chained({
        Call: { Type: "Task", Resource: ECHO, Assign: { "id.$": "$.id", list: [] }, ResultPath: null },
        Read: { Type: "Pass", Parameters: { "id.$": "$id" } },
      }),
      { input: { id: "s1" } },
    );
    expect(output(outcome)).toEqual({ id: "s1" });
    expect(history.find(({ type }) => type === "TaskStateExited")?.stateExitedEventDetails).toEqual({
      name: "Call",
      output: '{"id":"s1"}',
      outputDetails: { truncated: false },
      assignedVariables: { id: '"s1"', list: "[]" },
      assignedVariablesDetails: { truncated: false },
    });
  });

  it("are copies in each branch: what a branch sets is gone after it", async () => {
    const branch = (value: string) =>
      chained({
        [`Set ${value}`]: { Type: "Pass", Assign: { x: value } },
        [`Read ${value}`]: { Type: "Pass", Parameters: { "x.$": "$x", "outer.$": "$outer" } },
      });
    const { outcome } = await run(
      chained({
        Outer: { Type: "Pass", Assign: { x: "before", outer: 1 } },
        Branches: { Type: "Parallel", Branches: [branch("a"), branch("b")], ResultPath: "$.branches" },
        After: { Type: "Pass", Parameters: { "x.$": "$x", "branches.$": "$.branches" } },
      }),
    );
    expect(output(outcome)).toEqual({
      x: "before",
      branches: [
        { x: "a", outer: 1 },
        { x: "b", outer: 1 },
      ],
    });
  });

  it("are copies for each item of an inline Map", async () => {
    const { outcome } = await run(
      chained({
        Outer: { Type: "Pass", Assign: { sum: 10 } },
        Items: {
          Type: "Map",
          MaxConcurrency: 1,
          ItemProcessor: chained({
            Add: { Type: "Pass", Assign: { "sum.$": "States.MathAdd($sum, $)" } },
            Read: { Type: "Pass", Parameters: { "sum.$": "$sum" }, OutputPath: "$.sum" },
          }),
        },
        After: { Type: "Pass", Parameters: { "sum.$": "$sum", "items.$": "$" } },
      }),
      { input: [1, 2, 3] },
    );
    expect(output(outcome)).toEqual({ sum: 10, items: [11, 12, 13] });
  });

  it("of the machine are unknown to the items of a distributed Map", async () => {
    const { outcome } = await run(
      chained({
        Outer: { Type: "Pass", Assign: { x: 1 } },
        Items: {
          Type: "Map",
          ItemProcessor: {
            ...chained({ Read: { Type: "Pass", Parameters: { "x.$": "$x" } } }),
            ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
          },
        },
      }),
      { input: [1] },
    );
    expect(outcome).toMatchObject({ status: "FAILED", error: "States.ExceedToleratedFailureThreshold" });
  });

  it("are assigned by a choice rule that matches, else by the state", async () => {
    const choosing = (input: number) =>
      run(
        {
          StartAt: "Choose",
          States: {
            Choose: {
              Type: "Choice",
              Choices: [{ Variable: "$", NumericEquals: 1, Assign: { by: "rule" }, Next: "Read" }],
              Assign: { by: "default" },
              Default: "Read",
            },
            Read: { Type: "Pass", Parameters: { "by.$": "$by" }, End: true },
          },
        },
        { input },
      );
    expect(output((await choosing(1)).outcome)).toEqual({ by: "rule" });
    expect(output((await choosing(2)).outcome)).toEqual({ by: "default" });
  });

  it("are assigned by a catcher from the error, and by it alone", async () => {
    const { outcome } = await run(
      {
        StartAt: "Call",
        States: {
          Call: {
            Type: "Task",
            Resource: ECHO,
            Assign: { own: 1 },
            Catch: [{ ErrorEquals: ["Boom"], Assign: { "why.$": "$.Cause" }, Next: "Read" }],
            End: true,
          },
          Read: { Type: "Pass", Parameters: { "why.$": "$why" }, End: true },
        },
      },
      { answer: () => ({ succeeded: false, error: "Boom", cause: "because" }) },
    );
    expect(output(outcome)).toEqual({ why: "because" });
  });

  it("of JSONata are read by JSONPath, and the other way round", async () => {
    const { outcome } = await run(
      chained({
        Path: { Type: "Pass", Assign: { "a.$": "$.n" } },
        Query: { Type: "Pass", QueryLanguage: "JSONata", Assign: { b: "{% $a + 1 %}" }, Output: {} },
        Read: { Type: "Pass", Parameters: { "b.$": "$b", "a.$": "$a" } },
      }),
      { input: { n: 41 } },
    );
    expect(output(outcome)).toEqual({ b: 42, a: 41 });
  });

  it("that were never assigned end the state as on AWS", async () => {
    const { outcome } = await run(chained({ Read: { Type: "Pass", Parameters: { "x.$": "$x" } } }));
    expect(outcome).toMatchObject({ status: "FAILED", error: "States.Runtime" });
  });
});
