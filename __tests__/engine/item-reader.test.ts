import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvItems } from "../../src/engine/map/item-reader/csv";
import { csvRows } from "../../src/engine/map/item-reader/csv-rows";
import { jsonItems } from "../../src/engine/map/item-reader/json";
import { jsonLinesItems } from "../../src/engine/map/item-reader/json-lines";
import { distributed, runMap } from "./distributed-map-run";
import { MemoryObjects } from "./memory-objects";

const BEGINNING = "An error occurred while executing the state 'Map' (entered at the event id #1). ";

function reading(config: unknown, parameters: unknown = { Bucket: "data", Key: "set" }) {
  return {
    ItemReader: {
      Resource: "arn:aws:states:::s3:getObject",
      ReaderConfig: config,
      Parameters: parameters,
    },
    ItemProcessor: distributed(),
  };
}

async function itemsOf(text: string, config: unknown) {
  return (await runMap(reading(config), { objects: new MemoryObjects({ data: { set: text } }) })).output;
}

describe("a data set in JSON", () => {
  it("gives the items of its array", async () => {
    expect(await itemsOf('[1, {"a": 2}, null]', { InputType: "JSON" })).toEqual([1, { a: 2 }, null]);
  });

  it("gives the members of its object with their keys, prototype keys too", async () => {
    expect(await itemsOf('{"a": 1, "__proto__": 2}', { InputType: "JSON" })).toEqual([
      { Key: "a", Value: 1 },
      { Key: "__proto__", Value: 2 },
    ]);
  });

  it("gives the items that the pointer leads to", () => {
    const text = '{"a/b": {"~": [[1], [2, 3]]}}';
    expect([...jsonItems(text, "/a~1b/~0/1")]).toEqual([{ value: 2 }, { value: 3 }]);
  });

  it.each([
    [
      "/missing",
      "The provided ReaderConfig.ItemsPointer does not match any valid path in the JSON structure.",
    ],
    [
      "/constructor",
      "The provided ReaderConfig.ItemsPointer does not match any valid path in the JSON structure.",
    ],
    ["/records", "Attempting to map over non-iterable node."],
  ])("fails the state where the pointer is %s", async (ItemsPointer, what) => {
    const objects = new MemoryObjects({ data: { set: '{"records": 123}' } });
    const { error, cause, history } = await runMap(reading({ InputType: "JSON", ItemsPointer }), { objects });
    expect({ error, cause }).toEqual({ error: "States.ItemReaderFailed", cause: BEGINNING + what });
    expect(history.map(({ type }) => type)).toEqual([
      "MapStateEntered",
      "MapStateStarted",
      "MapRunStarted",
      "MapRunFailed",
      "MapStateFailed",
    ]);
  });

  it("fails the state where it is no JSON", async () => {
    const objects = new MemoryObjects({ data: { set: "not-json" } });
    expect((await runMap(reading({ InputType: "JSON" }), { objects })).error).toBe("States.ItemReaderFailed");
  });
});

describe("a data set in JSON Lines", () => {
  it("gives an item a line, whatever ends the lines", () => {
    expect([...jsonLinesItems('{"a":1}\r\n\n[2]\n"x"')]).toEqual([
      { value: { a: 1 } },
      { value: [2] },
      { value: "x" },
    ]);
  });

  it("names the line that is no JSON", () => {
    expect(() => [...jsonLinesItems("1\n\n{")]).toThrow(/^Line 3 of the JSON Lines cannot be parsed: /);
  });
});

describe("a data set in CSV", () => {
  const rows = (text: string, delimiter = ",") => [...csvRows(text, delimiter)];

  it("is parsed as AWS's example is", () => {
    const text =
      'abc,123,"This string contains commas, a double quotation marks (""), and a newline (\n)",{""MyKey"":""MyValue""},"[1,2,3]"';
    const config = {
      CSVHeaderLocation: "GIVEN",
      CSVHeaders: ["MyLetters", "MyNumbers", "MyString", "MyObject", "MyArray"],
    } as const;
    expect([...csvItems(text, config)]).toEqual([
      {
        value: {
          MyLetters: "abc",
          MyNumbers: "123",
          MyString: 'This string contains commas, a double quotation marks ("), and a newline (\n)',
          MyObject: '{"MyKey":"MyValue"}',
          MyArray: "[1,2,3]",
        },
      },
    ]);
  });

  it("takes its header from the first row, fills missing fields and leaves out further ones", async () => {
    expect(
      await itemsOf("\ufeffa,b,__proto__\r\n1\n\n2,3,4,5\n", {
        InputType: "CSV",
        CSVHeaderLocation: "FIRST_ROW",
      }),
    ).toEqual([
      Object.fromEntries([
        ["a", "1"],
        ["b", ""],
        ["__proto__", ""],
      ]),
      Object.fromEntries([
        ["a", "2"],
        ["b", "3"],
        ["__proto__", "4"],
      ]),
    ]);
  });

  it("keeps what a backslash escapes and drops the backslash before anything else", () => {
    expect(rows(String.raw`C:\\Program Files\\MyApp.exe,a\,b,\"c\",\d,"e\"f"`)).toEqual([
      ["C:\\Program Files\\MyApp.exe", "a,b", '"c"', "d", 'e"f'],
    ]);
  });

  it.each([
    ["PIPE", "|"],
    ["SEMICOLON", ";"],
    ["SPACE", " "],
    ["TAB", "\t"],
  ])("has fields apart by %s", (CSVDelimiter, delimiter) => {
    expect([...csvItems(`a${delimiter}b\n1${delimiter}2`, { CSVDelimiter })]).toEqual([
      { value: { a: "1", b: "2" } },
    ]);
  });

  it("has a row for a line of empty quotation marks, and none for an empty line", () => {
    expect(rows('""\n\n,\n')).toEqual([[""], ["", ""]]);
  });

  it("gives back the fields of any rows that are written with quotation marks", () => {
    const field = fc.string().map((text) => text.replaceAll("\\", ""));
    fc.assert(
      fc.property(fc.array(fc.array(field, { minLength: 1 })), (written) => {
        const text = written
          .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(","))
          .join("\r\n");
        expect(rows(text)).toEqual(written);
      }),
    );
  });

  it("never fails, whatever the text", () => {
    fc.assert(fc.property(fc.string(), (text) => rows(text).flat().join("").length <= text.length));
  });
});

describe("an S3 inventory", () => {
  it("gives an object for each row of its files", async () => {
    const row = '"source","a%20b.json","12"\n';
    const manifest = JSON.stringify({
      sourceBucket: "source",
      destinationBucket: "arn:aws:s3:::inventory",
      fileFormat: "CSV",
      fileSchema: "Bucket, Key, Size",
      files: [{ key: "one.csv.gz" }, { key: "two.csv" }],
    });
    const objects = new MemoryObjects({ data: { set: manifest }, inventory: { "two.csv": row } });
    const get = objects.get.bind(objects);
    objects.get = async (bucket, key) => (key === "one.csv.gz" ? gzipSync(row) : get(bucket, key));
    const item = { Bucket: "source", Key: "a%20b.json", Size: "12" };
    expect((await runMap(reading({ InputType: "MANIFEST" }), { objects })).output).toEqual([item, item]);
  });
});

describe("a listing", () => {
  const objects = new MemoryObjects({ data: { "in/b": "[1,2]", "in/a": "[3]", out: "[]" } });
  const listing = (config?: unknown) => ({
    ItemReader: {
      Resource: "arn:aws:states:::s3:listObjectsV2",
      Parameters: { "Bucket.$": "$.bucket", Prefix: "in/" },
      ReaderConfig: config,
    },
    ItemProcessor: distributed(),
  });

  it("gives the metadata of the objects under a prefix, in the order of their keys", async () => {
    expect((await runMap(listing({}), { objects, input: { bucket: "data" } })).output).toEqual([
      {
        Etag: '"f2577a6fc29b900fe7d4c6321346be48"',
        Key: "in/a",
        LastModified: 1767225600,
        Size: 3,
        StorageClass: "STANDARD",
      },
      {
        Etag: '"f79408e5ca998cd53faf44af31e6eb45"',
        Key: "in/b",
        LastModified: 1767225600,
        Size: 5,
        StorageClass: "STANDARD",
      },
    ]);
  });

  it("gives the items of all the objects where it loads and flattens them", async () => {
    const config = { Transformation: "LOAD_AND_FLATTEN", InputType: "JSON" };
    expect((await runMap(listing(config), { objects, input: { bucket: "data" } })).output).toEqual([3, 1, 2]);
  });
});

describe("the item reader", () => {
  it("reads no more than MaxItems, given as itself, by a path or by an expression", async () => {
    const objects = new MemoryObjects({ data: { set: "[1,2,3]" } });
    const input = { most: 2 };
    const direct = reading({ InputType: "JSON", MaxItems: 2 });
    const byPath = reading({ InputType: "JSON", MaxItemsPath: "$.most" });
    const byExpression = {
      ItemReader: {
        Resource: "arn:aws:states:::s3:getObject",
        ReaderConfig: { InputType: "JSON", MaxItems: "{% $states.input.most %}" },
        Arguments: { Bucket: "data", Key: "{% 'se' & 't' %}" },
      },
      ItemProcessor: distributed(),
    };
    expect((await runMap(direct, { objects })).output).toEqual([1, 2]);
    expect((await runMap(byPath, { objects, input })).output).toEqual([1, 2]);
    expect((await runMap(byExpression, { objects, input, queryLanguage: "JSONata" })).output).toEqual([1, 2]);
  });

  it.each([
    [{ InputType: "PARQUET" }, "PARQUET"],
    [{ InputType: "CSV", ManifestType: "ATHENA_DATA" }, "ATHENA_DATA"],
  ])("says of %j that it cannot read it", async (config, type) => {
    const objects = new MemoryObjects({ data: { set: "" } });
    expect((await runMap(reading(config), { objects })).cause).toBe(
      `${BEGINNING}A data set of the type ${type} cannot be read here.`,
    );
  });

  it.each([
    [
      { Bucket: "data", Key: "gone" },
      "The specified key does not exist: s3://data/gone (Service: Amazon S3; Status Code: 404; Error Code: NoSuchKey)",
    ],
    [
      { Bucket: "gone", Key: "set" },
      "The specified bucket does not exist: gone (Service: Amazon S3; Status Code: 404; Error Code: NoSuchBucket)",
    ],
  ])("fails the state where there is no object %j", async (parameters, what) => {
    const objects = new MemoryObjects({ data: {} });
    const { error, cause } = await runMap(reading({ InputType: "JSON" }, parameters), { objects });
    expect({ error, cause }).toEqual({ error: "States.ItemReaderFailed", cause: BEGINNING + what });
  });
});
