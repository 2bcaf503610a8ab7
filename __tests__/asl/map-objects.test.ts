import { describe, expect, it } from "vitest";
import { checkDefinition } from "../../src/asl/check";

const ItemProcessor = { StartAt: "I", States: { I: { Type: "Succeed" } } };

function found(fields: object) {
  const map = { Type: "Map", ItemProcessor, End: true, ...fields };
  return checkDefinition({ StartAt: "A", States: { A: map } }).filter(({ code }) => code === "FIELD_TYPE");
}

describe("what a Map state reads, batches and writes by", () => {
  it.each([
    [{ ItemReader: null }, "ItemReader", null, "ItemReader is not an object"],
    [{ ItemReader: { Resource: 1 } }, "ItemReader.Resource", 1, "Resource is not a text"],
    [{ ItemReader: { ReaderConfig: [] } }, "ItemReader.ReaderConfig", [], "ReaderConfig is not an object"],
    [
      { ItemReader: { ReaderConfig: { CSVHeaders: ["a", 1] } } },
      "ItemReader.ReaderConfig.CSVHeaders",
      ["a", 1],
      "CSVHeaders is not an array of texts",
    ],
    [{ ItemBatcher: "x" }, "ItemBatcher", "x", "ItemBatcher is not an object"],
    [
      { ItemBatcher: { MaxItemsPerBatch: "3" } },
      "ItemBatcher.MaxItemsPerBatch",
      "3",
      "MaxItemsPerBatch is not a number",
    ],
    [{ ResultWriter: { WriterConfig: 1 } }, "ResultWriter.WriterConfig", 1, "WriterConfig is not an object"],
  ])("is found wrong in %j", (fields, at, value, message) => {
    expect(found(fields)).toEqual([
      {
        code: "FIELD_TYPE",
        severity: "error",
        message,
        path: `$.States.A.${at}`,
        value,
        remedy: expect.stringMatching(/^Give /),
      },
    ]);
  });

  it("is accepted where all is well", () => {
    expect(
      found({
        ItemReader: {
          Resource: "arn:aws:states:::s3:getObject",
          ReaderConfig: { InputType: "CSV", CSVHeaders: ["a"], MaxItems: 3 },
        },
        ItemBatcher: { MaxItemsPerBatch: "{% $n %}", MaxInputBytesPerBatchPath: "$.n" },
        ResultWriter: { Resource: "arn:aws:states:::s3:putObject", WriterConfig: {} },
      }),
    ).toEqual([]);
  });
});
