import type { PolicyStatement } from "../src/constructs/service-role";
import type { PipelineArns } from "./pipeline-arns";
import { allow, planStatements } from "./plan-statements";

const ASSUMED_BY = { Lambda: "lambda.amazonaws.com", StepFunctions: "states.amazonaws.com" };

/**
 * What `terraform apply` and `terraform destroy` call, on what is named like the pipeline's resources alone. A role may be
 * made, and given a policy, only within the boundary: otherwise who deploys could do anything, by a function that may.
 *
 * @param boundary ARN of the policy that bounds the pipeline's roles
 */
export function deployStatements(arns: PipelineArns, boundary: string): PolicyStatement[] {
  return [
    ...planStatements(arns),
    allow("WriteState", ["s3:PutObject"], [arns.state]),
    allow("LockState", ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], [arns.stateLock]),
    allow("WriteBoundedRoles", ["iam:CreateRole", "iam:PutRolePolicy"], [arns.roles], {
      StringEquals: { "iam:PermissionsBoundary": boundary },
    }),
    allow(
      "WriteRoles",
      [
        "iam:DeleteRole",
        "iam:DeleteRolePolicy",
        "iam:ListInstanceProfilesForRole",
        "iam:TagRole",
        "iam:UntagRole",
        "iam:UpdateAssumeRolePolicy",
      ],
      [arns.roles],
    ),
    ...Object.entries(ASSUMED_BY).map(([name, service]) =>
      allow(`PassRolesTo${name}`, ["iam:PassRole"], [arns.roles], {
        StringEquals: { "iam:PassedToService": service },
      }),
    ),
    allow(
      "WriteFunctions",
      [
        "lambda:CreateFunction",
        "lambda:DeleteFunction",
        "lambda:TagResource",
        "lambda:UntagResource",
        "lambda:UpdateFunctionCode",
        "lambda:UpdateFunctionConfiguration",
      ],
      [arns.functions],
    ),
    allow(
      "WriteMachines",
      [
        "states:CreateStateMachine",
        "states:DeleteStateMachine",
        "states:TagResource",
        "states:UntagResource",
        "states:UpdateStateMachine",
      ],
      [arns.machines],
    ),
    allow(
      "WriteLogGroups",
      [
        "logs:CreateLogGroup",
        "logs:DeleteLogGroup",
        "logs:PutRetentionPolicy",
        "logs:TagResource",
        "logs:UntagResource",
      ],
      arns.logGroups,
    ),
  ];
}
