import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { deployedStack } from "../../src/deployed/stack-of-state";
import { parseJson } from "../../src/input/json-text";
import { readState, type StateResource } from "../../src/terraform/state";
import { CHECKOUT } from "../checkout";
import { userErrorOf } from "../user-error-of";

const FILE = join(CHECKOUT, "__tests__/review/plans/deployed-state.json");

function resource(address: string, values: StateResource["values"], mode: StateResource["mode"] = "managed") {
  const [type = "", name = ""] = address.split(".").slice(-2);
  return { address, mode, type, name, values, sensitive: {} };
}

const MACHINE = "arn:aws:states:eu-west-1:123456789012:stateMachine:m";

describe("what is deployed, by a stack's state", () => {
  it("is read of a state as Terraform prints it", () => {
    const state = readState(parseJson(readFileSync(FILE, "utf8"), FILE), FILE);
    const stack = deployedStack(state, "hsi-pipeline");
    const definition = stack?.stateMachines[0]?.definition ?? "";
    expect({
      ...stack,
      stateMachines: stack?.stateMachines.map((one) => ({
        ...one,
        definition: Object.keys(JSON.parse(definition).States),
        revisionId: one.revisionId?.length,
      })),
      functions: stack?.functions
        .slice(0, 1)
        .map((one) => ({ ...one, lastModified: one.lastModified?.length })),
    }).toEqual({
      name: "hsi-pipeline",
      region: "us-east-1",
      account: "000000000000",
      stateMachines: [
        {
          address: "aws_sfn_state_machine.pipeline",
          arn: "arn:aws:states:us-east-1:000000000000:stateMachine:hsi-dev-pipeline",
          name: "hsi-dev-pipeline",
          type: "STANDARD",
          roleArn: "arn:aws:iam::000000000000:role/hsi-dev-pipeline",
          definition: ["Activator", "Processor", "SuccessState"],
          revisionId: 36,
          status: "ACTIVE",
          logGroup: "/aws/vendedlogs/states/hsi-dev-pipeline",
          logLevel: "ALL",
          logsExecutionData: true,
        },
      ],
      functions: [
        {
          address: "aws_lambda_function.activator",
          arn: "arn:aws:lambda:us-east-1:000000000000:function:hsi-dev-activator",
          name: "hsi-dev-activator",
          runtime: "nodejs22.x",
          memoryMegabytes: 256,
          timeoutSeconds: 30,
          codeSha256: "neUD57Det76aCjAwFZGoEkUretOIxHeM5g+YO7K3FKg=",
          filename: "assets/activator/13749915dd124543.zip",
          lastModified: 28,
          logGroup: "/aws/lambda/hsi-dev-activator",
        },
      ],
      roles: ["activator", "pipeline", "processor"].map((name) => ({
        address: `aws_iam_role.${name}`,
        arn: `arn:aws:iam::000000000000:role/hsi-dev-${name}`,
        name: `hsi-dev-${name}`,
      })),
      logGroups: [
        {
          address: "aws_cloudwatch_log_group.activator",
          name: "/aws/lambda/hsi-dev-activator",
          retentionDays: 30,
        },
        {
          address: "aws_cloudwatch_log_group.pipeline",
          name: "/aws/vendedlogs/states/hsi-dev-pipeline",
          retentionDays: 30,
        },
        {
          address: "aws_cloudwatch_log_group.processor",
          name: "/aws/lambda/hsi-dev-processor",
          retentionDays: 30,
        },
      ],
      addresses: [
        ...["activator", "pipeline", "processor"].map((name) => `aws_cloudwatch_log_group.${name}`),
        ...["activator", "pipeline", "processor"].map((name) => `aws_iam_role.${name}`),
        ...["activator", "pipeline", "processor"].map((name) => `aws_iam_role_policy.${name}`),
        "aws_lambda_function.activator",
        "aws_lambda_function.processor",
        "aws_sfn_state_machine.pipeline",
      ],
    });
  });

  it("is nothing where the state has no resource, or only what was read", () => {
    const data = resource("data.aws_caller_identity.current", { account_id: "123456789012" }, "data");
    expect(deployedStack({ resources: [], outputs: {} }, "s")).toBeUndefined();
    expect(deployedStack({ resources: [data], outputs: {} }, "s")).toBeUndefined();
  });

  it("has the defaults of AWS where a state leaves something out, in child modules too", () => {
    const resources = [
      resource("module.a.aws_sfn_state_machine.m", {
        arn: MACHINE,
        name: "m",
        type: "EXPRESS",
        role_arn: "r",
        definition: "{}",
        logging_configuration: [{ level: "OFF", log_destination: "", include_execution_data: false }],
      }),
      resource("module.a.aws_lambda_function.f", {
        arn: "arn:aws:lambda:eu-west-1:123456789012:function:f",
        function_name: "f",
        filename: "",
      }),
      resource("aws_cloudwatch_log_group.g", { name: "g", retention_in_days: null }),
    ];
    expect(deployedStack({ resources, outputs: {} }, "s")).toEqual({
      name: "s",
      region: "eu-west-1",
      account: "123456789012",
      stateMachines: [
        {
          address: "module.a.aws_sfn_state_machine.m",
          arn: MACHINE,
          name: "m",
          type: "EXPRESS",
          roleArn: "r",
          definition: "{}",
          logLevel: "OFF",
          logsExecutionData: false,
        },
      ],
      functions: [
        {
          address: "module.a.aws_lambda_function.f",
          arn: "arn:aws:lambda:eu-west-1:123456789012:function:f",
          name: "f",
          memoryMegabytes: 128,
          timeoutSeconds: 3,
          logGroup: "/aws/lambda/f",
        },
      ],
      roles: [],
      logGroups: [{ address: "aws_cloudwatch_log_group.g", name: "g", retentionDays: 0 }],
      addresses: [
        "aws_cloudwatch_log_group.g",
        "module.a.aws_lambda_function.f",
        "module.a.aws_sfn_state_machine.m",
      ],
    });
  });

  it("has the account of a role and the region of another resource", () => {
    const resources = [
      resource("aws_iam_role.r", { arn: "arn:aws:iam::123456789012:role/r", name: "r" }),
      resource("aws_sqs_queue.q", { arn: "arn:aws:sqs:eu-north-1:123456789012:q" }),
    ];
    const { region, account } = deployedStack({ resources, outputs: {} }, "s") ?? {};
    expect({ region, account }).toEqual({ region: "eu-north-1", account: "123456789012" });
  });

  it("says where no resource tells the place", () => {
    const resources = [resource("aws_iam_role.r", { arn: "arn:aws:iam::123456789012:role/r", name: "r" })];
    expect(userErrorOf(() => deployedStack({ resources, outputs: {} }, "s"))).toBe(
      `error: The state does not tell where the stack is deployed: no resource has an ARN with a region and an account
   at: the state of s
  got: ["aws_iam_role.r"]
  fix: Deploy the stack whole: terraform apply`,
    );
  });
});
