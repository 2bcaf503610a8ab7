import type { Json } from "../../input/json-text";
import { jsonText } from "../../input/written-json";
import { evaluated, type Steps } from "../effect";
import type { ObjectStore } from "./objects";

/** How much is gathered before it is written, in characters. */
const PART = 1024 * 1024;

/** A result file of a Map Run, written in parts as results come in, so that it is never held whole. */
export class ResultFile {
  readonly key: string;
  readonly #bucket: string;
  readonly #lines: boolean;
  #parts: string[] = [];
  #length = 0;
  #empty = true;
  #writing: Promise<void> | undefined;
  #size = 0;

  /** @param lines whether the results are JSON Lines, not one JSON array */
  constructor(bucket: string, key: string, lines: boolean) {
    this.#bucket = bucket;
    this.key = key;
    this.#lines = lines;
  }

  /** Whether nothing was added. */
  get empty(): boolean {
    return this.#empty;
  }

  /** Bytes written. */
  get size(): number {
    return this.#size;
  }

  add(result: Json): void {
    this.#text(this.#lines ? "" : this.#empty ? "[" : ",");
    this.#text(jsonText(result));
    if (this.#lines) this.#text("\n");
    this.#empty = false;
  }

  /** Writes what was gathered, where it is enough for a part; waits for the part before it, so that no more comes in. */
  *flush(objects: ObjectStore): Steps<void> {
    if (this.#length < PART) return;
    this.#writing ??= this.#write(objects).finally(() => {
      this.#writing = undefined;
    });
    const writing = this.#writing;
    yield* evaluated(() => writing);
  }

  /** Writes the rest. */
  *end(objects: ObjectStore): Steps<void> {
    if (!this.#lines) this.#text("]");
    yield* evaluated(async () => {
      await this.#writing;
      await this.#write(objects);
    });
  }

  #text(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }

  async #write(objects: ObjectStore): Promise<void> {
    const part = new TextEncoder().encode(this.#parts.join(""));
    this.#parts = [];
    this.#length = 0;
    const first = this.#size === 0;
    this.#size += part.length;
    await (first ? objects.put(this.#bucket, this.key, part) : objects.append(this.#bucket, this.key, part));
  }
}
