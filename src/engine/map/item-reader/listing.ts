import type { ObjectStore } from "../objects";
import type { MapItem } from "./map-item";

/**
 * The items of a listing: the metadata of each object whose key begins with the prefix.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html#itemsource-example-s3-object-data
 */
export async function* listingItems(
  objects: ObjectStore,
  bucket: string,
  prefix: string,
): AsyncGenerator<MapItem> {
  for (const { key, size, lastModified, etag } of await objects.list(bucket, prefix)) {
    yield {
      value: {
        Etag: etag,
        Key: key,
        LastModified: Math.floor(lastModified / 1000),
        Size: size,
        StorageClass: "STANDARD",
      },
    };
  }
}
