import fc from "fast-check";
import { expect } from "vitest";
import { expressionFor } from "../../../src/asl/chain/operands";
import type { Ref, RefTo } from "../../../src/asl/chain/reference";
import { STATE_DATA } from "../../../src/asl/chain/state-data";
import type { Json } from "../../../src/input/json-text";
import { evaluate, scope } from "../../engine/jsonata-scope";

/** What an expression over a state's input gives when the engine evaluates it. */
export function evaluated<Input>(input: Input, make: (input: Ref<Input>) => RefTo<unknown>): Promise<Json> {
  return evaluate(textOf(make(STATE_DATA.input as unknown as Ref<Input>)), scope(input as Json));
}

/** The text of an expression, as it stands between `{%` and `%}`. */
export function textOf(made: unknown): string {
  return expressionFor(made).text;
}

export function input<Input>(): Ref<Input> {
  return STATE_DATA.input as unknown as Ref<Input>;
}

export const integer = () => fc.integer({ min: -1000, max: 1000 });
export const text = () => fc.string({ maxLength: 8 });
/** Any JSON, but for −0, which JSON text does not keep. */
export const json = () => fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as Json);
export const item = () => json().filter((value) => !Array.isArray(value));

/** What an expression of an input gives is what JavaScript gives of it. */
export async function same<Input>(
  inputs: fc.Arbitrary<Input>,
  make: (input: Ref<Input>) => RefTo<unknown>,
  wanted: (input: Input) => unknown,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(inputs, async (given) => {
      expect(await evaluated(given, make)).toEqual(wanted(given));
    }),
    { numRuns: 60 },
  );
}

export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  );
}

export function plus0(number: number): number {
  return number === 0 ? 0 : number;
}
