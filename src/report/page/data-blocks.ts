import { Buffer } from "node:buffer";
import type { Json } from "../../input/json-text";
import { jsonText } from "../../input/written-json";
import type { Payload, Place } from "./shape";

/** Characters from which a block is full: enough that there are few, and little enough to be read at once. */
const FULL = 128 * 1024;
/** Characters from which a payload is put by itself, so that what is around it can be shown without it. */
const LARGE = 32 * 1024;
const BEGINNING = 2048;

/** Collects values into blocks of JSON text, each an array. */
export class DataBlocks {
  readonly #blocks: string[] = [];
  #open: string[] = [];
  #length = 0;

  add(value: unknown): Place {
    const text = jsonText(value as Json);
    if (this.#length > 0 && this.#length + text.length > FULL) this.#close();
    const place = [this.#blocks.length, this.#open.length] as const;
    this.#open.push(text);
    this.#length += text.length;
    return place;
  }

  /** The payload as it is where it is small, else its place in a block of its own. */
  payload(value: Json, text: string): Payload {
    if (text.length <= LARGE) return { json: value };
    return {
      place: this.add(value),
      bytes: Buffer.byteLength(text),
      beginning: text.slice(0, BEGINNING),
    };
  }

  /** The blocks as JSON texts, in the order of their numbers. */
  texts(): readonly string[] {
    if (this.#open.length > 0) this.#close();
    return this.#blocks;
  }

  #close(): void {
    this.#blocks.push(`[${this.#open.join(",")}]`);
    this.#open = [];
    this.#length = 0;
  }
}
