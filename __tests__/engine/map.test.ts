import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FunctionCall } from "../../src/engine/tasks/functions";
import { ECHO, only, run, secondsOf } from "./run";

const PASS = { StartAt: "Pass", States: { Pass: { Type: "Pass", End: true } } };
const TASK = { StartAt: "Task", States: { Task: { Type: "Task", Resource: ECHO, End: true } } };
const map = (state: Readonly<Record<string, unknown>>) => only({ Type: "Map", End: true, ...state });
const outputOf = async (...given: Parameters<typeof run>) => {
  const { outcome } = await run(...given);
  return outcome.status === "SUCCEEDED" ? JSON.parse(outcome.output) : outcome;
};
/** Fails for every item that is not text. */
const onlyText = ({ payload }: FunctionCall) =>
  payload.startsWith('"')
    ? { succeeded: true as const, payload }
    : { succeeded: false as const, error: "Bad", cause: `no text: ${payload}` };

describe("an inline Map", () => {
  it("gives the outputs in the order of the items, whichever ends first", async () => {
    const waits = { StartAt: "Wait", States: { Wait: { Type: "Wait", SecondsPath: "$", End: true } } };
    const { outcome, history } = await run(map({ ItemProcessor: waits }), { input: [3, 1, 2] });
    expect(outcome).toEqual({ status: "SUCCEEDED", output: "[3,1,2]" });
    expect(
      history
        .filter(({ type }) => type === "MapIterationSucceeded")
        .map(({ mapIterationSucceededEventDetails }) => mapIterationSucceededEventDetails?.index),
    ).toEqual([1, 2, 0]);
  });

  it("succeeds with no outputs where it has no items", async () => {
    const { outcome, history } = await run(map({ ItemProcessor: PASS }), { input: [] });
    expect(outcome).toEqual({ status: "SUCCEEDED", output: "[]" });
    expect(history.map(({ type }) => type)).toEqual([
      "ExecutionStarted",
      "MapStateEntered",
      "MapStateStarted",
      "MapStateSucceeded",
      "MapStateExited",
      "ExecutionSucceeded",
    ]);
  });

  it("gives each item's run what the item selector makes of it", async () => {
    const ItemSelector = {
      "index.$": "$$.Map.Item.Index",
      "value.$": "$$.Map.Item.Value",
      "all.$": "$.items",
    };
    expect(
      await outputOf(map({ ItemsPath: "$.items", ItemSelector, ItemProcessor: PASS }), {
        input: { items: ["a", "b"] },
      }),
    ).toEqual([
      { index: 0, value: "a", all: ["a", "b"] },
      { index: 1, value: "b", all: ["a", "b"] },
    ]);
  });

  it("takes items and an item selector in expressions", async () => {
    const state = {
      QueryLanguage: "JSONata",
      Items: "{% $states.input.items %}",
      ItemSelector: { twice: "{% $states.context.Map.Item.Value * 2 %}" },
      ItemProcessor: PASS,
    };
    expect(await outputOf(map(state), { input: { items: [1, 2] } })).toEqual([{ twice: 2 }, { twice: 4 }]);
  });

  it("shows each state of an item's run the item in the context object", async () => {
    const Parameters = { "index.$": "$$.Map.Item.Index", "value.$": "$$.Map.Item.Value", "input.$": "$" };
    const shows = { StartAt: "Pass", States: { Pass: { Type: "Pass", Parameters, End: true } } };
    expect(await outputOf(map({ ItemSelector: {}, ItemProcessor: shows }), { input: ["a"] })).toEqual([
      { index: 0, value: "a", input: {} },
    ]);
  });

  it.each([
    [{ MaxConcurrency: 1 }, [0, 1, 2, 3, 4]],
    [{ MaxConcurrencyPath: "$[0]" }, [0, 0, 1, 1, 2]],
    [{}, [0, 0, 0, 0, 0]],
  ])("with %j begins the items in time for no more to run at once", async (limit, begun) => {
    const waits = { StartAt: "Wait", States: { Wait: { Type: "Wait", Seconds: 1, End: true } } };
    const { history } = await run(map({ ...limit, ItemProcessor: waits }), { input: [2, 2, 2, 2, 2] });
    expect(secondsOf(history, "MapIterationStarted")).toEqual(begun);
  });

  it("runs 40 items at once where nothing limits it", async () => {
    const waits = { StartAt: "Wait", States: { Wait: { Type: "Wait", Seconds: 1, End: true } } };
    const { history } = await run(map({ ItemProcessor: waits }), {
      input: Array.from({ length: 41 }, () => 0),
    });
    expect(secondsOf(history, "MapIterationStarted").filter((second) => second === 0)).toHaveLength(40);
  });

  it("ends with the error of the first item that fails, and stops the rest", async () => {
    const states = {
      StartAt: "Any",
      States: {
        Any: { Type: "Choice", Choices: [{ Variable: "$", NumericEquals: 0, Next: "No" }], Default: "Wait" },
        No: { Type: "Fail", Error: "Bad", Cause: "It is bad" },
        Wait: { Type: "Wait", Seconds: 60, End: true },
      },
    };
    const { outcome, history } = await run(map({ MaxConcurrency: 2, ItemProcessor: states }), {
      input: [1, 0, 1],
    });
    expect(outcome).toEqual({ status: "FAILED", error: "Bad", cause: "It is bad" });
    const types = history.map(({ type }) => type);
    expect(types.filter((type) => type.startsWith("MapIteration"))).toEqual([
      "MapIterationStarted",
      "MapIterationStarted",
      "MapIterationFailed",
      "MapIterationAborted",
    ]);
    expect(types.slice(-2)).toEqual(["MapStateFailed", "ExecutionFailed"]);
  });

  it("runs all its items again at a retry", async () => {
    const { outcome, calls } = await run(
      map({
        MaxConcurrency: 1,
        ItemProcessor: TASK,
        Retry: [{ ErrorEquals: ["Bad"], MaxAttempts: 1 }],
      }),
      {
        input: ["a", "b"],
        answer: (call, attempt) =>
          attempt === 2
            ? { succeeded: false, error: "Bad", cause: "" }
            : { succeeded: true, payload: call.payload },
      },
    );
    expect(outcome).toEqual({ status: "SUCCEEDED", output: '["a","b"]' });
    expect(calls.map(({ payload }) => payload)).toEqual(['"a"', '"b"', '"a"', '"b"']);
  });

  it("hands a caught error on", async () => {
    const Catch = [{ ErrorEquals: ["Bad"], Next: "Done" }];
    const definition = {
      StartAt: "Map",
      States: { Map: { Type: "Map", ItemProcessor: TASK, Catch, End: true }, Done: { Type: "Succeed" } },
    };
    expect(await outputOf(definition, { input: ["a", 1], answer: onlyText })).toEqual({
      Error: "Bad",
      Cause: "no text: 1",
    });
  });

  it("can hold another, whose items hide its own", async () => {
    const Parameters = { "index.$": "$$.Map.Item.Index", "value.$": "$" };
    const inner = {
      Type: "Map",
      ItemProcessor: { StartAt: "Pass", States: { Pass: { Type: "Pass", Parameters, End: true } } },
      End: true,
    };
    const outer = { StartAt: "Inner", States: { Inner: inner } };
    expect(await outputOf(map({ ItemProcessor: outer }), { input: [["a"], ["b", "c"]] })).toEqual([
      [{ index: 0, value: "a" }],
      [
        { index: 0, value: "b" },
        { index: 1, value: "c" },
      ],
    ]);
  });

  it.each(["ItemReader", "ItemBatcher", "ResultWriter"])("has no %s", async (field) => {
    const { outcome } = await run(map({ ItemProcessor: PASS, [field]: {} }), { input: [] });
    expect(outcome).toEqual({
      status: "FAILED",
      error: "States.Runtime",
      cause:
        "An error occurred while executing the state 'State' (entered at the event id #2). The ItemReader, ItemBatcher and ResultWriter fields are not supported for INLINE maps",
    });
  });

  it("leaves any array as it is where its processor does", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue(), { maxLength: 20 }),
        fc.nat(5),
        async (given, MaxConcurrency) => {
          const input = JSON.parse(JSON.stringify(given));
          expect(await outputOf(map({ MaxConcurrency, ItemProcessor: PASS }), { input })).toEqual(input);
        },
      ),
    );
  });
});
