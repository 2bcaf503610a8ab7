import { describe, expect, it } from "vitest";
import { and, equals, greaterThan, isPresent } from "../../../src/asl/expressions";
import { pipeline } from "../../../src/asl/pipeline";
import { userErrorOf } from "../../user-error-of";
import type { Scene } from "./functions";
import { ran } from "./pipeline-run";

const scene: Scene = { id: "a", collection: "aviris" };

describe("a choice", () => {
  const chosen = pipeline<Scene>()
    .choice(
      "Which",
      [
        {
          when: ({ input }) => equals(input.collection, "prisma"),
          then: (prisma) => prisma.pass("Prisma", { output: () => "prisma" }),
        },
        {
          when: ({ input }) => and(equals(input.collection, "aviris"), isPresent(input.note)),
          then: (noted) => noted.succeed("Noted", { output: ({ input }) => input.id }),
        },
        { when: ({ input }) => equals(input.id, "b"), then: (b) => b },
      ],
      (rest) => rest.fail("Neither", { error: ({ input }) => input.collection, cause: "Nothing fits" }),
      { comment: "By collection" },
    )
    .pass("After");

  it("leads to the branch of the first rule that applies, and the branches to the state after it", () => {
    expect(chosen.toDefinition()).toEqual({
      QueryLanguage: "JSONata",
      StartAt: "Which",
      States: {
        Which: {
          Type: "Choice",
          Comment: "By collection",
          Choices: [
            { Condition: '{% $states.input.collection = "prisma" %}', Next: "Prisma" },
            {
              Condition: '{% ($states.input.collection = "aviris") and $exists($states.input.note) %}',
              Next: "Noted",
            },
            { Condition: '{% $states.input.id = "b" %}', Next: "After" },
          ],
          Default: "Neither",
        },
        Prisma: { Type: "Pass", Output: "prisma", Next: "After" },
        Noted: { Type: "Succeed", Output: "{% $states.input.id %}" },
        Neither: { Type: "Fail", Error: "{% $states.input.collection %}", Cause: "Nothing fits" },
        After: { Type: "Pass", End: true },
      },
    });
  });

  it("goes the way that it says", async () => {
    const inputs: Scene[] = [
      { ...scene, collection: "prisma" },
      { ...scene, note: "x" },
      { ...scene, id: "b" },
      { ...scene, collection: "unknown" },
    ];
    expect(await Promise.all(inputs.map((input) => ran(chosen, input)))).toEqual([
      "prisma",
      "a",
      { id: "b", collection: "aviris" },
      { error: "unknown", cause: "Nothing fits" },
    ]);
  });

  it("falls through to the state after it where no rule applies", async () => {
    const falling = pipeline<{ readonly n: number }>()
      .choice("Large", [
        {
          when: ({ input }) => greaterThan(input.n, 9),
          then: (large) => large.pass("Cut", { result: { n: 9 } }),
        },
      ])
      .succeed("Done");
    expect(falling.toDefinition().States).toEqual({
      Large: {
        Type: "Choice",
        Choices: [{ Condition: "{% $states.input.n > 9 %}", Next: "Cut" }],
        Default: "Done",
      },
      Cut: { Type: "Pass", Output: { n: 9 }, Next: "Done" },
      Done: { Type: "Succeed" },
    });
    expect([await ran(falling, { n: 5 }), await ran(falling, { n: 50 })]).toEqual([{ n: 5 }, { n: 9 }]);
  });

  it("cannot end the pipeline where it falls through, or where a branch has no state", () => {
    const falling = pipeline<Scene>().choice("Which", [
      { when: ({ input }) => isPresent(input.note), then: (noted) => noted.succeed("Noted") },
    ]);
    expect(userErrorOf(() => falling.toDefinition())).toBe(
      `error: Nothing comes after the way that is left when no rule applies, and it cannot end the pipeline by itself
   at: state "Which"
  fix: Add a state after it, for example .succeed(name), or end the branch with a state of its own`,
    );
    const empty = pipeline<Scene>().choice(
      "Which",
      [{ when: ({ input }) => isPresent(input.note), then: (noted) => noted }],
      (rest) => rest.succeed("Done"),
    );
    expect(userErrorOf(() => empty.toDefinition())).toBe(
      `error: Nothing comes after a branch without states, and it cannot end the pipeline by itself
   at: state "Which"
  fix: Add a state after it, for example .succeed(name), or end the branch with a state of its own`,
    );
  });

  it("refuses a name that a branch has taken", () => {
    const twice = () =>
      pipeline<Scene>()
        .choice("Which", [
          { when: ({ input }) => isPresent(input.note), then: (noted) => noted.pass("Note") },
        ])
        .pass("Note");
    expect(userErrorOf(twice)).toBe(
      `error: Two states have one name
  got: "Note"
  fix: Rename one of them: a state's name is unique in its machine`,
    );
  });
});

describe("a choice by value", () => {
  it("needs no other way where its cases are all that there are", async () => {
    const by = pipeline<Scene>()
      .choiceBy("By collection", ({ input }) => input.collection, {
        aviris: (aviris) => aviris.pass("A", { result: 1 }),
        prisma: (prisma) => prisma.pass("P", { result: 2 }),
        unknown: (unknown) => unknown.fail("U", { error: "DefaultStateError" }),
      })
      .succeed("Done");
    expect(by.toDefinition().States["By collection"]).toEqual({
      Type: "Choice",
      Choices: [
        { Condition: '{% $states.input.collection = "aviris" %}', Next: "A" },
        { Condition: '{% $states.input.collection = "prisma" %}', Next: "P" },
        { Condition: '{% $states.input.collection = "unknown" %}', Next: "U" },
      ],
    });
    expect([await ran(by, scene), await ran(by, { ...scene, collection: "prisma" })]).toEqual([1, 2]);
  });

  it("tells numbers, booleans and null apart, and takes what is left", async () => {
    const by = pipeline<{ readonly value: 1 | 2.5 | true | null | string }>().choiceBy(
      "By value",
      ({ input }) => input.value,
      {
        1: (one) => one.pass("One", { result: "one" }),
        2.5: (half) => half.pass("Half", { result: "half" }),
        true: (yes) => yes.pass("Yes", { result: "yes" }),
        null: (none) => none.pass("None", { result: "none" }),
      },
      (rest) => rest.pass("Rest", { result: "rest" }),
    );
    const values = [1, 2.5, true, null, "x"] as const;
    expect(await Promise.all(values.map((value) => ran(by, { value })))).toEqual([
      "one",
      "half",
      "yes",
      "none",
      "rest",
    ]);
  });
});
