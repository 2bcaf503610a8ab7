import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distributed, runMap } from "./distributed-map-run";

describe("the item batcher", () => {
  it("gives each child so many items, with the batch's own input", async () => {
    const { output } = await runMap(
      {
        ItemsPath: "$.items",
        ItemSelector: { "n.$": "$$.Map.Item.Value" },
        ItemBatcher: { MaxItemsPerBatchPath: "$.most", BatchInput: { "from.$": "$.name" } },
        ItemProcessor: distributed(),
      },
      { input: { items: [1, 2, 3], most: 2, name: "parent" } },
    );
    expect(output).toEqual([
      { BatchInput: { from: "parent" }, Items: [{ n: 1 }, { n: 2 }] },
      { BatchInput: { from: "parent" }, Items: [{ n: 3 }] },
    ]);
  });

  it("takes expressions", async () => {
    const { output } = await runMap(
      {
        Items: "{% [1..5] %}",
        ItemBatcher: { MaxItemsPerBatch: "{% 1 + 2 %}", BatchInput: { from: "{% $states.input %}" } },
        ItemProcessor: distributed(),
      },
      { input: "parent", queryLanguage: "JSONata" },
    );
    expect(output).toEqual([
      { BatchInput: { from: "parent" }, Items: [1, 2, 3] },
      { BatchInput: { from: "parent" }, Items: [4, 5] },
    ]);
  });

  it("fails the state where one item is larger than a batch may be", async () => {
    const { error, cause } = await runMap(
      { ItemBatcher: { MaxInputBytesPerBatch: 20 }, ItemProcessor: distributed() },
      { input: [1, "x".repeat(30)] },
    );
    expect({ error, cause }).toEqual({
      error: "States.DataLimitExceeded",
      cause: "The item at index 1 is larger than a batch of 20 bytes.",
    });
  });

  it("keeps every item, in order, in batches within both limits that could take no item more", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.nat(), fc.string({ maxLength: 8 }))),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 64, max: 120 }),
        async (items, MaxItemsPerBatch, MaxInputBytesPerBatch) => {
          const { output } = await runMap(
            { ItemBatcher: { MaxItemsPerBatch, MaxInputBytesPerBatch }, ItemProcessor: distributed() },
            { input: items },
          );
          const batches = (output as { readonly Items: readonly (string | number)[] }[]).map(
            ({ Items }) => Items,
          );
          const bytes = (batch: unknown) => Buffer.byteLength(JSON.stringify({ Items: batch }));
          expect(batches.flat()).toEqual(items);
          for (const [index, batch] of batches.entries()) {
            expect(bytes(batch)).toBeLessThanOrEqual(MaxInputBytesPerBatch);
            const next = batches[index + 1]?.[0];
            if (next === undefined) continue;
            const full = batch.length === MaxItemsPerBatch || bytes([...batch, next]) > MaxInputBytesPerBatch;
            expect(full).toBe(true);
          }
        },
      ),
    );
  });
});
