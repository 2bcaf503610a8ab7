import type { Finding } from "../diagnostic";
import type { Rule } from "../rule";
import { isRecord } from "../scopes";
import { ANYTHING_NUMERIC, type Kind, OBJECT, PATH, TEXT, TEXTS } from "./kinds";
import { wronglyTyped } from "./wrongly-typed";

type Kinds = Readonly<Record<string, Kind>>;

const OBJECTS: Kinds = { ItemReader: OBJECT, ItemBatcher: OBJECT, ResultWriter: OBJECT, Label: TEXT };

const INSIDE: Readonly<Record<string, Kinds>> = {
  ItemReader: { Resource: TEXT, ReaderConfig: OBJECT },
  ItemBatcher: {
    MaxItemsPerBatch: ANYTHING_NUMERIC,
    MaxItemsPerBatchPath: PATH,
    MaxInputBytesPerBatch: ANYTHING_NUMERIC,
    MaxInputBytesPerBatchPath: PATH,
  },
  ResultWriter: { Resource: TEXT, WriterConfig: OBJECT },
};

const READER_CONFIG: Kinds = {
  InputType: TEXT,
  ManifestType: TEXT,
  ItemsPointer: TEXT,
  Transformation: TEXT,
  CSVHeaderLocation: TEXT,
  CSVHeaders: TEXTS,
  CSVDelimiter: TEXT,
  MaxItems: ANYTHING_NUMERIC,
  MaxItemsPath: PATH,
};

/** What a Map state reads, batches and writes its items by. */
export const mapObjects: Rule = ({ named }) =>
  named.flatMap(({ path: at, state }) => {
    if (state.Type !== "Map") return [];
    const inside = Object.entries(INSIDE).flatMap(([field, kinds]) =>
      within(state[field], kinds, `${at}.${field}`),
    );
    const reader = state.ItemReader;
    const config = isRecord(reader) ? reader.ReaderConfig : undefined;
    return [
      ...wronglyTyped(state, OBJECTS, at),
      ...inside,
      ...within(config, READER_CONFIG, `${at}.ItemReader.ReaderConfig`),
    ];
  });

function within(value: unknown, kinds: Kinds, path: string): Finding[] {
  return isRecord(value) ? wronglyTyped(value, kinds, path) : [];
}
