import type { Json } from "../../input/json-text";
import type { Steps } from "../effect";
import { evaluateTemplate } from "../jsonata/template";
import { Payload } from "../payload";
import { LARGEST_PAYLOAD } from "../payload-limit";
import { StateError } from "../state-error";
import type { Visit } from "../visit";
import type { MapItem } from "./item-reader/map-item";
import { itemInput } from "./map-items";
import { mapLimit } from "./map-number";

interface ItemBatcher {
  readonly BatchInput?: Json;
  readonly [field: string]: unknown;
}

/** What one child execution of a batch takes. */
export interface Batch {
  readonly input: Payload;
  /** How many items are in it. */
  readonly size: number;
}

/**
 * The items of a Map state in batches, each as large as its limits let it be.
 *
 * @throws StateError `States.DataLimitExceeded` where one item alone is larger than a batch may be
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html
 */
export function* batchesOf(visit: Visit, items: readonly MapItem[]): Steps<readonly Batch[]> {
  const batcher = visit.state.ItemBatcher as ItemBatcher;
  const mostItems = yield* mapLimit(visit, "MaxItemsPerBatch", batcher, "ItemBatcher/");
  const mostBytes = Math.min(
    yield* mapLimit(visit, "MaxInputBytesPerBatch", batcher, "ItemBatcher/"),
    LARGEST_PAYLOAD,
  );
  const batchInput = yield* batchInputOf(visit, batcher);
  const batches: Batch[] = [];
  const around = bytesOf(new Payload(batchOf(batchInput, [])));
  let batch: Json[] = [];
  let bytes = around;
  const end = () => {
    if (batch.length > 0)
      batches.push({ input: new Payload(batchOf(batchInput, batch)), size: batch.length });
    batch = [];
    bytes = around;
  };
  for (const [index, { value, key }] of items.entries()) {
    const item = yield* itemInput(visit, index, value, key);
    const size = bytesOf(item);
    if (around + size > mostBytes) {
      throw new StateError(
        "States.DataLimitExceeded",
        `The item at index ${index} is larger than a batch of ${mostBytes} bytes.`,
      );
    }
    const comma = batch.length === 0 ? 0 : 1;
    if (batch.length >= mostItems || bytes + comma + size > mostBytes) end();
    bytes += (batch.length === 0 ? 0 : 1) + size;
    batch.push(item.value);
  }
  end();
  return batches;
}

function* batchInputOf(visit: Visit, { BatchInput }: ItemBatcher): Steps<Json | undefined> {
  if (BatchInput === undefined) return undefined;
  if (visit.language === "JSONPath") return visit.flow.expanded(BatchInput, visit.flow.effectiveInput);
  return yield* visit.flow.evaluated((scope) =>
    evaluateTemplate(BatchInput, "ItemBatcher/BatchInput", scope),
  );
}

function batchOf(batchInput: Json | undefined, items: readonly Json[]): Json {
  return { ...(batchInput !== undefined && { BatchInput: batchInput }), Items: items };
}

function bytesOf(payload: Payload): number {
  return Buffer.byteLength(payload.text);
}
