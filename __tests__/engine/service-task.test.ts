import { describe, expect, it } from "vitest";
import type { ServiceCall, Services } from "../../src/engine/tasks/services";
import { ECHO, only } from "./run";
import { answering, failed, inside, returned, runTask } from "./task-run";

const METADATA = {
  SdkHttpMetadata: { AllHttpHeaders: {}, HttpHeaders: {}, HttpStatusCode: 200 },
  SdkResponseMetadata: { RequestId: "00000000-0000-0000-0000-000000000000" },
};

function integration(resource: string, more: object = {}) {
  return only({ Type: "Task", Resource: `arn:aws:states:::${resource}`, End: true, ...more });
}

describe("a task on a service integration", () => {
  it("has the answer of the service as its result", async () => {
    const calls: ServiceCall[] = [];
    const services: Services = {
      call: async (call) => {
        calls.push(call);
        return returned({ Body: "text" });
      },
    };
    const { outcome, history } = await runTask(
      integration("aws-sdk:s3:getObject", { Parameters: { Bucket: "b" }, TimeoutSeconds: 9 }),
      { services },
    );
    expect(outcome).toEqual({ status: "SUCCEEDED", output: '{"Body":"text"}' });
    expect(calls).toEqual([
      {
        stateName: "State",
        resource: {
          kind: "integration",
          partition: "aws",
          service: "aws-sdk:s3",
          action: "getObject",
          pattern: "request response",
        },
        parameters: '{"Bucket":"b"}',
        scheduledEventId: 3,
        executionArn: "arn:aws:states:us-east-1:123456789012:execution:machine:run",
        limits: { timeoutInSeconds: 9 },
      },
    ]);
    const task = { resourceType: "aws-sdk:s3", resource: "getObject" };
    expect(inside(history)).toEqual([
      {
        id: 3,
        previousEventId: 2,
        type: "TaskScheduled",
        taskScheduledEventDetails: {
          ...task,
          region: "us-east-1",
          parameters: '{"Bucket":"b"}',
          timeoutInSeconds: 9,
        },
      },
      { id: 4, previousEventId: 3, type: "TaskStarted", taskStartedEventDetails: task },
      {
        id: 5,
        previousEventId: 4,
        type: "TaskSucceeded",
        taskSucceededEventDetails: {
          ...task,
          output: '{"Body":"text"}',
          outputDetails: { truncated: false },
        },
      },
    ]);
  });

  it("fails with the service's error, which a retrier can name", async () => {
    let attempt = 0;
    const { outcome, history } = await runTask(
      integration("sqs:sendMessage", { Retry: [{ ErrorEquals: ["SQS.SqsException"] }] }),
      { services: { call: async () => (attempt++ === 0 ? failed("SQS.SqsException") : returned("sent")) } },
    );
    expect(outcome).toEqual({ status: "SUCCEEDED", output: '"sent"' });
    expect(history.map(({ type }) => type).slice(2, 8)).toEqual([
      "TaskScheduled",
      "TaskStarted",
      "TaskFailed",
      "TaskScheduled",
      "TaskStarted",
      "TaskSucceeded",
    ]);
    expect(history[4]?.taskFailedEventDetails).toEqual({
      resourceType: "sqs",
      resource: "sendMessage",
      error: "SQS.SqsException",
      cause: "because",
    });
  });

  it.each(["glue:startJobRun.sync", "sqs:sendMessage.waitForTaskToken"])(
    "is submitted first where it waits for more than the response: %s",
    async (resource) => {
      const { history } = await runTask(integration(resource), {
        services: { call: async () => returned({ done: true }) },
      });
      const [resourceType, action] = resource.split(":");
      const task = { resourceType, resource: action };
      expect(inside(history).slice(2)).toEqual([
        {
          id: 5,
          previousEventId: 4,
          type: "TaskSubmitted",
          taskSubmittedEventDetails: {
            ...task,
            output: JSON.stringify(METADATA),
            outputDetails: { truncated: false },
          },
        },
        {
          id: 6,
          previousEventId: 5,
          type: "TaskSucceeded",
          taskSucceededEventDetails: {
            ...task,
            output: '{"done":true}',
            outputDetails: { truncated: false },
          },
        },
      ]);
    },
  );

  it("fails where nothing answers for it", async () => {
    const { outcome } = await runTask(integration("sns:publish"));
    expect(outcome).toEqual({
      status: "FAILED",
      error: "States.Runtime",
      cause: "Nothing answers for sns:publish here.",
    });
  });
});

describe("a service that answers for a function", () => {
  const functions = answering(() => {
    throw new Error("The function is called");
  });

  it("gives the result of a task on the function's ARN, and the function is not called", async () => {
    const { outcome, history } = await runTask(only({ Type: "Task", Resource: ECHO, End: true }), {
      functions,
      services: { call: async () => returned({ mocked: true }) },
    });
    expect(outcome).toEqual({ status: "SUCCEEDED", output: '{"mocked":true}' });
    expect(history.map(({ type }) => type).slice(2, 5)).toEqual([
      "LambdaFunctionScheduled",
      "LambdaFunctionStarted",
      "LambdaFunctionSucceeded",
    ]);
  });

  it("gives the whole response of lambda:invoke", async () => {
    const { outcome } = await runTask(
      integration("lambda:invoke", { Parameters: { FunctionName: ECHO }, OutputPath: "$.Payload" }),
      { functions, services: { call: async () => returned({ StatusCode: 200, Payload: [1] }) } },
    );
    expect(outcome).toEqual({ status: "SUCCEEDED", output: "[1]" });
  });
});
