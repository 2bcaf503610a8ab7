import { describe, expectTypeOf, it } from "vitest";
import {
  awsSdk,
  batch,
  dynamodb,
  ecs,
  events,
  lambda,
  s3,
  sns,
  sqs,
  states,
} from "../../src/asl/integrations";
import { pipeline } from "../../src/asl/pipeline";
import type { ServiceIntegration } from "../../src/asl/service-integration";
import type { TaskFunction } from "../../src/asl/task-function";
import { StateMachine } from "../../src/constructs/state-machine";
import { testStack } from "../constructs/test-stack";

interface Scene {
  readonly id: string;
}

interface Answer {
  readonly approved: boolean;
}

type TypesOf<I> =
  I extends ServiceIntegration<infer Arguments, infer Result, infer Waits>
    ? [Arguments, Result, Waits]
    : never;
type ArgumentsOf<I> = TypesOf<I>[0];
type ResultOf<I> = TypesOf<I>[1];
type WaitsOf<I> = TypesOf<I>[2];

const FN: TaskFunction<Scene, number> = { arn: "arn" };

describe("an integration", () => {
  it("takes what the function takes, and gives what it returns in Lambda's response", () => {
    const invoke = lambda.invoke(FN);
    expectTypeOf<ArgumentsOf<typeof invoke>["Payload"]>().toEqualTypeOf<Scene>();
    expectTypeOf<ResultOf<typeof invoke>["Payload"]>().toEqualTypeOf<number>();
    expectTypeOf<ResultOf<typeof invoke>["StatusCode"]>().toEqualTypeOf<number>();
    expectTypeOf<WaitsOf<typeof invoke>>().toEqualTypeOf<false>();
  });

  it("gives what somebody sends back, where it waits for its task token", () => {
    const approve = lambda.invoke(FN).waitForTaskToken<Answer>();
    expectTypeOf<ArgumentsOf<typeof approve>["Payload"]>().toEqualTypeOf<Scene>();
    expectTypeOf<ResultOf<typeof approve>>().toEqualTypeOf<Answer>();
    expectTypeOf<WaitsOf<typeof approve>>().toEqualTypeOf<true>();
    const sent = sqs.sendMessage({ url: "" }).waitForTaskToken<Answer>();
    expectTypeOf<ResultOf<typeof sent>>().toEqualTypeOf<Answer>();
    const published = sns.publish({ arn: "" }).waitForTaskToken<Answer>();
    expectTypeOf<WaitsOf<typeof published>>().toEqualTypeOf<true>();
    const put = events.putEvents().waitForTaskToken<Answer>();
    expectTypeOf<ResultOf<typeof put>>().toEqualTypeOf<Answer>();
  });

  it("knows a machine of a typed pipeline by what it takes and gives", () => {
    const machine = new StateMachine(testStack(), "machine", {
      definition: pipeline<Scene>().pass("Count", { result: 7 }),
    });
    expectTypeOf(machine).toEqualTypeOf<StateMachine<Scene, 7>>();
    const start = states.startExecution(machine);
    expectTypeOf<ArgumentsOf<typeof start>["Input"]>().toEqualTypeOf<Scene>();
    expectTypeOf<ResultOf<typeof start>["ExecutionArn"]>().toEqualTypeOf<string>();
    const run = start.sync();
    expectTypeOf<ResultOf<typeof run>["Output"]>().toEqualTypeOf<7>();
    const plain = new StateMachine(testStack(), "machine", {
      definition: { StartAt: "Done", States: { Done: { Type: "Succeed" } } },
    });
    expectTypeOf(plain).toEqualTypeOf<StateMachine<unknown, unknown>>();
  });

  it("asks each event for its bus, where there are buses", () => {
    const default_ = events.putEvents();
    const named = events.putEvents({ arn: "" });
    type Entry<I> = ArgumentsOf<I> extends { readonly Entries: readonly (infer E)[] } ? E : never;
    expectTypeOf<Entry<typeof default_>>().not.toHaveProperty("EventBusName");
    expectTypeOf<Entry<typeof named>["EventBusName"]>().toEqualTypeOf<string>();
  });

  it("gives items as they are said to be", () => {
    type Item = { readonly id: { readonly S: string } };
    const get = dynamodb.getItem<Item>({ name: "" });
    expectTypeOf<ResultOf<typeof get>["Item"]>().toEqualTypeOf<Item | undefined>();
    const put = dynamodb.putItem({ name: "" });
    expectTypeOf<ArgumentsOf<typeof put>>().toHaveProperty("Item");
    const update = dynamodb.updateItem<Item>({ name: "" });
    expectTypeOf<ResultOf<typeof update>["Attributes"]>().toEqualTypeOf<Item | undefined>();
    const remove = dynamodb.deleteItem({ name: "" });
    expectTypeOf<ArgumentsOf<typeof remove>>().toHaveProperty("Key");
  });

  it("gives a description of the job that it waits for", () => {
    const submit = batch.submitJob({ arn: "" }, { arn: "" });
    expectTypeOf<ResultOf<typeof submit>["JobId"]>().toEqualTypeOf<string>();
    expectTypeOf<ResultOf<ReturnType<(typeof submit)["sync"]>>["Status"]>().toEqualTypeOf<"SUCCEEDED">();
    const run = ecs.runTask({ arn: "" });
    expectTypeOf<ResultOf<typeof run>>().toHaveProperty("Failures");
    expectTypeOf<ResultOf<ReturnType<(typeof run)["sync"]>>["TaskArn"]>().toEqualTypeOf<string>();
  });

  it("by the AWS SDK has no word of the response, and any action has the types that it is said to have", () => {
    const get = s3.getObject({ bucket: "" });
    expectTypeOf<ResultOf<typeof get>["Body"]>().toEqualTypeOf<string>();
    expectTypeOf<ResultOf<typeof get>>().not.toHaveProperty("SdkHttpMetadata");
    const detect = awsSdk<Scene, Answer>("rekognition", "detectLabels", { resources: ["*"] });
    expectTypeOf<ArgumentsOf<typeof detect>>().toEqualTypeOf<Scene>();
    expectTypeOf<ResultOf<typeof detect>>().toEqualTypeOf<Answer>();
  });
});
