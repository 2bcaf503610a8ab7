import type { Json } from "../../../input/json-text";

/** One item of a data set. */
export interface MapItem {
  readonly value: Json;
  /** The item's name, where the data set is an object. */
  readonly key?: string;
}

/** A data set that cannot be read; the message is the cause that the Map state fails with. */
export class DataSetError extends Error {
  override readonly name = "DataSetError";
}

/** Bytes as text; a byte order mark is left out. */
export function textOf(body: Uint8Array): string {
  return new TextDecoder().decode(body);
}
