import type { Json } from "../input/json-text";
import { jsonText } from "../input/written-json";
import { tooLarge } from "./payload-limit";
import { StateError } from "./state-error";

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

  /** @throws StateError where it is longer than a text can be */
  get text(): string {
    this.#text ??= textOf(this.value);
    return this.#text;
  }
}

function textOf(value: Json): string {
  try {
    return jsonText(value);
  } catch (error) {
    if (error instanceof RangeError) {
      throw new StateError("States.DataLimitExceeded", tooLarge("execution"));
    }
    throw error;
  }
}
