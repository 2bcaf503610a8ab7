import { describe, expect, it } from "vitest";
import { add, addSeconds } from "../../../src/asl/expressions";
import { type Pipeline, pipeline } from "../../../src/asl/pipeline";
import { userErrorOf } from "../../user-error-of";
import type { Scene } from "./functions";
import { ran } from "./pipeline-run";

describe("a state's data", () => {
  it("can make how long a state waits, and what it succeeds with", async () => {
    const data = pipeline<{ readonly start: string; readonly pause: number }>()
      .wait("For", { seconds: ({ input }) => input.pause, assign: ({ input }) => ({ paused: input.pause }) })
      .wait("Until", { timestamp: ({ input, vars }) => addSeconds(input.start, vars.paused) })
      .succeed("Done", { output: ({ context }) => context.State.EnteredTime });
    expect(data.toDefinition().States).toEqual({
      For: {
        Type: "Wait",
        Seconds: "{% $states.input.pause %}",
        Assign: { paused: "{% $states.input.pause %}" },
        Next: "Until",
      },
      Until: {
        Type: "Wait",
        Timestamp: "{% $fromMillis($toMillis($states.input.start) + ($paused * 1000)) %}",
        Next: "Done",
      },
      Done: { Type: "Succeed", Output: "{% $states.context.State.EnteredTime %}" },
    });
    expect(await ran(data, { start: "2026-01-01T00:00:00Z", pause: 90 })).toBe("2026-01-01T00:01:30.000Z");
  });

  it("is literal where it only looks like an expression", async () => {
    const literal = pipeline<Scene>()
      .pass("Result", { result: { text: "{% $no %}" } })
      .pass("Output", { output: ({ input }) => ({ text: input.text, other: "{% $no %}" }) })
      .fail("End", { error: "{% $no %}", cause: "{%" });
    expect(literal.toDefinition().States).toEqual({
      Result: { Type: "Pass", Output: { text: '{% "{% $no %}" %}' }, Next: "Output" },
      Output: {
        Type: "Pass",
        Output: { text: "{% $states.input.text %}", other: '{% "{% $no %}" %}' },
        Next: "End",
      },
      End: { Type: "Fail", Error: '{% "{% $no %}" %}', Cause: '{% "{%" %}' },
    });
    expect(await ran(literal, { id: "a", collection: "aviris" })).toEqual({
      error: "{% $no %}",
      cause: "{%",
    });
  });

  it("is a Result in plain States Language, and an Output where any state has an expression", () => {
    const plain = pipeline<Scene>().pass("Fixed", { result: [1, { a: null }] });
    expect(plain.toDefinition()).toEqual({
      StartAt: "Fixed",
      States: { Fixed: { Type: "Pass", Result: [1, { a: null }], End: true } },
    });
    expect(plain.pass("Next", { output: ({ input }) => input[1].a }).toDefinition()).toEqual({
      QueryLanguage: "JSONata",
      StartAt: "Fixed",
      States: {
        Fixed: { Type: "Pass", Output: [1, { a: null }], Next: "Next" },
        Next: { Type: "Pass", Output: "{% $states.input[1].a %}", End: true },
      },
    });
  });

  it("goes through fragments, which are functions of pipelines", async () => {
    const counted =
      (name: string, by: number) =>
      <Start, Variables>(chain: Pipeline<Start, { readonly n: number }, Variables>) =>
        chain.pass(name, { output: ({ input }) => ({ n: add(input.n, by) }) });
    const fragments = pipeline<{ readonly n: number }>()
      .through(counted("One", 1))
      .through(counted("Ten", 10));
    expect(await ran(fragments, { n: 0 })).toEqual({ n: 11 });
  });

  it("is refused where JSON cannot hold it, with the state and the place", () => {
    const date = () => pipeline<Scene>().pass("Bad", { output: () => ({ at: [new Date(0) as never] }) });
    expect(userErrorOf(date)).toBe(
      `error: A template holds references, and what JSON can hold
   at: state "Bad", output: at[0]
  got: "${new Date(0)}"
  fix: Give a string, a finite number, true, false, null, an array or a plain object; a Date as its toISOString()`,
    );
  });

  it("is refused where a reference is used as if its value were known", () => {
    const joined = () =>
      pipeline<Scene>().pass("Bad", {
        output: ({ input }) => ({ text: `scene ${input.id as unknown as string}` }),
      });
    expect(userErrorOf(joined)).toBe(
      `error: A reference stands for a value that is known only when the state runs: it cannot be spread, joined or compared here
   at: state "Bad", output
  got: "$states.input.id"
  fix: Use a function for expressions in its place: merge for a spread, format\`…\` for a text, equals for ===`,
    );
  });
});
