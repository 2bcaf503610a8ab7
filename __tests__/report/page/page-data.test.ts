import { describe, expect, it } from "vitest";
import type { ExecutionRecord } from "../../../src/execution/record";
import { addressOf, selectionIn } from "../../../src/report/page/address";
import { failureAddresses } from "../../../src/report/page/failures";
import { foundSelection } from "../../../src/report/page/found-selection";
import { pageData } from "../../../src/report/page/page-data";
import { rowCells } from "../../../src/report/page/row-cells";
import { rowsOf } from "../../../src/report/page/rows";
import {
  ITERATION_STATUSES,
  type IterationDetail,
  type Place,
  type StateDetail,
} from "../../../src/report/page/shape";
import { segmentsOf } from "../../../src/report/page/timeline";
import { failedRun, mapRun, retriedRun, runningRun, sampleRun } from "./sample-runs";

/** The data of a page as its script sees it. */
function read(record: ExecutionRecord, compareWith?: ExecutionRecord) {
  const data = pageData(record, compareWith === undefined ? {} : { compareWith });
  const blocks = data.blocks.map((text) => JSON.parse(text) as unknown[]);
  const at = <T>([block, position]: Place) => blocks[block]?.[position] as T;
  const find = (address: string) =>
    foundSelection(data.index, selectionIn(address), (place) => at<IterationDetail>(place));
  const rows = (address: string) =>
    rowsOf(data.index.states, { selection: find(address).selection, iteration: (place) => at(place) });
  return { index: data.index, at, find, rows };
}

const PARALLEL = {
  StartAt: "Both",
  States: {
    Both: {
      Type: "Parallel",
      Retry: [{ ErrorEquals: ["Busy"], MaxAttempts: 1, IntervalSeconds: 5 }],
      Branches: ["A", "B"].map((name) => ({
        StartAt: name,
        States: {
          [name]: {
            Type: "Task",
            Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
            End: true,
          },
        },
      })),
      Next: "Again",
    },
    Again: {
      Type: "Choice",
      Choices: [{ Variable: "$[0].done", BooleanEquals: true, Next: "End" }],
      Default: "Both",
    },
    End: { Type: "Succeed" },
  },
};

/** Both fails and is retried at first; it is visited twice. */
const parallelRun = () =>
  sampleRun({
    definition: PARALLEL,
    input: {},
    functions: (name, _input, before) =>
      name === "B" && before === 0
        ? { took: 20, error: "Busy", cause: "later" }
        : { took: 100, answer: { done: before > 1 } },
  });

describe("the data of a page", () => {
  it("has the times of a simulated clock together with those of its functions", async () => {
    const { index } = read(await failedRun());
    expect(index.states.map(({ name, start, end }) => [name, start, end])).toEqual([
      ["Activator", 0, 412],
      ["Cool down", 412, 3_600_412],
      ["Any bands?", 3_600_412, 3_600_412],
      ["Processor", 3_600_412, 3_611_872],
    ]);
    expect(index.states[3]?.attempts.map(({ start, end }) => [start, end])).toEqual([
      [3_600_412, 3_601_592],
      [3_603_592, 3_605_412],
      [3_609_412, 3_611_872],
    ]);
  });

  it("begins the iterations of a Map when there is room for them", async () => {
    const { index } = read(await mapRun(100));
    const { starts = [], ends = [] } = index.states[0]?.runs?.[0]?.iterations ?? {};
    const running = starts.map(
      (start) => starts.filter((one, i) => one <= start && (ends[i] ?? 0) > start).length,
    );
    expect(Math.max(...running)).toBe(40);
    expect(index.states[0]?.end).toBe(Math.max(...ends));
  });

  it("holds each payload of a state once", async () => {
    const { index, at } = read(await failedRun());
    const [activator] = index.states;
    const detail = activator && at<StateDetail>(activator.detail);
    expect(detail?.stages).toEqual([
      ["input", 0],
      ["afterInputPath", 0],
      ["result", 1],
      ["afterResultSelector", 1],
      ["afterResultPath", 2],
      ["output", 2],
    ]);
    expect(detail?.attempts[0]).toMatchObject({ input: 0, output: 1 });
  });

  it("keeps a large payload by itself, and its beginning where it is shown", async () => {
    const large = "x".repeat(100_000);
    const pass = { StartAt: "A", States: { A: { Type: "Pass", End: true } } };
    const { index, at } = read(await sampleRun({ definition: pass, input: large }));
    const detail = at<StateDetail>(index.states[0]?.detail ?? [0, 0]);
    expect(detail.payloads).toEqual([
      { place: expect.any(Array), bytes: 100_002, beginning: `"${"x".repeat(2047)}` },
    ]);
    const [payload] = detail.payloads;
    expect(payload && "place" in payload && at(payload.place)).toBe(large);
  });

  it("takes an iteration that caught a failure for one of its own kind, with the error", async () => {
    const { index } = read(await mapRun(20));
    const { statuses = [], errors = [], errorNames } = index.states[0]?.runs?.[0]?.iterations ?? {};
    expect(statuses.flatMap((one, i) => (ITERATION_STATUSES[one] === "CAUGHT" ? [i] : []))).toEqual([3]);
    expect([errors[3], errors[4], errorNames]).toEqual([0, -1, ["EmptyScene"]]);
  });
});

describe("what an address selects", () => {
  it("is the visit, run and branch that it names", async () => {
    const { find } = read(await parallelRun());
    expect(addressOf(find("#state=Both&visit=1&run=1&branch=1&state=B&attempt=1").selection)).toBe(
      "#state=Both&visit=1&run=1&branch=1&state=B&attempt=1",
    );
    expect(find("#state=Both&visit=1&run=1&branch=1&state=B").way.at(-1)?.state.error).toBe("Busy");
  });

  it("is found where only its name is given, and is nothing where there is none", async () => {
    const both = read(await parallelRun());
    expect(addressOf(both.find("#state=B").selection)).toBe("#state=Both&visit=1&branch=1&state=B");
    expect(addressOf(both.find("#state=Both&visit=2&state=A").selection)).toBe(
      "#state=Both&visit=2&branch=0&state=A",
    );
    expect(addressOf(both.find("#state=Nowhere").selection)).toBe("#");
    const map = read(await mapRun(20));
    expect(addressOf(map.find("#state=Skipped").selection)).toBe("#state=Scenes&iteration=3&state=Skipped");
    expect(addressOf(map.find("#state=Scenes&iteration=99").selection)).toBe("#state=Scenes");
    expect(addressOf(map.find("#state=Scenes&iteration=2&state=Process&attempt=7").selection)).toBe(
      "#state=Scenes&iteration=2&state=Process",
    );
  });
});

describe("the rows of a page", () => {
  const names = (rows: ReturnType<typeof rowsOf>) =>
    rows.map((row) => `${"  ".repeat(row.depth)}${rowCells(row).name}`);

  it("are the visits with their branches, as deep as they stand", async () => {
    const { rows } = read(await parallelRun());
    expect(names(rows(""))).toEqual([
      "Both · visit 1",
      "  Branch 1",
      "    A",
      "  Branch 2",
      "    B",
      "Again · visit 1",
      "Both · visit 2",
      "  Branch 1",
      "    A",
      "  Branch 2",
      "    B",
      "Again · visit 2",
      "End",
    ]);
  });

  it("have a row for each of few iterations, and one for many together with the one that is open", async () => {
    const few = read(await mapRun(3));
    expect(names(few.rows("#state=Scenes&iteration=1"))).toEqual([
      "Scenes",
      "  Iteration 0",
      "  Iteration 1",
      "    Process",
      "    Store",
      "  Iteration 2",
      "Done",
    ]);
    const many = read(await mapRun(20));
    expect(names(many.rows("#state=Scenes&iteration=3"))).toEqual([
      "Scenes",
      "  1 caught, 19 succeeded of 20",
      "  Iteration 3",
      "    Process",
      "    Skipped",
      "Done",
    ]);
  });

  it("have a segment for each attempt, and what lies between them", async () => {
    const { rows, index } = read(await failedRun());
    const segments = rows("").map((row) => segmentsOf(row, index.length).map(({ label }) => label));
    expect(segments).toEqual([
      ["attempt 1, succeeded, 412 ms"],
      ["wait 1 h 0 min"],
      ["succeeded, 0 ms"],
      [
        "attempt 1, failed, 1.2 s",
        "back-off 2.0 s",
        "attempt 2, failed, 1.8 s",
        "back-off 4.0 s",
        "attempt 3, failed, 2.5 s",
      ],
    ]);
  });

  it("have a segment for each run of a state that was retried", async () => {
    const { rows, index } = read(await parallelRun());
    const [both] = rows("");
    expect(both && segmentsOf(both, index.length).map(({ label }) => label)).toEqual([
      "run 1, failed, 100 ms",
      "back-off 5.0 s",
      "run 2, succeeded, 100 ms",
    ]);
  });

  it("show a state that is running to the end of the axis", async () => {
    const { rows, index } = read(await runningRun());
    const last = rows("").at(-1);
    expect(last && segmentsOf(last, index.length).at(-1)).toMatchObject({
      status: "RUNNING",
      to: index.length,
    });
  });
});

describe("a comparison of two runs", () => {
  it("marks what differs, and nothing where a run is compared with itself", async () => {
    const [failed, retried] = await Promise.all([failedRun(), retriedRun()]);
    expect(read(failed, retried).index.states.map(({ differs }) => differs)).toEqual([
      ["output"],
      ["output"],
      ["output"],
      ["status", "output", "duration"],
    ]);
    expect(read(failed, failed).index.states.map(({ differs }) => differs)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(read(retried, failed).index.states.at(-1)?.differs).toEqual(["new"]);
  });

  it("marks iterations too", async () => {
    const { index } = read(await mapRun(22), await mapRun(20));
    expect(index.states[0]?.runs?.[0]?.iterations?.differing).toEqual([20, 21]);
  });
});

describe("the failures of a page", () => {
  it("are in the order in which they are looked at, those of iterations and runs after their state", async () => {
    expect(failureAddresses(read(await parallelRun()).index.states)).toEqual([
      "#state=Both&visit=1&run=1&branch=1&state=B",
    ]);
    expect(failureAddresses(read(await failedRun()).index.states)).toEqual(["#state=Processor"]);
    expect(failureAddresses(read(await mapRun(40)).index.states)).toEqual([
      "#state=Scenes&iteration=3",
      "#state=Scenes&iteration=20",
      "#state=Scenes&iteration=37",
    ]);
  });
});
