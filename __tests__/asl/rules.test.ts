import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDefinition } from "../../src/asl/check";
import { CODES } from "../../src/asl/codes";
import { BROKEN, type Broken } from "./broken-definitions";
import findings from "./broken-findings.json";

const ENTRIES: readonly (readonly [string, Broken])[] = Object.entries(BROKEN);
const FOUND: Readonly<Record<string, unknown>> = findings;

function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}

describe.each(ENTRIES)("%s", (code, { wrong, right, surroundings }) => {
  it("is found where it is broken, and nothing else is", () => {
    const found = checkDefinition(frozen(wrong), surroundings);
    expect(found).toEqual(FOUND[code]);
    expect(new Set(found.map((one) => one.code))).toEqual(new Set([code]));
  });

  it("is not found in what looks like it", () => {
    expect(checkDefinition(frozen(right), surroundings)).toEqual([]);
  });
});

describe("every rule", () => {
  it("has a code, a severity and a sentence", () => {
    for (const { holds } of Object.values(CODES)) expect(holds).toMatch(/^[A-Z`].*\.$/);
    expect([...Object.keys(BROKEN), "DUPLICATE_KEY"].sort()).toEqual(Object.keys(CODES).sort());
  });

  it("takes any JSON in any place of a definition, and changes nothing", () => {
    const definitions = ENTRIES.flatMap(([code, { wrong, right }]) =>
      /SIZE|DEPTH/.test(code) ? [] : [wrong, right],
    );
    const odd = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(undefined, ...definitions),
      fc.string().map((text) => `{% ${text} %}`),
      fc.string().map((text) => `$${text}`),
      fc.string().map((text) => `States.${text}`),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...definitions),
        fc.nat(),
        odd,
        fc.constantFrom("STANDARD", "EXPRESS"),
        (definition, place, value, type) => {
          const mutated = frozen(replaced(definition, place, value));
          const surroundings = { type, functions: new Map([["f", {}]]), stateMachines: new Set(["m"]) };
          for (const { code, severity, path } of checkDefinition(mutated, surroundings)) {
            expect(severity).toBe(CODES[code].severity);
            expect(path).toMatch(/^\$/);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });
});

/** A copy of a value with another one in one of its places. */
function replaced(value: unknown, place: number, other: unknown): unknown {
  const places = placesOf(value);
  const chosen = places[place % places.length];
  const copy = (inner: unknown): unknown => {
    if (inner === chosen) return other;
    if (Array.isArray(inner)) return inner.map(copy);
    if (typeof inner !== "object" || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, one]) => [key, copy(one)]));
  };
  return copy(value);
}

function placesOf(value: unknown): unknown[] {
  const places = [value];
  for (const place of places) {
    if (typeof place === "object" && place !== null) places.push(...Object.values(place));
  }
  return places;
}
