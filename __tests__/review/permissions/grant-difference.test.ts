import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../../../src/input/json-text";
import { grantDifference } from "../../../src/review/permissions/grant-difference";
import { policyGrants } from "../../../src/review/permissions/policy-statement";

type Statement = {
  readonly Effect: "Allow" | "Deny";
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
};

const ACTIONS = ["s:a", "s:b", "s:ab", "t:a", "s:*", "s:a*", "*", "S:A"];
const RESOURCES = ["r1", "r2", "q", "r*", "*", "*1"];

const oneOrMany = (texts: readonly string[]) =>
  fc.oneof(
    fc.constantFrom(...texts),
    fc.uniqueArray(fc.constantFrom(...texts), { minLength: 1, maxLength: 3 }),
  );

const statement = (...effects: readonly ("Allow" | "Deny")[]): fc.Arbitrary<Statement> =>
  fc.record({
    Effect: fc.constantFrom(...effects),
    Action: oneOrMany(ACTIONS),
    Resource: oneOrMany(RESOURCES),
  });

const allowing = fc.array(statement("Allow"), { maxLength: 4 });
const any = fc.array(statement("Allow", "Deny"), { maxLength: 4 });

function difference(before: readonly Statement[], after: readonly Statement[]) {
  const grants = (all: readonly Statement[]) => policyGrants({ Statement: all } as Json, "aws_iam_policy.p");
  const { widened, narrowed } = grantDifference(grants(before), grants(after));
  const shown = (all: typeof widened) => all.map(({ grant }) => grant);
  return { widened: shown(widened), narrowed: shown(narrowed) };
}

/** Whether a wildcard pattern has a text: a model that shares nothing with what is tested. */
function has(pattern: string, text: string, flags = ""): boolean {
  const source = [...pattern].map((one) => (one === "*" ? ".*" : one.replace(/[^\w]/g, "\\$&"))).join("");
  return new RegExp(`^${source}$`, flags).test(text);
}

/** Texts that tell patterns apart: each wildcard as nothing, and as what no pattern names. */
function examples(patterns: readonly string[]): string[] {
  return [...new Set(patterns.flatMap((one) => [one.replaceAll("*", ""), one.replaceAll("*", "zzzzz")]))];
}

const PAIRS = examples(ACTIONS).flatMap((action) =>
  examples(RESOURCES).map((resource) => ({ action, resource })),
);

type Pair = (typeof PAIRS)[number];

function says({ Action, Resource }: Pick<Statement, "Action" | "Resource">, { action, resource }: Pair) {
  return (
    [Action].flat().some((one) => has(one, action, "i")) &&
    [Resource].flat().some((one) => has(one, resource))
  );
}

function isAllowed(statements: readonly Statement[], pair: Pair): boolean {
  const saying = statements.filter((one) => says(one, pair));
  return saying.some(({ Effect }) => Effect === "Allow") && !saying.some(({ Effect }) => Effect === "Deny");
}

function hasPair({ action, resource }: { readonly action: string; readonly resource?: string }, pair: Pair) {
  return says({ Action: action, Resource: resource ?? "" }, pair);
}

describe("what is wider in a policy", () => {
  it("covers every action on every resource that is allowed now and was not before", () => {
    fc.assert(
      fc.property(any, any, (before, after) => {
        const { widened } = difference(before, after);
        const missed = PAIRS.filter(
          (pair) =>
            isAllowed(after, pair) && !isAllowed(before, pair) && !widened.some((one) => hasPair(one, pair)),
        );
        expect(missed).toEqual([]);
      }),
    );
  });

  it("names nothing of which all was allowed before by single statements", () => {
    fc.assert(
      fc.property(allowing, allowing, (before, after) => {
        const empty = difference(before, after).widened.filter(
          (one) => !PAIRS.some((pair) => hasPair(one, pair) && !isAllowed(before, pair)),
        );
        // What several grants cover only together is told all the same.
        const apart = empty.filter((one) =>
          before.some((held) => PAIRS.every((pair) => !hasPair(one, pair) || says(held, pair))),
        );
        expect(apart).toEqual([]);
      }),
    );
  });

  it("is nothing where a statement that allows goes, and what goes is narrower", () => {
    fc.assert(
      fc.property(allowing, statement("Allow"), (rest, gone) => {
        expect(difference([...rest, gone], rest).widened).toEqual([]);
        expect(difference(rest, [...rest, gone]).narrowed).toEqual([]);
      }),
    );
  });

  it("is nothing of a policy and itself, however it is written", () => {
    fc.assert(
      fc.property(any, fc.infiniteStream(fc.nat()), (statements, numbers) => {
        const next = () => Number(numbers.next().value);
        const split = statements.flatMap((one) =>
          [one.Action].flat().map((action) => ({
            ...one,
            Sid: `Statement${next()}`,
            Action: next() % 2 === 0 ? action.toUpperCase() : [action],
            Resource: [one.Resource].flat().reverse(),
          })),
        );
        split.sort(() => (next() % 2 === 0 ? 1 : -1));
        expect(difference(statements, split)).toEqual({ widened: [], narrowed: [] });
      }),
    );
  });

  it("is the other way round what is narrower", () => {
    fc.assert(
      fc.property(any, any, (one, other) => {
        expect(difference(one, other).widened).toEqual(difference(other, one).narrowed);
      }),
    );
  });

  it("grows with what comes, and shrinks with what was there", () => {
    fc.assert(
      fc.property(allowing, allowing, allowing, (before, after, more) => {
        const wider = (one: readonly Statement[], other: readonly Statement[]) =>
          difference(one, other).widened.map((grant) => ({ ...grant, action: grant.action.toLowerCase() }));
        const widened = wider(before, after);
        expect(wider(before, [...after, ...more])).toEqual(expect.arrayContaining(widened));
        expect(widened).toEqual(expect.arrayContaining(wider([...before, ...more], after)));
      }),
    );
  });
});
