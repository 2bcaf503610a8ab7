import { IntrinsicError } from "../../asl/intrinsics/intrinsic-error";
import type { Json } from "../../input/json-text";

const LONGEST_TEXT = 10_000;

/** The values that a function is called with, read as what it takes. What it does not take is refused as on AWS. */
export class Arguments {
  readonly #name: string;
  readonly values: readonly Json[];

  /** @throws IntrinsicError where their number is not what the function takes */
  constructor(name: string, values: readonly Json[], fewest: number, most: number) {
    this.#name = name;
    this.values = values;
    if (values.length < fewest || values.length > most) throw this.invalid();
  }

  invalid(what = ""): IntrinsicError {
    return new IntrinsicError(`Invalid arguments in ${this.#name}${what}`);
  }

  any(i: number): Json {
    return this.values[i] ?? null;
  }

  text(i: number): string {
    const value = this.any(i);
    if (typeof value !== "string") throw this.invalid();
    return value;
  }

  /** A text no longer than AWS takes to encode, decode and hash. */
  shortText(i: number): string {
    return this.short(this.text(i));
  }

  short(text: string): string {
    if (text.length > LONGEST_TEXT) throw this.invalid();
    return text;
  }

  number(i: number): number {
    const value = this.any(i);
    if (typeof value !== "number" || !Number.isFinite(value)) throw this.invalid();
    return value;
  }

  /** A number without its fraction: AWS cuts it off where its documentation says that it rounds. */
  integer(i: number): number {
    return Math.trunc(this.number(i)) + 0;
  }

  /** The nearest integer, halves upwards. */
  rounded(i: number): number {
    return this.int32(Math.round(this.number(i)) + 0);
  }

  int32(value: number): number {
    if (value !== (value | 0)) throw this.invalid();
    return value;
  }

  array(i: number): readonly Json[] {
    const value = this.any(i);
    if (!Array.isArray(value)) throw this.invalid();
    return value as readonly Json[];
  }
}
