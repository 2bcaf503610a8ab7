import { describe, expect, it } from "vitest";
import { at, format, now, orElse } from "../../../src/asl/expressions";
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
} from "../../../src/asl/integrations";
import { pipeline } from "../../../src/asl/pipeline";
import { parseResource } from "../../../src/asl/resource";
import { sampleResult } from "../../../src/asl/sample-result";
import { allStates } from "../../../src/asl/scopes";
import { activate, type Product, type Scene } from "./functions";
import { ran } from "./pipeline-run";

const arn = (resource: string) => ({ arn: `arn:aws:${resource}` });
const queue = { url: "https://sqs.us-east-1.amazonaws.com/123456789012/scenes" };
const table = { name: "scenes" };
const bucket = { bucket: "products" };
const inner: { readonly arn: string; readonly runs?: (input: Scene) => Product } = arn(
  "states:us-east-1:123456789012:stateMachine:inner",
);

/** Every integration, in one chain: what one gives is at hand in the next. */
const services = pipeline<Scene>()
  .task("Invoke", lambda.invoke(activate), {
    arguments: ({ input }) => ({ Payload: { id: input.id } }),
    output: ({ input, result }) => ({ scene: input, path: result.Payload }),
    assign: ({ input }) => ({ scene: input }),
  })
  .task("Approve", sqs.sendMessage(queue).waitForTaskToken<{ readonly approved: boolean }>(), {
    arguments: ({ vars, token }) => ({ MessageBody: { scene: vars.scene.id, token } }),
    timeoutSeconds: 60,
  })
  .task("Start", states.startExecution(inner), { arguments: ({ vars }) => ({ Input: vars.scene }) })
  .task("Run", states.startExecution(inner).sync(), {
    arguments: ({ vars }) => ({ Input: vars.scene, Name: format`run-${vars.scene.id}` }),
    output: ({ result }) => result.Output,
  })
  .task("Send", sqs.sendMessage(queue), { arguments: ({ vars }) => ({ MessageBody: vars.scene }) })
  .task("Publish", sns.publish(arn("sns:us-east-1:123456789012:scenes")), {
    arguments: ({ input }) => ({ Message: input.MessageId, Subject: "Scene" }),
  })
  .task("Put events", events.putEvents(), {
    arguments: ({ vars }) => ({
      Entries: [{ Detail: { id: vars.scene.id }, DetailType: "SceneReady", Source: "hsi" }],
    }),
  })
  .task("Put item", dynamodb.putItem(table), {
    arguments: ({ vars }) => ({ Item: { id: { S: vars.scene.id }, at: { S: now() } } }),
  })
  .task("Get item", dynamodb.getItem<{ readonly id: { readonly S: string } }>(table), {
    arguments: ({ vars }) => ({ Key: { id: { S: vars.scene.id } } }),
    output: ({ result }) => ({ id: orElse(result.Item.id.S, "none") }),
  })
  .task("Update item", dynamodb.updateItem(table), {
    arguments: ({ input }) => ({
      Key: { id: { S: input.id } },
      UpdateExpression: "SET done = :done",
      ExpressionAttributeValues: { ":done": { BOOL: true } },
    }),
  })
  .task("Delete item", dynamodb.deleteItem(table), {
    arguments: ({ vars }) => ({ Key: { id: { S: vars.scene.id } } }),
  })
  .task("Put object", s3.putObject(bucket), {
    arguments: ({ vars }) => ({ Key: format`scenes/${vars.scene.id}.json`, Body: vars.scene }),
  })
  .task("Get object", s3.getObject(bucket), {
    arguments: ({ vars }) => ({ Key: format`scenes/${vars.scene.id}.json` }),
  })
  .task("List objects", s3.listObjectsV2(bucket), { arguments: () => ({ Prefix: "scenes/" }) })
  .task("Submit job", batch.submitJob(arn("batch:queue"), arn("batch:definition")).sync(), {
    arguments: ({ vars }) => ({ JobName: vars.scene.id, Parameters: { id: vars.scene.id } }),
    output: ({ result }) => ({ status: result.Status }),
  })
  .task("Run task", ecs.runTask(arn("ecs:task"), { cluster: arn("ecs:cluster") }).sync(), {
    arguments: () => ({ LaunchType: "FARGATE" }),
    output: ({ result }) => ({ task: result.TaskArn }),
  })
  .task(
    "Detect",
    awsSdk<{ readonly MaxLabels: number }, { readonly Labels: readonly { readonly Name: string }[] }>(
      "rekognition",
      "detectLabels",
      { resources: ["*"] },
    ),
    {
      arguments: () => ({ MaxLabels: 3 }),
      output: ({ result }) => ({ label: orElse(at(result.Labels, 0).Name, "none") }),
    },
  );

describe("a chain over every service integration", () => {
  it("runs in the engine with the samples of their results", async () => {
    const tasks = allStates(services.toDefinition());
    const samples = Object.fromEntries(
      tasks.map(({ name, state }) => [name, () => sampleResult(parseResource(String(state.Resource)))]),
    );
    const answers = {
      ...samples,
      Approve: () => ({ approved: true }),
      Run: () => ({ Output: { uri: "s3://products/a", bands: 3 } }),
      Detect: () => ({ Labels: [{ Name: "Mine" }] }),
    };
    expect(await ran(services, { id: "a", collection: "aviris" }, { services: answers })).toEqual({
      label: "Mine",
    });
  });

  it("names each service as AWS does, in its pattern", () => {
    const resources = allStates(services.toDefinition()).map(({ state }) =>
      String(state.Resource).replace("arn:aws:states:::", ""),
    );
    expect(resources).toEqual([
      "lambda:invoke",
      "sqs:sendMessage.waitForTaskToken",
      "states:startExecution",
      "states:startExecution.sync:2",
      "sqs:sendMessage",
      "sns:publish",
      "events:putEvents",
      "dynamodb:putItem",
      "dynamodb:getItem",
      "dynamodb:updateItem",
      "dynamodb:deleteItem",
      "aws-sdk:s3:putObject",
      "aws-sdk:s3:getObject",
      "aws-sdk:s3:listObjectsV2",
      "batch:submitJob.sync",
      "ecs:runTask.sync",
      "aws-sdk:rekognition:detectLabels",
    ]);
  });
});
