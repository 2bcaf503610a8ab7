import { createHash } from "node:crypto";
import { noSuchBucket, type ObjectStore } from "../../src/engine/map/objects";
import { START } from "./run";

/** Objects in memory, with their texts by bucket and key. */
export class MemoryObjects implements ObjectStore {
  readonly buckets: Readonly<Record<string, Record<string, string>>>;
  /** Keys of what was written, in the order in which it was. */
  readonly written: string[] = [];

  constructor(buckets: Readonly<Record<string, Record<string, string>>>) {
    this.buckets = buckets;
  }

  async get(bucket: string, key: string): Promise<Uint8Array | undefined> {
    const text = this.#bucket(bucket)[key];
    return text === undefined ? undefined : new TextEncoder().encode(text);
  }

  async list(bucket: string, prefix: string) {
    return Object.entries(this.#bucket(bucket))
      .filter(([key]) => key.startsWith(prefix))
      .sort()
      .map(([key, text]) => ({
        key,
        size: Buffer.byteLength(text),
        lastModified: START,
        etag: `"${createHash("md5").update(text).digest("hex")}"`,
      }));
  }

  async put(bucket: string, key: string, body: Uint8Array): Promise<void> {
    this.#bucket(bucket)[key] = new TextDecoder().decode(body);
    this.written.push(key);
  }

  async append(bucket: string, key: string, body: Uint8Array): Promise<void> {
    this.#bucket(bucket)[key] += new TextDecoder().decode(body);
    this.written.push(key);
  }

  #bucket(bucket: string): Record<string, string> {
    const found = this.buckets[bucket];
    if (found === undefined) throw noSuchBucket(bucket);
    return found;
  }
}
