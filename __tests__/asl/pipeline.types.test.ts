import { describe, expectTypeOf, it } from "vitest";
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
