import { describe, expect, it } from "vitest";
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
import { parseResource } from "../../src/asl/resource";
import { sampleResult } from "../../src/asl/sample-result";

const MACHINE = { arn: "arn:aws:states:eu-west-1:123456789012:stateMachine:m" };
const QUEUE = { url: "https://sqs.eu-west-1.amazonaws.com/123456789012/q" };
const ARN = { arn: "arn:aws:some:thing" };

describe("an integration", () => {
  it.each([
    ["lambda:invoke", lambda.invoke(ARN), { FunctionName: ARN.arn }],
    ["lambda:invoke.waitForTaskToken", lambda.invoke(ARN).waitForTaskToken(), { FunctionName: ARN.arn }],
    ["states:startExecution", states.startExecution(MACHINE), { StateMachineArn: MACHINE.arn }],
    ["states:startExecution.sync:2", states.startExecution(MACHINE).sync(), { StateMachineArn: MACHINE.arn }],
    [
      "states:startExecution.waitForTaskToken",
      states.startExecution(MACHINE).waitForTaskToken(),
      { StateMachineArn: MACHINE.arn },
    ],
    ["sqs:sendMessage", sqs.sendMessage(QUEUE), { QueueUrl: QUEUE.url }],
    ["sqs:sendMessage.waitForTaskToken", sqs.sendMessage(QUEUE).waitForTaskToken(), { QueueUrl: QUEUE.url }],
    ["sns:publish", sns.publish(ARN), { TopicArn: ARN.arn }],
    ["sns:publish.waitForTaskToken", sns.publish(ARN).waitForTaskToken(), { TopicArn: ARN.arn }],
    ["events:putEvents", events.putEvents(), {}],
    ["events:putEvents.waitForTaskToken", events.putEvents(ARN).waitForTaskToken(), {}],
    ["dynamodb:getItem", dynamodb.getItem({ name: "t" }), { TableName: "t" }],
    ["dynamodb:putItem", dynamodb.putItem({ name: "t" }), { TableName: "t" }],
    ["dynamodb:updateItem", dynamodb.updateItem({ name: "t" }), { TableName: "t" }],
    ["dynamodb:deleteItem", dynamodb.deleteItem({ name: "t" }), { TableName: "t" }],
    ["aws-sdk:s3:getObject", s3.getObject({ bucket: "b" }), { Bucket: "b" }],
    ["aws-sdk:s3:putObject", s3.putObject({ bucket: "b" }), { Bucket: "b" }],
    ["aws-sdk:s3:listObjectsV2", s3.listObjectsV2({ bucket: "b" }), { Bucket: "b" }],
    ["batch:submitJob", batch.submitJob(ARN, ARN), { JobDefinition: ARN.arn, JobQueue: ARN.arn }],
    ["batch:submitJob.sync", batch.submitJob(ARN, ARN).sync(), { JobDefinition: ARN.arn, JobQueue: ARN.arn }],
    ["ecs:runTask", ecs.runTask(ARN), { TaskDefinition: ARN.arn }],
    [
      "ecs:runTask.sync",
      ecs.runTask(ARN, { cluster: ARN }).sync(),
      { Cluster: ARN.arn, TaskDefinition: ARN.arn },
    ],
    ["ecs:runTask.waitForTaskToken", ecs.runTask(ARN).waitForTaskToken(), { TaskDefinition: ARN.arn }],
    ["aws-sdk:sfn:listExecutions", awsSdk("sfn", "listExecutions", { resources: [MACHINE] }), {}],
    [
      "aws-sdk:sfn:listExecutions.waitForTaskToken",
      awsSdk("sfn", "listExecutions", { resources: [MACHINE] }).waitForTaskToken(),
      {},
    ],
  ])(
    "is called by its resource, with what it knows by itself: %s",
    (action, { resource, given }, expected) => {
      expect({ resource, given }).toEqual({ resource: `arn:aws:states:::${action}`, given: expected });
      expect(parseResource(resource)?.kind).toBe("integration");
    },
  );

  it("says what it needs where its definition does not tell", () => {
    expect(events.putEvents(ARN, { arn: "arn:aws:other" }).permissions).toEqual([
      { actions: ["events:PutEvents"], resources: [ARN.arn], why: "put events on the bus" },
      { actions: ["events:PutEvents"], resources: ["arn:aws:other"], why: "put events on the bus" },
    ]);
    expect(awsSdk("sfn", "listExecutions", { resources: [MACHINE, "*"] }).permissions).toEqual([
      { actions: ["states:ListExecutions"], resources: [MACHINE.arn, "*"], why: "call sfn:listExecutions" },
    ]);
    expect(ecs.runTask(ARN, { roles: [ARN] }).permissions).toEqual([
      {
        actions: ["iam:PassRole"],
        resources: [ARN.arn],
        why: "give the task its roles",
        conditions: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
      },
    ]);
    expect(sqs.sendMessage(QUEUE)).not.toHaveProperty("permissions");
  });
});

describe("a sample result", () => {
  const keys = (resource: string) =>
    Object.keys(sampleResult(parseResource(`arn:aws:states:::${resource}`)) as object);

  it.each([
    ["lambda:invoke", ["ExecutedVersion", "Payload", "SdkHttpMetadata", "SdkResponseMetadata", "StatusCode"]],
    ["states:startExecution", ["ExecutionArn", "SdkHttpMetadata", "SdkResponseMetadata", "StartDate"]],
    ["sqs:sendMessage", ["MD5OfMessageBody", "MessageId", "SdkHttpMetadata", "SdkResponseMetadata"]],
    ["aws-sdk:sqs:sendMessage", ["MD5OfMessageBody", "MessageId"]],
    ["sns:publish", ["MessageId", "SdkHttpMetadata", "SdkResponseMetadata"]],
    ["events:putEvents", ["Entries", "FailedEntryCount", "SdkHttpMetadata", "SdkResponseMetadata"]],
    ["dynamodb:getItem", ["Item", "SdkHttpMetadata", "SdkResponseMetadata"]],
    ["dynamodb:putItem", ["SdkHttpMetadata", "SdkResponseMetadata"]],
    ["batch:submitJob", ["JobArn", "JobId", "JobName", "SdkHttpMetadata", "SdkResponseMetadata"]],
    ["ecs:runTask", ["Failures", "SdkHttpMetadata", "SdkResponseMetadata", "Tasks"]],
    ["aws-sdk:s3:putObject", ["ETag", "ServerSideEncryption"]],
    ["glue:startJobRun", ["SdkHttpMetadata", "SdkResponseMetadata"]],
    ["sqs:sendMessage.waitForTaskToken", []],
  ])("has the members that AWS gives, in their order: %s", (resource, expected) => {
    expect(keys(resource)).toEqual(expected);
  });

  it("of a job describes how it ended", () => {
    const sample = (resource: string) => sampleResult(parseResource(`arn:aws:states:::${resource}`));
    expect(sample("batch:submitJob.sync")).toMatchObject({ JobName: "job", Status: "SUCCEEDED" });
    expect(sample("ecs:runTask.sync")).toMatchObject({
      Containers: [{ ExitCode: 0 }],
      LastStatus: "STOPPED",
    });
    expect(sample("states:startExecution.sync:2")).toMatchObject({
      Input: {},
      Output: {},
      Status: "SUCCEEDED",
    });
    expect(sample("states:startExecution.sync")).toMatchObject({ Input: "{}", Output: "{}" });
  });

  it("of an activity is an object to edit", () => {
    expect(sampleResult(parseResource("arn:aws:states:eu-west-1:1:activity:a"))).toEqual({});
  });
});
