import type { Json } from "../../input/json-text";
import { jsonText } from "../../input/written-json";
import type { DataBlocks } from "./data-blocks";
import type { Payload } from "./shape";

/** The payloads of one state, each different one once: most stages leave the data as it was. */
export class PayloadList {
  readonly #blocks: DataBlocks;
  readonly #places = new Map<string, number>();
  readonly payloads: Payload[] = [];

  constructor(blocks: DataBlocks) {
    this.#blocks = blocks;
  }

  /** @returns the place of the payload in the list */
  add(value: Json): number {
    const text = jsonText(value);
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    const place = this.payloads.push(this.#blocks.payload(value, text)) - 1;
    this.#places.set(text, place);
    return place;
  }
}
