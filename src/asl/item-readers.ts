import type { Template, TemplateOf } from "./chain/template";

/**
 * What a distributed Map reads its items from.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 */
export interface ItemReader<Item> {
  readonly resource: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly arguments: Readonly<Record<string, Template | undefined>>;
  /** Exists for the compiler only. */
  readonly reads?: () => Item;
}

/** An object in S3: bucket and key, each a text or a reference. */
export interface ObjectPlace {
  readonly bucket: TemplateOf<string>;
  readonly key: TemplateOf<string>;
}

export interface ReaderLimit {
  /** Items that are read at the most, from the first. @default all */
  readonly maxItems?: TemplateOf<number>;
}

const GET_OBJECT = "arn:aws:states:::s3:getObject";
const LIST_OBJECTS = "arn:aws:states:::s3:listObjectsV2";

/** The items of an array in a JSON file. `pointer`, a JSON pointer, says where in the document it is. */
export function jsonItems<Item>(
  options: ObjectPlace & ReaderLimit & { readonly pointer?: string },
): ItemReader<Item> {
  const { pointer } = options;
  return object<Item>(
    { InputType: "JSON", ...(pointer !== undefined && { ItemsPointer: pointer }) },
    options,
  );
}

/** The lines of a file in JSON Lines. */
export function jsonLines<Item>(options: ObjectPlace & ReaderLimit): ItemReader<Item> {
  return object<Item>({ InputType: "JSONL" }, options);
}

/**
 * The rows of a CSV file, as objects of texts by column.
 * `headers` are the columns' names where the file's first row is not: then that row is an item too.
 */
export function csvRows<Column extends string>(
  options: ObjectPlace &
    ReaderLimit & {
      readonly headers?: readonly Column[];
      /** @default "COMMA" */
      readonly delimiter?: "COMMA" | "PIPE" | "SEMICOLON" | "SPACE" | "TAB";
    },
): ItemReader<{ readonly [Name in Column]: string }> {
  const { headers, delimiter } = options;
  return object(
    {
      InputType: "CSV",
      CSVHeaderLocation: headers === undefined ? "FIRST_ROW" : "GIVEN",
      ...(headers !== undefined && { CSVHeaders: headers }),
      ...(delimiter !== undefined && { CSVDelimiter: delimiter }),
    },
    options,
  );
}

/** An object as S3 lists it. */
export interface ListedObject {
  readonly Key: string;
  /** In bytes. */
  readonly Size: number;
  readonly Etag: string;
  /** Seconds since 1970. */
  readonly LastModified: number;
  readonly StorageClass: string;
}

/** The objects of a bucket whose keys begin with `prefix`. */
export function objectsIn(
  options: ReaderLimit & { readonly bucket: TemplateOf<string>; readonly prefix?: TemplateOf<string> },
): ItemReader<ListedObject> {
  const { bucket, prefix, maxItems } = options;
  return {
    resource: LIST_OBJECTS,
    config: limited({}, maxItems),
    arguments: { Bucket: bucket, ...(prefix !== undefined && { Prefix: prefix }) },
  };
}

/** What an S3 inventory lists, by its manifest. @typeParam Column the columns that the inventory has */
export function inventoryRows<Column extends string>(
  options: ObjectPlace & ReaderLimit,
): ItemReader<{ readonly [Name in Column]: string }> {
  return object({ InputType: "MANIFEST", ManifestType: "S3_INVENTORY" }, options);
}

function object<Item>(
  config: Readonly<Record<string, unknown>>,
  { bucket, key, maxItems }: ObjectPlace & ReaderLimit,
): ItemReader<Item> {
  return { resource: GET_OBJECT, config: limited(config, maxItems), arguments: { Bucket: bucket, Key: key } };
}

function limited(config: Readonly<Record<string, unknown>>, maxItems: ReaderLimit["maxItems"]) {
  return { ...config, ...(maxItems !== undefined && { MaxItems: maxItems }) };
}
