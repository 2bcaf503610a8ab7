import { describe, expect, it } from "vitest";
import { parseResource } from "../../src/asl/resource";

const integration = (service: string, action: string, pattern = "request response", partition = "aws") => ({
  kind: "integration",
  partition,
  service,
  action,
  pattern,
});

describe("a task's resource", () => {
  it.each([
    ["arn:aws:lambda:us-east-1:123456789012:function:echo", "function"],
    ["arn:aws-cn:lambda:cn-north-1:123456789012:function:echo:live", "function"],
    ["arn:aws:states:us-east-1:123456789012:activity:approve", "activity"],
  ])("is a function or an activity by its ARN: %s", (arn, kind) => {
    expect(parseResource(arn)).toEqual({ kind, arn });
  });

  it.each([
    ["arn:aws:states:::lambda:invoke", integration("lambda", "invoke")],
    [
      "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
      integration("sqs", "sendMessage", "waitForTaskToken"),
    ],
    ["arn:aws:states:::states:startExecution.sync", integration("states", "startExecution", "sync")],
    ["arn:aws:states:::states:startExecution.sync:2", integration("states", "startExecution", "sync:2")],
    ["arn:aws:states:::aws-sdk:s3:getObject", integration("aws-sdk:s3", "getObject")],
    [
      "arn:aws-us-gov:states:::emr-serverless:startJobRun.sync",
      integration("emr-serverless", "startJobRun", "sync", "aws-us-gov"),
    ],
  ])("is a service integration with its pattern: %s", (arn, expected) => {
    expect(parseResource(arn)).toEqual(expected);
  });

  it.each(["", "echo", "arn:aws:sqs:us-east-1:123456789012:queue", "arn:aws:states:::sqs:sendMessage.later"])(
    "is nothing that Step Functions knows: %j",
    (text) => {
      expect(parseResource(text)).toBe(undefined);
    },
  );
});
