import { describe, expect, it } from "vitest";
import { distributed, runMap } from "./distributed-map-run";
import { MemoryObjects } from "./memory-objects";
import { ECHO, START } from "./run";

const MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:machine/Scenes";
const DATE = new Date(START).toISOString();

const writer = (config?: unknown) => ({
  Resource: "arn:aws:states:::s3:putObject",
  Parameters: { Bucket: "results", Prefix: "jobs" },
  ...(config !== undefined && { WriterConfig: config }),
});

/** A child of an odd number fails. */
const failing = distributed({
  Odd: { Type: "Choice", Choices: [{ Variable: "$.n", NumericEquals: 1, Next: "No" }], Default: "Yes" },
  No: { Type: "Fail", Error: "Odd", Cause: "It is odd" },
  Yes: { Type: "Pass", OutputPath: "$.list", End: true },
});

async function written(state: Readonly<Record<string, unknown>>, input: readonly { readonly n: number }[]) {
  const results: Record<string, string> = {};
  const objects = new MemoryObjects({ results });
  const run = await runMap(
    {
      Label: "Scenes",
      MaxConcurrency: 1,
      ItemProcessor: failing,
      ItemSelector: { "n.$": "$$.Map.Item.Value.n", list: [1, [2]] },
      ...state,
    },
    { input, objects },
  );
  const files = Object.fromEntries(
    Object.entries(results).map(([key, text]) => [key.split("/").at(-1), text] as const),
  );
  return { ...run, results, files };
}

describe("the result writer", () => {
  it("writes a file for each kind of outcome and a manifest, in AWS's shapes", async () => {
    const { output, children, files, results } = await written(
      { ResultWriter: writer(), ToleratedFailureCount: 1 },
      [{ n: 0 }, { n: 1 }],
    );
    const [good, bad] = children;
    const id = good?.mapRunArn.split(":").at(-1);
    const key = (name: string) => `jobs/${id}/${name}`;
    const mapRunArn = `arn:aws:states:us-east-1:123456789012:mapRun:machine/Scenes:${id}`;
    expect(output).toEqual({
      MapRunArn: mapRunArn,
      ResultWriterDetails: { Bucket: "results", Key: key("manifest.json") },
    });
    expect(JSON.parse(results[key("manifest.json")] ?? "")).toEqual({
      DestinationBucket: "results",
      MapRunArn: mapRunArn,
      ResultFiles: {
        FAILED: [{ Key: key("FAILED_0.json"), Size: Buffer.byteLength(files["FAILED_0.json"] ?? "") }],
        PENDING: [],
        SUCCEEDED: [
          { Key: key("SUCCEEDED_0.json"), Size: Buffer.byteLength(files["SUCCEEDED_0.json"] ?? "") },
        ],
      },
    });
    expect(JSON.parse(files["SUCCEEDED_0.json"] ?? "")).toEqual([
      {
        ExecutionArn: `arn:aws:states:us-east-1:123456789012:execution:machine/Scenes:${good?.name}`,
        Input: '{"n":0,"list":[1,[2]]}',
        InputDetails: { Included: true },
        Name: good?.name,
        Output: "[1,[2]]",
        OutputDetails: { Included: true },
        RedriveCount: 0,
        RedriveStatus: "NOT_REDRIVABLE",
        RedriveStatusReason: "Execution is SUCCEEDED and cannot be redriven",
        StartDate: DATE,
        StateMachineArn: MACHINE,
        Status: "SUCCEEDED",
        StopDate: DATE,
      },
    ]);
    expect(JSON.parse(files["FAILED_0.json"] ?? "")).toEqual([
      {
        Cause: "It is odd",
        Error: "Odd",
        ExecutionArn: bad?.arn,
        Input: '{"n":1,"list":[1,[2]]}',
        InputDetails: { Included: true },
        Name: bad?.name,
        RedriveCount: 0,
        RedriveStatus: "REDRIVABLE",
        StartDate: DATE,
        StateMachineArn: MACHINE,
        Status: "FAILED",
        StopDate: DATE,
      },
    ]);
    expect(Object.keys(files)).toHaveLength(3);
  });

  it("writes what was not begun where the Map Run fails", async () => {
    const { error, files } = await written({ ResultWriter: writer() }, [{ n: 1 }, { n: 2 }, { n: 3 }]);
    expect(error).toBe("States.ExceedToleratedFailureThreshold");
    expect(Object.keys(files).sort()).toEqual(["FAILED_0.json", "PENDING_0.json", "manifest.json"]);
    expect(JSON.parse(files["PENDING_0.json"] ?? "")).toEqual(
      [2, 3].map((n) => ({
        Input: `{"n":${n},"list":[1,[2]]}`,
        InputDetails: { Included: true },
        Status: "PENDING",
      })),
    );
  });

  it.each([
    [{ Transformation: "COMPACT", OutputType: "JSON" }, "[[1,[2]],[1,[2]]]"],
    [{ Transformation: "FLATTEN", OutputType: "JSON" }, "[1,[2],1,[2]]"],
    [{ Transformation: "FLATTEN", OutputType: "JSONL" }, "1\n[2]\n1\n[2]\n"],
  ])("writes the results as %j says", async (config, text) => {
    const { files } = await written({ ResultWriter: writer(config) }, [{ n: 0 }, { n: 2 }]);
    expect(files["SUCCEEDED_0.json"]).toBe(text);
  });

  it("transforms the state's output where it has no place to write to", async () => {
    const flat = { WriterConfig: { Transformation: "FLATTEN", OutputType: "JSON" } };
    const { output, results } = await written({ ResultWriter: flat }, [{ n: 0 }, { n: 2 }]);
    expect(output).toEqual([1, [2], 1, [2]]);
    expect(results).toEqual({});
  });

  it("fails the state where the bucket is not there", async () => {
    const { error, cause } = await runMap(
      { ItemProcessor: distributed(), ResultWriter: writer() },
      { input: [1], objects: new MemoryObjects({}) },
    );
    expect({ error, cause }).toEqual({
      error: "States.ResultWriterFailed",
      cause:
        "An error occurred while executing the state 'Map' (entered at the event id #1). The specified bucket does not exist: results (Service: Amazon S3; Status Code: 404; Error Code: NoSuchBucket)",
    });
  });

  it("writes large results in parts, as children end", async () => {
    const results: Record<string, string> = {};
    const objects = new MemoryObjects({ results });
    const item = "x".repeat(100_000);
    await runMap(
      {
        MaxConcurrency: 1,
        ItemProcessor: distributed({ Echo: { Type: "Task", Resource: ECHO, End: true } }),
        ResultWriter: writer({ Transformation: "COMPACT" }),
      },
      { input: Array.from({ length: 30 }, () => item), objects },
    );
    const file = objects.written.find((key) => key.endsWith("SUCCEEDED_0.json")) ?? "";
    expect(objects.written.filter((key) => key === file)).toHaveLength(3);
    expect(JSON.parse(results[file] ?? "")).toEqual(Array.from({ length: 30 }, () => item));
  });
});
