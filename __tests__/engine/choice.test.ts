import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Definition } from "../../src/asl/definition";
import type { Json } from "../../src/input/json-text";
import { run } from "./run";

function choosing(rule: object, fallback = true): Definition {
  return {
    StartAt: "Choose",
    States: {
      Choose: { Type: "Choice", Choices: [{ ...rule, Next: "Yes" }], ...(fallback && { Default: "No" }) },
      Yes: { Type: "Pass", Result: "yes", End: true },
      ...(fallback && { No: { Type: "Pass", Result: "no", End: true } }),
    },
  };
}

async function chosen(rule: object, input: Json): Promise<string> {
  const { outcome } = await run(choosing(rule), { input });
  return outcome.status === "SUCCEEDED" ? (JSON.parse(outcome.output) as string) : String(outcome.cause);
}

describe("a choice rule", () => {
  it.each<[object, Json, string]>([
    [{ Variable: "$.a", StringEquals: "x" }, { a: "x" }, "yes"],
    [{ Variable: "$.a", StringEquals: "x" }, { a: 1 }, "no"],
    [{ Variable: "$.a", StringLessThan: "b" }, { a: "a" }, "yes"],
    [{ Variable: "$.a", StringGreaterThanEqualsPath: "$.b" }, { a: "b", b: "b" }, "yes"],
    [{ Variable: "$.a", NumericEquals: 1 }, { a: 1.0 }, "yes"],
    [{ Variable: "$.a", NumericLessThanEquals: 1 }, { a: 2 }, "no"],
    [{ Variable: "$.a", NumericGreaterThanPath: "$.b" }, { a: 2, b: 1 }, "yes"],
    [{ Variable: "$.a", NumericGreaterThan: 1 }, { a: "2" }, "no"],
    [{ Variable: "$.a", BooleanEquals: false }, { a: false }, "yes"],
    [{ Variable: "$.a", BooleanEqualsPath: "$.b" }, { a: true, b: false }, "no"],
    [
      { Variable: "$.a", TimestampLessThan: "2026-01-01T00:00:00Z" },
      { a: "2025-12-31T23:00:00-00:30" },
      "yes",
    ],
    [{ Variable: "$.a", TimestampEquals: "2026-01-01T00:00:00Z" }, { a: "2026-01-01T01:00:00+01:00" }, "yes"],
    [{ Variable: "$.a", TimestampEquals: "2026-01-01T00:00:00Z" }, { a: "2026-01-01 00:00:00Z" }, "no"],
    [{ Variable: "$.a", StringMatches: "log-*.txt" }, { a: "log-2026.txt" }, "yes"],
    [{ Variable: "$.a", StringMatches: "log-*.txt" }, { a: "log-2026.txt.gz" }, "no"],
    [{ Variable: "$.a", StringMatches: "a\\*b" }, { a: "a*b" }, "yes"],
    [{ Variable: "$.a", StringMatches: "a\\*b" }, { a: "axb" }, "no"],
    [{ Variable: "$.a", IsPresent: true }, { a: null }, "yes"],
    [{ Variable: "$.a", IsPresent: false }, {}, "yes"],
    [{ Variable: "$.a", IsNull: true }, { a: null }, "yes"],
    [{ Variable: "$.a", IsString: false }, { a: 1 }, "yes"],
    [{ Variable: "$.a", IsNumeric: true }, { a: 1 }, "yes"],
    [{ Variable: "$.a", IsBoolean: true }, { a: 0 }, "no"],
    [{ Variable: "$.a", IsTimestamp: true }, { a: "2026-01-01T00:00:00Z" }, "yes"],
    [
      {
        And: [
          { Variable: "$.a", NumericGreaterThan: 1 },
          { Variable: "$.a", NumericLessThan: 3 },
        ],
      },
      { a: 2 },
      "yes",
    ],
    [
      {
        Or: [
          { Variable: "$.a", NumericEquals: 1 },
          { Variable: "$.a", NumericEquals: 2 },
        ],
      },
      { a: 2 },
      "yes",
    ],
    [{ Not: { Variable: "$.a", NumericEquals: 2 } }, { a: 2 }, "no"],
    [{ Variable: "$$.State.Name", StringEquals: "Choose" }, {}, "yes"],
  ])("%j on %j chooses %s", async (rule, input, expected) => {
    expect(await chosen(rule, input)).toBe(expected);
  });

  it("fails as on AWS where its variable leads nowhere", async () => {
    expect(await chosen({ Variable: "$.a", StringEquals: "x" }, {})).toBe(
      "An error occurred while executing the state 'Choose' (entered at the event id #2). Invalid path '$.a': The choice state's condition path references an invalid value.",
    );
  });

  it("matches any text by a pattern of asterisks, and is quick about it", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.stringMatching(/^[a-z]*$/), { minLength: 2, maxLength: 6 }),
        async (pieces) => {
          const text = pieces.join("-");
          expect(await chosen({ Variable: "$", StringMatches: pieces.join("*") }, text)).toBe("yes");
        },
      ),
    );
    expect(await chosen({ Variable: "$", StringMatches: `${"a*".repeat(5000)}b` }, "a".repeat(50_000))).toBe(
      "no",
    );
  });
});

describe("a Choice state", () => {
  it("fails as on AWS where no rule matches and there is no Default", async () => {
    const { outcome } = await run(choosing({ Variable: "$.a", NumericEquals: 1 }, false), {
      input: { a: 2 },
    });
    expect(outcome).toEqual({
      status: "FAILED",
      error: "States.Runtime",
      cause:
        "An error occurred while executing the state 'Choose' (entered at the event id #2). Failed to transition out of the state. The state does not point to a next state.",
    });
  });
});
