import { asText } from "../as-text";
import { evaluated, type Steps } from "../effect";
import { StateError, whileExecuting } from "../state-error";
import type { Visit } from "../visit";
import { type CsvConfig, csvItems } from "./item-reader/csv";
import { inventoryItems } from "./item-reader/inventory";
import { jsonItems } from "./item-reader/json";
import { jsonLinesItems } from "./item-reader/json-lines";
import { listingItems } from "./item-reader/listing";
import { DataSetError, type MapItem, textOf } from "./item-reader/map-item";
import { mapLimit } from "./map-number";
import { type ObjectCall, objectArguments } from "./object-arguments";
import { noSuchKey, ObjectError, type ObjectStore } from "./objects";

interface ReaderConfig extends CsvConfig {
  readonly InputType?: string;
  /** Which kind of manifest. Default S3_INVENTORY. */
  readonly ManifestType?: string;
  /** For JSON: where in the document the items are, as a JSON pointer. */
  readonly ItemsPointer?: string;
  /** For a listing: LOAD_AND_FLATTEN reads the objects, and gives the items of all of them. */
  readonly Transformation?: string;
  readonly [field: string]: unknown;
}

/**
 * The items that a distributed Map reads from objects.
 *
 * @throws StateError `States.ItemReaderFailed` where they cannot be read
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 */
export function* readItems(visit: Visit): Steps<readonly MapItem[]> {
  const { Resource = "", ReaderConfig: config = {} } = visit.state.ItemReader as ObjectCall & {
    readonly ReaderConfig?: ReaderConfig;
  };
  const { objects } = visit.context.execution;
  const given = yield* objectArguments(visit, "ItemReader");
  const limit = yield* mapLimit(visit, "MaxItems", config, "ItemReader/ReaderConfig/");
  const bucket = asText(given.Bucket ?? "");
  try {
    return yield* evaluated(async () => {
      if (objects === undefined) throw new DataSetError("There is no object store to read from.");
      if (Resource.endsWith(":s3:listObjectsV2")) {
        return taken(listed(objects, bucket, asText(given.Prefix ?? ""), config), limit);
      }
      if (!Resource.endsWith(":s3:getObject")) throw new DataSetError(`ItemReader has no ${Resource}.`);
      return taken(await objectItems(objects, bucket, asText(given.Key ?? ""), config), limit);
    });
  } catch (error) {
    if (!(error instanceof DataSetError) && !(error instanceof ObjectError)) throw error;
    throw new StateError("States.ItemReaderFailed", whileExecuting(visit.context, error.message));
  }
}

async function objectItems(
  objects: ObjectStore,
  bucket: string,
  key: string,
  config: ReaderConfig,
): Promise<Iterable<MapItem> | AsyncIterable<MapItem>> {
  const body = await objects.get(bucket, key);
  if (body === undefined) throw noSuchKey(bucket, key);
  const text = textOf(body);
  const { ManifestType, InputType = "" } = config;
  const type = ManifestType === "S3_INVENTORY" ? "MANIFEST" : (ManifestType ?? InputType);
  switch (type) {
    case "JSON":
      return jsonItems(text, config.ItemsPointer);
    case "JSONL":
      return jsonLinesItems(text);
    case "CSV":
      return csvItems(text, config);
    case "MANIFEST":
      return inventoryItems(objects, bucket, text);
    default:
      throw new DataSetError(`A data set of the type ${type} cannot be read here.`);
  }
}

async function* listed(
  objects: ObjectStore,
  bucket: string,
  prefix: string,
  config: ReaderConfig,
): AsyncGenerator<MapItem> {
  if (config.Transformation !== "LOAD_AND_FLATTEN") {
    yield* listingItems(objects, bucket, prefix);
    return;
  }
  for (const { key } of await objects.list(bucket, prefix)) {
    yield* await objectItems(objects, bucket, key, config);
  }
}

async function taken(
  items: Iterable<MapItem> | AsyncIterable<MapItem>,
  limit: number,
): Promise<readonly MapItem[]> {
  const taken: MapItem[] = [];
  for await (const item of items) {
    if (taken.length >= limit) break;
    taken.push(item);
  }
  return taken;
}
