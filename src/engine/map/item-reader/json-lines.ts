import type { Json } from "../../../input/json-text";
import { DataSetError, type MapItem } from "./map-item";

/**
 * The items of JSON Lines: one a line; empty lines have none.
 *
 * @throws DataSetError naming the line that is not JSON
 * @see https://jsonlines.org
 */
export function* jsonLinesItems(text: string): Generator<MapItem> {
  let number = 0;
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf("\n", start);
    const end = found === -1 ? text.length : found;
    const line = text.slice(start, end);
    number += 1;
    start = end + 1;
    if (line.trim() !== "") yield { value: parsed(line, number) };
  }
}

function parsed(line: string, number: number): Json {
  try {
    return JSON.parse(line) as Json;
  } catch (error) {
    throw new DataSetError(`Line ${number} of the JSON Lines cannot be parsed: ${(error as Error).message}`);
  }
}
