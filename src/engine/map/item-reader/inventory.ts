import { gunzipSync } from "node:zlib";
import { isRecord } from "../../../asl/scopes";
import { noSuchKey, type ObjectStore } from "../objects";
import { rowObject } from "./csv";
import { csvRows } from "./csv-rows";
import { DataSetError, type MapItem, textOf } from "./map-item";

interface Manifest {
  /** ARN of the bucket that holds the inventory's files. */
  readonly destinationBucket?: string;
  readonly fileFormat?: string;
  /** Names of the columns, with commas between them. */
  readonly fileSchema?: string;
  readonly files?: readonly { readonly key: string }[];
}

/**
 * The items of an S3 inventory in CSV: an object for each object that it lists.
 *
 * @param bucket the manifest's, where the manifest names none
 * @param manifest the text of manifest.json
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory-location.html
 */
export async function* inventoryItems(
  objects: ObjectStore,
  bucket: string,
  manifest: string,
): AsyncGenerator<MapItem> {
  const { destinationBucket, fileFormat, fileSchema, files } = parsed(manifest);
  if (fileFormat !== "CSV" || fileSchema === undefined || files === undefined) {
    throw new DataSetError("The manifest is not one of an S3 inventory in CSV.");
  }
  const columns = fileSchema.split(",").map((column) => column.trim());
  const place = destinationBucket?.replace(/^arn:[^:]*:s3:::/, "") ?? bucket;
  for (const { key } of files) {
    const body = await objects.get(place, key);
    if (body === undefined) throw noSuchKey(place, key);
    for (const row of csvRows(textOf(unpacked(body)), ",")) yield { value: rowObject(columns, row) };
  }
}

function parsed(text: string): Manifest {
  try {
    const manifest: unknown = JSON.parse(text);
    return isRecord(manifest) ? manifest : {};
  } catch (error) {
    throw new DataSetError(`The manifest cannot be parsed: ${(error as Error).message}`);
  }
}

/** An inventory's files are compressed; a plain one is taken as it is. */
function unpacked(body: Uint8Array): Uint8Array {
  return body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body) : body;
}
