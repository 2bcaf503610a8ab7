import fc from "fast-check";
import type { Definition } from "../../../src/asl/definition";
import { pipeline } from "../../../src/asl/pipeline";
import { ChainWriter, steps } from "../../asl/chain/arbitrary-chain";
import { arbitraryDefinition } from "../../engine/arbitrary-definition";

export const HOSTILE_NAMES = [
  "<script>alert(1)</script>",
  '"><svg onload=alert(1)>',
  "a & b &amp; 'c' \"d\"",
  "line\nbreak\r\ttab",
  "\u0000\u0007\u001b[31mred\u009b",
  "\u202egnp.exe\u2066",
  "lone \ud83d surrogate",
  "高光譜影像處理管線".repeat(9),
  "👩‍🚀🛰️".repeat(16),
  "name".repeat(40),
  "]]><!--",
  "end",
  "__proto__",
  "constructor",
  "`**bold** _it_` 1. #quot; #35;",
  " ",
] as const;

/** Definitions with loops, choices and catchers that lead anywhere, and names of any kind. */
function tangle(): fc.Arbitrary<Definition> {
  const name = fc.oneof(
    fc.constantFrom(...HOSTILE_NAMES),
    fc.string({ minLength: 1, maxLength: 20, unit: "binary" }),
  );
  return fc.uniqueArray(name, { minLength: 1, maxLength: 14 }).chain((names) => {
    const target = fc.constantFrom(...names);
    const catcher = fc.record({ ErrorEquals: fc.constant(["States.ALL"]), Next: target });
    const state = fc.oneof(
      fc.record({
        Type: fc.constantFrom("Task", "Pass", "Wait"),
        Next: target,
        Catch: fc.array(catcher, { maxLength: 2 }),
      }),
      fc.record({
        Type: fc.constant("Choice"),
        Choices: fc.array(
          fc.record({
            Variable: fc.constantFrom("$.a", "$.<b>"),
            NumericLessThan: fc.integer(),
            Next: target,
          }),
          { maxLength: 4 },
        ),
        Default: target,
      }),
      fc.record({ Type: fc.constantFrom("Succeed", "Fail", "Odd") }),
      fc.record({ Type: fc.constant("Task"), End: fc.constant(true) }),
    );
    return fc.tuple(...names.map(() => state)).map(
      (made) =>
        ({
          StartAt: names[0],
          States: Object.fromEntries(made.map((one, i) => [names[i], one])),
        }) as unknown as Definition,
    );
  });
}

/** A tangle, each state of which can hold another. */
function nestedTangle(): fc.Arbitrary<Definition> {
  return fc.tuple(tangle(), tangle(), tangle()).map(([outer, first, second]) => ({
    ...outer,
    States: Object.fromEntries(
      Object.entries(outer.States).map(([name, state], i) => {
        if (state.Type !== "Task") return [name, state];
        return i % 2 === 0
          ? [name, { ...state, Type: "Map", ItemProcessor: first }]
          : [name, { ...state, Type: "Parallel", Branches: [first, second] }];
      }),
    ),
  }));
}

/** Two ways side by side that are too long to be laid out at once, with states that lead from one to the other. */
function longWays(): fc.Arbitrary<Definition> {
  return fc
    .tuple(fc.integer({ min: 55, max: 130 }), fc.integer({ min: 2, max: 40 }))
    .map(([length, every]) => {
      const way = (name: string, other: string) =>
        Array.from({ length }, (_, i): [string, object] => {
          const Next = i + 1 < length ? `${name}${i + 1}` : "Join";
          const next = i % every === 1 ? `${other}${i}` : Next;
          return [
            `${name}${i}`,
            { Type: "Choice", Choices: [{ Variable: "$.n", NumericEquals: i, Next: next }], Default: Next },
          ];
        });
      const States = Object.fromEntries([
        [
          "Which",
          { Type: "Choice", Choices: [{ Variable: "$.n", IsNull: true, Next: "a0" }], Default: "b0" },
        ],
        ...way("a", "b"),
        ...way("b", "a"),
        ["Join", { Type: "Succeed" }],
      ]);
      return { StartAt: "Which", States } as unknown as Definition;
    });
}

function chain(): fc.Arbitrary<Definition> {
  return steps.map((written) => {
    const begun = pipeline<{ readonly n: number }>().pass("Begin", { assign: () => ({ kept: 7 }) });
    return new ChainWriter().write(begun, written).succeed("End").toDefinition();
  });
}

/** Definitions of all kinds, right and wrong ones. */
export function anyDefinition(): fc.Arbitrary<Definition> {
  return fc.oneof(
    { weight: 8, arbitrary: tangle() },
    { weight: 8, arbitrary: nestedTangle() },
    { weight: 1, arbitrary: longWays() },
    { weight: 8, arbitrary: arbitraryDefinition() },
    { weight: 8, arbitrary: arbitraryDefinition({ language: "JSONata", illTyped: true }) },
    { weight: 8, arbitrary: chain() },
  );
}
