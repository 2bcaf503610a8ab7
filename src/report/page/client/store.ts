import type { Json } from "../../../input/json-text";
import type { Payload, Place } from "../shape";

/** How many blocks are kept as values: whoever looks at one state looks at its neighbours. */
const KEPT = 8;

/** The page's blocks of data, each read when something in it is asked for. */
export class Store {
  readonly #blocks = new Map<number, readonly unknown[]>();

  /** What is at a place; the writer of the page put it there, and knows its type. */
  at<T>([block, position]: Place): T | undefined {
    return this.#block(block)[position] as T | undefined;
  }

  whole(payload: Payload): Json {
    return "json" in payload ? payload.json : (this.at<Json>(payload.place) ?? null);
  }

  #block(number: number): readonly unknown[] {
    const known = this.#blocks.get(number);
    const block = known ?? blockOf(`data-${number}`) ?? [];
    this.#blocks.delete(number);
    this.#blocks.set(number, block);
    for (const oldest of this.#blocks.keys()) {
      if (this.#blocks.size <= KEPT) break;
      this.#blocks.delete(oldest);
    }
    return block;
  }
}

export function blockOf<T>(id: string): T | undefined {
  const text = document.getElementById(id)?.textContent;
  return text ? (JSON.parse(text) as T) : undefined;
}
