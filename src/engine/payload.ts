import type { Json } from "../input/json-text";

/** A JSON value that travels from state to state, with its text made once. Never changed. */
export class Payload {
  readonly value: Json;
  #text: string | undefined;

  constructor(value: Json) {
    this.value = value;
  }

  /** Reads what a function answered. */
  static parse(text: string): Payload {
    return new Payload(JSON.parse(text) as Json);
  }

  get text(): string {
    this.#text ??= JSON.stringify(this.value);
    return this.#text;
  }
}
