import { describe, expect, it } from "vitest";
import type { Definition } from "../../src/asl/definition";
import { recordOfHistory } from "../../src/execution/history-record";
import { ECHO, run } from "../engine/run";
import { execution, outline } from "./recorded";

async function recorded(definition: Definition, answer?: Parameters<typeof run>[1]) {
  const { history } = await run(definition, answer);
  return recordOfHistory(execution(definition), history);
}

const task = (Resource: string, more = {}) => ({ Type: "Task", Resource, End: true, ...more });
const scope = (name: string, state: { readonly Type: string }) => ({
  StartAt: name,
  States: { [name]: state },
});

describe("the record of states that run side by side", () => {
  const both = (more = {}, b = {}): Definition => ({
    StartAt: "Both",
    States: {
      Both: {
        Type: "Parallel",
        Branches: [scope("A", task(`${ECHO}-a`)), scope("B", task(`${ECHO}-b`, b))],
        End: true,
        ...more,
      },
      Caught: { Type: "Pass", End: true },
    },
  });
  const busy: NonNullable<Parameters<typeof run>[1]> = {
    answer: ({ functionArn, payload }) =>
      functionArn.endsWith("-b")
        ? { succeeded: false, error: "Busy", cause: "later" }
        : { succeeded: true, payload },
  };

  it("holds each branch's states in the branch, in the order of the definition", async () => {
    const record = await recorded(both());
    expect(outline(record)).toEqual([
      "Both SUCCEEDED, run SUCCEEDED",
      "1.0 A SUCCEEDED, attempt SUCCEEDED",
      "1.1 B SUCCEEDED, attempt SUCCEEDED",
    ]);
    expect(
      record.states[0]?.runs?.[0]?.branches?.map(({ status, states }) => [status, states[0]?.id]),
    ).toEqual([
      ["SUCCEEDED", "4"],
      ["SUCCEEDED", "7"],
    ]);
  });

  it("marks the branch that failed, and the state around it", async () => {
    const record = await recorded(both(), busy);
    expect(outline(record)).toEqual([
      "Both FAILED, Busy, run FAILED Busy",
      "1.0 A SUCCEEDED, attempt SUCCEEDED",
      "1.1 B FAILED, Busy, attempt FAILED Busy",
    ]);
    expect([record.error, record.failedIn]).toEqual(["Busy", ["2", "7"]]);
  });

  it("holds each run of a state that is retried, and what caught it at last", async () => {
    const record = await recorded(
      both({
        Retry: [{ ErrorEquals: ["Other"] }, { ErrorEquals: ["Busy"], MaxAttempts: 1, IntervalSeconds: 3 }],
        Catch: [
          { ErrorEquals: ["Other"], Next: "Caught" },
          { ErrorEquals: ["States.ALL"], Next: "Caught" },
        ],
      }),
      busy,
    );
    expect(outline(record)).toEqual([
      "Both CAUGHT, Busy, catcher 1, run FAILED Busy retrier 1 3000 ms, run FAILED Busy, → Caught",
      "1.0 A SUCCEEDED, attempt SUCCEEDED",
      "1.1 B FAILED, Busy, attempt FAILED Busy",
      "2.0 A SUCCEEDED, attempt SUCCEEDED",
      "2.1 B FAILED, Busy, attempt FAILED Busy",
      "Caught SUCCEEDED",
    ]);
    expect([record.status, record.failedIn]).toEqual(["SUCCEEDED", undefined]);
  });

  it("tells what failed from what was stopped because of it, whichever comes last", async () => {
    const waiting = scope("Wait", { Type: "Wait", Seconds: 60, End: true } as { readonly Type: string });
    const failing = scope("No", { Type: "Fail", Error: "No" } as { readonly Type: string });
    const inner = scope("Inner", { Type: "Parallel", Branches: [waiting], End: true } as {
      readonly Type: string;
    });
    for (const Branches of [
      [failing, inner],
      [inner, failing],
    ]) {
      const record = await recorded({
        StartAt: "Outer",
        States: { Outer: { Type: "Parallel", Branches, End: true } },
      });
      expect(
        outline(record)
          .toSorted()
          .map((line) => line.replace(/^[\d. ]+/, "")),
      ).toEqual(
        expect.arrayContaining([
          "Outer FAILED, No, run FAILED No",
          "No FAILED, No",
          "Inner ABORTED, run ABORTED",
          "Wait ABORTED",
        ]),
      );
      const failed = record.history.find(({ type }) => type === "FailStateEntered");
      expect(record.failedIn).toEqual(["2", String(failed?.id)]);
    }
  });

  it("holds a state once for each iteration of a Map, and each iteration's input and output", async () => {
    const record = await recorded(
      {
        StartAt: "Each",
        States: {
          Each: { Type: "Map", ItemProcessor: scope("One", task(ECHO)), MaxConcurrency: 1, End: true },
        },
      },
      { input: [1, 2] },
    );
    expect(outline(record)).toEqual([
      "Each SUCCEEDED, run SUCCEEDED",
      "1.0 One SUCCEEDED, attempt SUCCEEDED",
      "1.1 One SUCCEEDED, attempt SUCCEEDED",
    ]);
    const [first] = record.states[0]?.runs ?? [];
    expect([
      first?.items,
      first?.iterations?.map(({ index, input, output }) => [index, input, output]),
    ]).toEqual([
      2,
      [
        [0, 1, 1],
        [1, 2, 2],
      ],
    ]);
  });

  it("holds the iteration that failed and those that were stopped", async () => {
    const choose = {
      StartAt: "Odd",
      States: {
        Odd: { Type: "Choice", Choices: [{ Variable: "$", NumericEquals: 1, Next: "No" }], Default: "Wait" },
        No: { Type: "Fail", ErrorPath: "States.Format('E{}', $)" },
        Wait: { Type: "Wait", Seconds: 5, End: true },
      },
    };
    const record = await recorded(
      { StartAt: "Each", States: { Each: { Type: "Map", ItemProcessor: choose, End: true } } },
      { input: [0, 1] },
    );
    expect(outline(record)).toEqual([
      "Each FAILED, E1, run FAILED E1",
      "1.0 Odd SUCCEEDED, → Wait",
      "1.0 Wait ABORTED",
      "1.1 Odd SUCCEEDED, → No",
      "1.1 No FAILED, E1",
    ]);
    const iterations = record.states[0]?.runs?.[0]?.iterations;
    expect(iterations?.map(({ status, error }) => [status, error])).toEqual([
      ["ABORTED", undefined],
      ["FAILED", "E1"],
    ]);
  });
});
