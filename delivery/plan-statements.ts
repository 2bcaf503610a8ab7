import type { PolicyStatement } from "../src/constructs/service-role";
import type { PipelineArns } from "./pipeline-arns";

/**
 * What `terraform plan -lock=false` calls: it reads the state and every resource in it, and has the definition validated.
 * Nothing in it writes.
 */
export function planStatements(arns: PipelineArns): PolicyStatement[] {
  return [
    allow("ReadState", ["s3:GetObject"], [arns.state]),
    allow("FindState", ["s3:ListBucket"], [arns.stateBucket]),
    allow(
      "ReadRoles",
      ["iam:GetRole", "iam:GetRolePolicy", "iam:ListAttachedRolePolicies", "iam:ListRolePolicies"],
      [arns.roles],
    ),
    allow(
      "ReadFunctions",
      [
        "lambda:GetFunction",
        "lambda:GetFunctionCodeSigningConfig",
        "lambda:ListTags",
        "lambda:ListVersionsByFunction",
      ],
      [arns.functions],
    ),
    allow(
      "ReadMachines",
      ["states:DescribeStateMachine", "states:ListStateMachineVersions", "states:ListTagsForResource"],
      [arns.machines],
    ),
    // Step Functions knows no resources for it: a definition that is validated is of no machine yet.
    allow("ValidateDefinitions", ["states:ValidateStateMachineDefinition"], "*"),
    allow("FindLogGroups", ["logs:DescribeLogGroups"], [arns.everyLogGroup]),
    allow("ReadLogGroups", ["logs:ListTagsForResource"], arns.logGroups),
  ];
}

/** A statement that allows something. */
export function allow(
  Sid: string,
  Action: readonly string[],
  Resource: readonly string[] | "*",
  Condition?: PolicyStatement["Condition"],
): PolicyStatement {
  return { Sid, Effect: "Allow", Action, Resource, ...(Condition !== undefined && { Condition }) };
}
