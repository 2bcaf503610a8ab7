import { describe, expectTypeOf, it } from "vitest";
import type { Chained } from "../../src/asl/chain/chained";
import type { WrittenResults } from "../../src/asl/chain/distributed-map";
import type { Ref } from "../../src/asl/chain/reference";
import type { ErrorOutput, NoVariables } from "../../src/asl/chain/state-data";
import { equals, orElse } from "../../src/asl/expressions";
import { jsonItems } from "../../src/asl/item-readers";
import { type EndedPipeline, type Pipeline, pipeline } from "../../src/asl/pipeline";
import type { TaskFunction } from "../../src/asl/task-function";

interface Batch {
  readonly scenes: readonly string[];
}

interface Scene {
  readonly id: string;
}

const ARN = { arn: "arn:aws:lambda:eu-central-1:123456789012:function:any" };
const split: TaskFunction<Batch, Scene> = ARN;
const publish: TaskFunction<Scene, { readonly uri: string }> = ARN;
const anything: TaskFunction<unknown, unknown> = ARN;
const lenient: TaskFunction<{ readonly id?: string; readonly name?: string }, number> = ARN;

describe("a pipeline's types", () => {
  it("carry each function's result to the state after it", () => {
    const both = pipeline<Batch>().task("Split", split).task("Publish", publish);
    expectTypeOf(both).toEqualTypeOf<Pipeline<Batch, { readonly uri: string }>>();
    expectTypeOf(both.succeed("Done")).toEqualTypeOf<EndedPipeline<Batch, { readonly uri: string }>>();
  });

  it("keep the payload through states that hand it on", () => {
    const waited = pipeline<Scene>().pass("Mark").wait("Pause", { seconds: 1 });
    expectTypeOf(waited).toEqualTypeOf<Pipeline<Scene, Scene>>();
  });

  it("take the result of a pass state for the payload", () => {
    const passed = pipeline<Scene>().pass("Replace", { result: { scenes: ["a"] } });
    expectTypeOf(passed.task("Split", split)).toEqualTypeOf<Pipeline<Scene, Scene>>();
  });

  it("accept a function that wants less than it is given, or anything", () => {
    expectTypeOf(pipeline<Scene>().task("Lenient", lenient)).toEqualTypeOf<Pipeline<Scene, number>>();
    expectTypeOf(pipeline<Scene>().task("Any", anything)).toEqualTypeOf<Pipeline<Scene, unknown>>();
  });

  it("end with no payload where the pipeline fails", () => {
    const failed = pipeline<Scene>().fail("Broken", { error: "Example" });
    expectTypeOf(failed).toEqualTypeOf<EndedPipeline<Scene, never>>();
  });

  it("take a tuple of what branches give, and variables that are set after them", () => {
    const both = pipeline<Scene>().parallel(
      "Both",
      [(one) => one.task("Publish", publish), (other) => other.pass("Same").succeed("Done")],
      { assign: ({ result }) => ({ uri: result[0].uri }) },
    );
    expectTypeOf(both).toEqualTypeOf<
      Pipeline<Scene, [{ readonly uri: string }, Scene], NoVariables & { uri: string }>
    >();
  });

  it("take the union of what branches of a choice give, and what is given where one ends", () => {
    const chosen = pipeline<Scene>().choice(
      "Which",
      [
        { when: ({ input }) => equals(input.id, "a"), then: (a) => a.task("Publish", publish) },
        {
          when: ({ input }) => equals(input.id, "b"),
          then: (b) => b.pass("B", { result: 1 }).succeed("One"),
        },
      ],
      (rest) => rest.fail("Rest", { error: "Neither" }),
    );
    expectTypeOf(chosen).toEqualTypeOf<Pipeline<Scene, { readonly uri: string }, NoVariables, 1>>();
    expectTypeOf(chosen.succeed("Done")).toEqualTypeOf<EndedPipeline<Scene, 1 | { readonly uri: string }>>();
  });

  it("keep the variables that every way sets, of whichever type", () => {
    const chosen = pipeline<Scene>()
      .choice(
        "Which",
        [
          {
            when: ({ input }) => equals(input.id, "a"),
            then: (a) => a.pass("A", { assign: () => ({ both: 1, one: true }) }),
          },
        ],
        (rest) => rest.pass("Rest", { assign: ({ input }) => ({ both: input.id }) }),
      )
      .pass("After", { output: ({ vars }) => vars.both });
    expectTypeOf(chosen).toExtend<Chained<string | number, unknown, never>>();
  });

  it("narrow the payload in a case of one of its members", () => {
    type Shape =
      | { readonly kind: "circle"; readonly r: number }
      | { readonly kind: "square"; readonly a: number };
    const measured = pipeline<Shape>().choiceBy("Kind", ({ input }) => input.kind, {
      circle: (circle) => circle.pass("Circle", { output: ({ input }) => ({ r: input.r }) }),
      square: (square) => square.pass("Square", { output: ({ input }) => ({ a: input.a }) }),
    });
    expectTypeOf(measured).toEqualTypeOf<Pipeline<Shape, { r: number } | { a: number }>>();
  });

  it("give an array of what the iterations give, whichever way they end", () => {
    const mapped = pipeline<Batch>().map("Scenes", { items: ({ input }) => input.scenes }, (scene) =>
      scene.choice(
        "Known",
        [{ when: ({ input }) => equals(input, "a"), then: (known) => known.succeed("Kept") }],
        (other) => other.pass("Other", { result: null }),
      ),
    );
    expectTypeOf(mapped).toEqualTypeOf<Pipeline<Batch, (string | null)[]>>();
  });

  it("give what a catcher's branch ends with as well, which is given the error", () => {
    const caught = pipeline<Batch>().task("Split", split, {
      catch: (on) => [
        on(["Broken"], (broken) => {
          expectTypeOf(broken).toEqualTypeOf<Pipeline<Batch, ErrorOutput>>();
          return broken.pass("Nothing", { result: null });
        }),
        on(["Gone"], (gone) => gone.succeed("Gone")),
      ],
    });
    expectTypeOf(caught).toEqualTypeOf<Pipeline<Batch, Scene | null, NoVariables, ErrorOutput>>();
  });

  it("go back with what fits the start of a loop, and on with what leaves it", () => {
    const looped = pipeline<Scene>().loop((loop, start) =>
      loop.choice(
        "Done",
        [{ when: ({ input }) => equals(input.id, "a"), then: (done) => done.task("Publish", publish) }],
        (again) => again.wait("Pause", { seconds: 1 }).backTo(start),
      ),
    );
    expectTypeOf(looped).toEqualTypeOf<Pipeline<Scene, { readonly uri: string }>>();
  });

  it("give a distributed Map's items batches, and the manifest of what is written", () => {
    const rows = pipeline<Scene>().distributedMap(
      "Rows",
      {
        reader: jsonItems<Scene>({ bucket: "b", key: "k" }),
        batcher: { maxItems: 5, batchInput: ({ input }) => ({ of: input.id }) },
        writer: { bucket: "b" },
      },
      (batch) => {
        type Input = { readonly Items: readonly Scene[] } & { readonly BatchInput: { of: string } };
        expectTypeOf(batch).toEqualTypeOf<Pipeline<Input, Input>>();
        return batch.pass("Same");
      },
    );
    expectTypeOf(rows).toEqualTypeOf<Pipeline<Scene, WrittenResults>>();
  });

  it("make null of what a function returns that returns nothing", () => {
    const nothing: TaskFunction<Scene, void> = ARN;
    const maybe: TaskFunction<Scene, string | undefined> = ARN;
    expectTypeOf(pipeline<Scene>().task("Nothing", nothing)).toEqualTypeOf<Pipeline<Scene, null>>();
    expectTypeOf(pipeline<Scene>().task("Maybe", maybe)).toEqualTypeOf<Pipeline<Scene, string | null>>();
  });

  it("are not looked into where a handler has none", () => {
    const untyped: TaskFunction<ReturnType<typeof JSON.parse>, ReturnType<typeof JSON.parse>> = ARN;
    expectTypeOf(pipeline<Scene>().task("Untyped", untyped).task("Publish", publish)).toEqualTypeOf<
      Pipeline<Scene, { readonly uri: string }>
    >();
  });

  it("go through fragments by name", () => {
    const published = <Start, Variables>(chain: Pipeline<Start, Scene, Variables>) =>
      chain.task("Publish", publish, { output: ({ result }) => result.uri });
    expectTypeOf(pipeline<Scene>().through(published)).toEqualTypeOf<Pipeline<Scene, string>>();
    expectTypeOf(pipeline<readonly Scene[]>().map("Each", {}, published)).toEqualTypeOf<
      Pipeline<readonly Scene[], string[]>
    >();
  });

  it("are those of references in expressions, down to what may be absent", () => {
    pipeline<{ readonly id: string; readonly note?: { readonly text: string } }>().pass("Look", {
      output: ({ input, context }) => {
        expectTypeOf(input.id).toEqualTypeOf<Ref<string>>();
        expectTypeOf(input.note.text).toEqualTypeOf<Ref<string | undefined>>();
        expectTypeOf(orElse(input.note.text, null)).toEqualTypeOf<Ref<string | null>>();
        expectTypeOf(context.Execution.Input.id).toEqualTypeOf<Ref<string>>();
        return input.id;
      },
    });
  });

  it("refuse a function that does not accept what the state before returns", () => {
    // @ts-expect-error publish returns an object with a uri, and split wants scenes
    pipeline<Scene>().task("Publish", publish).task("Split", split);
  });

  it("refuse a first function that does not accept what the pipeline takes", () => {
    // @ts-expect-error the pipeline takes a scene, and split wants a batch
    pipeline<Scene>().task("Split", split);
  });

  it("refuse a function that wants a field which may be absent", () => {
    // @ts-expect-error the id may be absent, and publish wants it
    pipeline<{ readonly id?: string }>().task("Publish", publish);
  });

  it("refuse a function after one whose result is unknown", () => {
    // @ts-expect-error unknown is not a scene
    pipeline<Scene>().task("Any", anything).task("Publish", publish);
  });

  it("refuse one alternative that does not fit among several that do", () => {
    // @ts-expect-error a batch is not a scene
    pipeline<Scene | Batch>().task("Publish", publish);
  });

  it("refuse a state after the end", () => {
    // @ts-expect-error nothing can follow a Succeed state
    pipeline<Scene>().succeed("Done").task;
    // @ts-expect-error nothing can follow a Fail state
    pipeline<Scene>().fail("Broken", { error: "Example" }).pass;
  });

  it("refuse a wait state without a moment", () => {
    // @ts-expect-error neither seconds nor a timestamp
    pipeline<Scene>().wait("Pause", {});
  });
});
