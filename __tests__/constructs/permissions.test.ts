import { Testing } from "cdktf/lib/testing";
import { describe, expect, it } from "vitest";
import { HsiPipeline } from "../../src/hsi-pipeline";
import { readSettings } from "../../src/settings";
import { jsonAttribute, synthesized } from "../synthesized";

const stack = new HsiPipeline(Testing.app(), readSettings({}));

function ref(attribute: string): string {
  return `\${${attribute}}`;
}

interface Statement {
  readonly Sid: string;
  readonly Action: readonly string[];
  readonly Resource: string | readonly string[];
}

function statements(): [role: string, statement: Statement][] {
  return Object.keys(synthesized(stack).resource.aws_iam_role_policy ?? {}).flatMap((role) => {
    const policy = jsonAttribute(stack, `aws_iam_role_policy.${role}`, "policy") as {
      Statement: Statement[];
    };
    return policy.Statement.map((statement): [string, Statement] => [role, statement]);
  });
}

describe.each(["activator", "processor"])("the %s's role", (name) => {
  it("lets the function write to its own log group and send traces", () => {
    expect(jsonAttribute(stack, `aws_iam_role_policy.${name}`, "policy")).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "WriteLogs",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: [`${ref(`aws_cloudwatch_log_group.${name}.arn`)}:*`],
        },
        {
          Sid: "SendTraces",
          Effect: "Allow",
          Action: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
          Resource: "*",
        },
      ],
    });
  });

  it("is assumed by Lambda alone", () => {
    expect(jsonAttribute(stack, `aws_iam_role.${name}`, "assume_role_policy")).toEqual({
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" },
      ],
    });
  });
});

describe("the pipeline's role", () => {
  it("lets the machine invoke its two functions, deliver its logs and send traces", () => {
    expect(jsonAttribute(stack, "aws_iam_role_policy.pipeline", "policy")).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "InvokeFunctions",
          Effect: "Allow",
          Action: ["lambda:InvokeFunction"],
          Resource: [ref("aws_lambda_function.activator.arn"), ref("aws_lambda_function.processor.arn")],
        },
        {
          Sid: "DeliverLogs",
          Effect: "Allow",
          Action: [
            "logs:CreateLogDelivery",
            "logs:GetLogDelivery",
            "logs:UpdateLogDelivery",
            "logs:DeleteLogDelivery",
            "logs:ListLogDeliveries",
            "logs:PutResourcePolicy",
            "logs:DescribeResourcePolicies",
            "logs:DescribeLogGroups",
          ],
          Resource: "*",
        },
        {
          Sid: "SendTraces",
          Effect: "Allow",
          Action: [
            "xray:PutTraceSegments",
            "xray:PutTelemetryRecords",
            "xray:GetSamplingRules",
            "xray:GetSamplingTargets",
          ],
          Resource: "*",
        },
      ],
    });
  });

  it("is assumed by Step Functions for machines of the deploying account alone", () => {
    expect(jsonAttribute(stack, "aws_iam_role.pipeline", "assume_role_policy")).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "states.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: { "aws:SourceAccount": ref("data.aws_caller_identity.current.account_id") },
          },
        },
      ],
    });
  });
});

describe("the stack's policies", () => {
  it("name every action in full", () => {
    const actions = statements().flatMap(([, { Action }]) => Action);
    expect(actions.filter((action) => !/^[a-z]+:[A-Za-z]+$/.test(action))).toEqual([]);
  });

  it("leave the resource open only where the service knows none: log delivery and X-Ray", () => {
    const open = statements()
      .filter(([, { Resource }]) => [Resource].flat().includes("*"))
      .map(([role, { Sid }]) => `${role}: ${Sid}`);
    expect(open).toEqual([
      "activator: SendTraces",
      "pipeline: DeliverLogs",
      "pipeline: SendTraces",
      "processor: SendTraces",
    ]);
  });

  it("never let a function or the machine create a log group", () => {
    expect(statements().filter(([, { Action }]) => Action.includes("logs:CreateLogGroup"))).toEqual([]);
  });
});
