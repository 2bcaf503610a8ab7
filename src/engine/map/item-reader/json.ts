import type { Json } from "../../../input/json-text";
import { DataSetError, type MapItem } from "./map-item";

/**
 * The items of a JSON document: of its array, or the members of its object.
 *
 * @param pointer where in the document they are, as a JSON pointer; empty for the document itself
 * @throws DataSetError where there is nothing to iterate over
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 */
export function* jsonItems(text: string, pointer = ""): Generator<MapItem> {
  const node = pointed(parsed(text), pointer);
  if (Array.isArray(node)) {
    for (const value of node as readonly Json[]) yield { value };
  } else if (typeof node === "object" && node !== null) {
    for (const [key, value] of Object.entries(node)) yield { key, value };
  } else {
    throw new DataSetError("Attempting to map over non-iterable node.");
  }
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw new DataSetError(`The JSON document cannot be parsed: ${(error as Error).message}`);
  }
}

/** @see https://www.rfc-editor.org/rfc/rfc6901 */
function pointed(document: Json, pointer: string): Json {
  if (pointer === "") return document;
  let node: Json | undefined = document;
  const names = pointer.split("/");
  if (names.shift() !== "") throw noMatch();
  for (const escaped of names) {
    const name = escaped.replaceAll("~1", "/").replaceAll("~0", "~");
    if (Array.isArray(node)) node = /^(0|[1-9]\d*)$/.test(name) ? (node[Number(name)] as Json) : undefined;
    else if (typeof node === "object" && node !== null && Object.hasOwn(node, name)) {
      node = (node as { readonly [key: string]: Json })[name];
    } else node = undefined;
    if (node === undefined) throw noMatch();
  }
  return node;
}

function noMatch(): DataSetError {
  return new DataSetError(
    "The provided ReaderConfig.ItemsPointer does not match any valid path in the JSON structure.",
  );
}
