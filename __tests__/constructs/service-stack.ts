import { BatchJobDefinition } from "@cdktf/provider-aws/lib/batch-job-definition";
import { BatchJobQueue } from "@cdktf/provider-aws/lib/batch-job-queue";
import { CloudwatchEventBus } from "@cdktf/provider-aws/lib/cloudwatch-event-bus";
import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { pipeline } from "../../src/asl/pipeline";
import type { PipelineStack } from "../../src/constructs/pipeline-stack";
import { StateMachine } from "../../src/constructs/state-machine";
import { testFunction, testStack } from "./test-stack";

/** A stack with a resource of each service that a pipeline can call. */
export function serviceStack(stack: PipelineStack = testStack()) {
  const role = (id: string) => new IamRole(stack, id, { name: id, assumeRolePolicy: "{}" });
  return {
    stack,
    fn: testFunction(stack, "fn"),
    machine: new StateMachine(stack, "other", { definition: pipeline<{ id: string }>().pass("Done") }),
    queue: new SqsQueue(stack, "jobs", { name: "jobs" }),
    topic: new SnsTopic(stack, "news", { name: "news" }),
    bus: new CloudwatchEventBus(stack, "bus", { name: "bus" }),
    table: new DynamodbTable(stack, "scenes", {
      name: "scenes",
      hashKey: "id",
      attribute: [{ name: "id", type: "S" }],
    }),
    bucket: new S3Bucket(stack, "store", { bucket: "store" }),
    jobQueue: new BatchJobQueue(stack, "line", {
      name: "line",
      priority: 1,
      state: "ENABLED",
      computeEnvironmentOrder: [
        { order: 1, computeEnvironment: "arn:aws:batch:eu-central-1:1:compute-environment/e" },
      ],
    }),
    jobDefinition: new BatchJobDefinition(stack, "job", { name: "job", type: "container" }),
    cluster: new EcsCluster(stack, "cluster", { name: "cluster" }),
    taskDefinition: new EcsTaskDefinition(stack, "render", {
      family: "render",
      containerDefinitions: "[]",
      executionRoleArn: role("pulls").arn,
      taskRoleArn: role("works").arn,
    }),
  };
}

export type Services = ReturnType<typeof serviceStack>;
