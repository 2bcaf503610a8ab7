import { describe, expect, it } from "vitest";
import { add, count, format } from "../../../src/asl/expressions";
import { csvRows, inventoryRows, jsonItems, jsonLines, objectsIn } from "../../../src/asl/item-readers";
import { pipeline } from "../../../src/asl/pipeline";
import { MemoryObjects } from "../../engine/memory-objects";
import { userErrorOf } from "../../user-error-of";
import type { Scene } from "./functions";
import { ran } from "./pipeline-run";

interface Batch {
  readonly name: string;
  readonly scenes: readonly Scene[];
}

const batch: Batch = {
  name: "one",
  scenes: [
    { id: "a", collection: "aviris" },
    { id: "b", collection: "prisma" },
  ],
};

describe("a Parallel state", () => {
  const both = pipeline<Batch>()
    .parallel(
      "Both",
      [
        (first) => first.pass("First", { output: ({ input }) => input.name }),
        (second) => second.pass("Second", { output: ({ input }) => count(input.scenes) }).succeed("Counted"),
      ],
      {
        output: ({ result, input }) => ({ name: result[0], scenes: result[1], of: input.name }),
        assign: ({ result }) => ({ count: result[1] }),
        retry: [{ errors: ["States.ALL"], maxAttempts: 1 }],
        catch: (on) => [on(["States.ALL"], (failed) => failed.fail("Failed", { error: "BothFailed" }))],
      },
    )
    .pass("After", { output: ({ input, vars }) => ({ input, count: vars.count }) });

  it("has a scope for each branch, and gives what they give in their order", async () => {
    expect(both.toDefinition().States.Both).toEqual({
      Type: "Parallel",
      Branches: [
        {
          StartAt: "First",
          States: { First: { Type: "Pass", Output: "{% $states.input.name %}", End: true } },
        },
        {
          StartAt: "Second",
          States: {
            Second: { Type: "Pass", Output: "{% $count($states.input.scenes) %}", Next: "Counted" },
            Counted: { Type: "Succeed" },
          },
        },
      ],
      Assign: { count: "{% $states.result[1] %}" },
      Output: {
        name: "{% $states.result[0] %}",
        scenes: "{% $states.result[1] %}",
        of: "{% $states.input.name %}",
      },
      Retry: [{ ErrorEquals: ["States.ALL"], MaxAttempts: 1 }],
      Catch: [{ ErrorEquals: ["States.ALL"], Next: "Failed" }],
      Next: "After",
    });
    expect(await ran(both, batch)).toEqual({ input: { name: "one", scenes: 2, of: "one" }, count: 2 });
  });

  it("refuses a branch without a state", () => {
    expect(userErrorOf(() => pipeline<Batch>().parallel("Both", [(none) => none]))).toBe(
      `error: The pipeline has no state
   at: state "Both", branch 1
  fix: Add one, for example with .task(name, function)`,
    );
  });
});

describe("a Map state", () => {
  it("runs over what its items are, each made into the input of an iteration", async () => {
    const mapped = pipeline<Batch>()
      .pass("Name", { assign: ({ input }) => ({ batch: input.name }) })
      .map(
        "Scenes",
        {
          items: ({ input }) => input.scenes,
          itemSelector: ({ item, index, vars }) => ({ scene: item, index, batch: vars.batch }),
          maxConcurrency: ({ input }) => count(input.scenes),
        },
        (scene) =>
          scene.pass("Text", {
            output: ({ input, vars }) =>
              format`${input.index} ${input.scene.id} ${input.batch} ${vars.batch}`,
          }),
        {
          output: ({ result, input }) => ({ texts: result, of: input.name }),
          assign: ({ result }) => ({ n: count(result) }),
        },
      )
      .pass("After", { output: ({ input, vars }) => ({ input, n: vars.n }) });
    expect(mapped.toDefinition().States.Scenes).toEqual({
      Type: "Map",
      Items: "{% $states.input.scenes %}",
      ItemSelector: {
        scene: "{% $states.context.Map.Item.Value %}",
        index: "{% $states.context.Map.Item.Index %}",
        batch: "{% $batch %}",
      },
      MaxConcurrency: "{% $count($states.input.scenes) %}",
      ItemProcessor: {
        StartAt: "Text",
        States: {
          Text: {
            Type: "Pass",
            Output:
              '{% $states.input.index & " " & $states.input.scene.id & " " & $states.input.batch & " " & $batch %}',
            End: true,
          },
        },
      },
      Assign: { n: "{% $count($states.result) %}" },
      Output: { texts: "{% $states.result %}", of: "{% $states.input.name %}" },
      Next: "After",
    });
    expect(await ran(mapped, batch)).toEqual({
      input: { texts: ["0 a one one", "1 b one one"], of: "one" },
      n: 2,
    });
  });

  it("runs over its input where that is an array, in plain States Language", async () => {
    const plain = pipeline<readonly number[]>().map("Each", { maxConcurrency: 3 }, (item) =>
      item.wait("Pause", { seconds: 1 }).pass("Same"),
    );
    expect(plain.toDefinition()).toEqual({
      StartAt: "Each",
      States: {
        Each: {
          Type: "Map",
          MaxConcurrency: 3,
          ItemProcessor: {
            StartAt: "Pause",
            States: { Pause: { Type: "Wait", Seconds: 1, Next: "Same" }, Same: { Type: "Pass", End: true } },
          },
          End: true,
        },
      },
    });
    expect(await ran(plain, [3, 1, 2])).toEqual([3, 1, 2]);
  });

  it("runs over items that are given as they are", async () => {
    const fixed = pipeline<{ readonly n: number }>().map(
      "Each",
      { items: ({ input }) => [1, input.n, 3] },
      (item) => item.pass("Add", { output: ({ input }) => add(input, 1) }),
    );
    expect(await ran(fixed, { n: 10 })).toEqual([2, 11, 4]);
  });

  it("lets the other iterations go on where one is caught", async () => {
    const going = pipeline<Batch>().map("Scenes", { items: ({ input }) => input.scenes }, (scene) =>
      scene.choiceBy(
        "Known",
        ({ input }) => input.collection,
        { aviris: (known) => known.pass("Known one", { output: ({ input }) => input.id }) },
        (other) =>
          other.parallel("Try", [(no) => no.fail("No", { error: "Unknown" })], {
            catch: (on) => [
              on(["States.ALL"], { output: ({ error }) => error.Error }, (failed) =>
                failed.succeed("Skipped"),
              ),
            ],
          }),
      ),
    );
    expect(await ran(going, batch)).toEqual(["a", "Unknown"]);
  });
});

describe("a distributed Map", () => {
  const objects = () =>
    new MemoryObjects({
      data: {
        "scenes.json": JSON.stringify({ scenes: batch.scenes }),
        "scenes.jsonl": batch.scenes.map((scene) => JSON.stringify(scene)).join("\n"),
        "scenes.csv": "id,collection\na,aviris\nb,prisma\n",
      },
    });

  it("reads its items, puts them into batches and writes what their executions give", async () => {
    const distributed = pipeline<{ readonly bucket: string }>().distributedMap(
      "Rows",
      {
        reader: ({ input }) =>
          csvRows<"id" | "collection">({ bucket: input.bucket, key: "scenes.csv", maxItems: 10 }),
        itemSelector: ({ item }) => ({ scene: item.id }),
        batcher: { maxItems: 2, maxBytes: 1000, batchInput: ({ input }) => ({ from: input.bucket }) },
        writer: ({ input }) => ({ bucket: input.bucket, prefix: "out", transformation: "COMPACT" }),
        maxConcurrency: 5,
        toleratedFailurePercentage: 10,
        toleratedFailureCount: 1,
        label: "rows",
        executionType: "EXPRESS",
        comment: "All rows",
      },
      (rows) =>
        rows.pass("Rows of one", {
          output: ({ input }) => ({ n: count(input.Items), from: input.BatchInput.from }),
        }),
      { output: ({ result }) => result.ResultWriterDetails.Bucket },
    );
    expect(distributed.toDefinition().States.Rows).toEqual({
      Type: "Map",
      Comment: "All rows",
      ItemSelector: { scene: "{% $states.context.Map.Item.Value.id %}" },
      MaxConcurrency: 5,
      Label: "rows",
      ItemReader: {
        Resource: "arn:aws:states:::s3:getObject",
        ReaderConfig: { InputType: "CSV", CSVHeaderLocation: "FIRST_ROW", MaxItems: 10 },
        Arguments: { Bucket: "{% $states.input.bucket %}", Key: "scenes.csv" },
      },
      ItemBatcher: {
        BatchInput: { from: "{% $states.input.bucket %}" },
        MaxItemsPerBatch: 2,
        MaxInputBytesPerBatch: 1000,
      },
      ToleratedFailureCount: 1,
      ToleratedFailurePercentage: 10,
      ResultWriter: {
        Resource: "arn:aws:states:::s3:putObject",
        WriterConfig: { Transformation: "COMPACT", OutputType: "JSON" },
        Arguments: { Bucket: "{% $states.input.bucket %}", Prefix: "out" },
      },
      ItemProcessor: {
        ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "EXPRESS" },
        StartAt: "Rows of one",
        States: {
          "Rows of one": {
            Type: "Pass",
            Output: {
              n: "{% $count($states.input.Items) %}",
              from: "{% $states.input.BatchInput.from %}",
            },
            End: true,
          },
        },
      },
      Output: "{% $states.result.ResultWriterDetails.Bucket %}",
      End: true,
    });
    const store = objects();
    expect(await ran(distributed, { bucket: "data" }, { objects: store })).toBe("data");
    const results = store.written.filter((key) => key.includes("SUCCEEDED"));
    expect(JSON.parse(store.buckets.data?.[results[0]?.replace(/^data\//, "") ?? ""] ?? "")).toEqual([
      { n: 2, from: "data" },
    ]);
  });

  it("reads JSON, JSON Lines, CSV with given columns and listings", async () => {
    const json = pipeline<null>().distributedMap(
      "Json",
      { reader: jsonItems<Scene>({ bucket: "data", key: "scenes.json", pointer: "/scenes" }) },
      (row) => row.pass("Id", { output: ({ input }) => input.id }),
    );
    const lines = pipeline<null>().distributedMap(
      "Lines",
      { reader: jsonLines<Scene>({ bucket: "data", key: "scenes.jsonl" }) },
      (row) => row.pass("Id", { output: ({ input }) => input.id }),
    );
    const csv = pipeline<null>().distributedMap(
      "Csv",
      {
        reader: csvRows({
          bucket: "data",
          key: "scenes.csv",
          headers: ["id", "collection"],
          delimiter: "COMMA",
        }),
      },
      (row) => row.pass("Id", { output: ({ input }) => input.id }),
    );
    const listing = pipeline<null>().distributedMap(
      "Listing",
      { reader: objectsIn({ bucket: "data", prefix: "scenes.j", maxItems: 5 }) },
      (object) => object.pass("Key", { output: ({ input }) => input.Key }),
    );
    expect(
      await Promise.all([json, lines, csv, listing].map((one) => ran(one, null, { objects: objects() }))),
    ).toEqual([
      ["a", "b"],
      ["a", "b"],
      ["id", "a", "b"],
      ["scenes.json", "scenes.jsonl"],
    ]);
  });

  it("reads an inventory by its manifest", () => {
    const rows = pipeline<null>().distributedMap(
      "Inventory",
      { reader: inventoryRows<"Key">({ bucket: "data", key: "manifest.json" }) },
      (row) => row.pass("Key", { output: ({ input }) => input.Key }),
    );
    expect(rows.toDefinition().States.Inventory?.ItemReader).toEqual({
      Resource: "arn:aws:states:::s3:getObject",
      ReaderConfig: { InputType: "MANIFEST", ManifestType: "S3_INVENTORY" },
      Arguments: { Bucket: "data", Key: "manifest.json" },
    });
  });
});
