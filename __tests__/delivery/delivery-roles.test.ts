import { Testing } from "cdktf/lib/testing";
import { describe, expect, it } from "vitest";
import { DeliveryRoles } from "../../delivery/delivery-roles";
import { readDeliverySettings } from "../../delivery/delivery-settings";
import { jsonAttribute, resource, synthesized } from "../synthesized";

function deliveryRoles(variables: Readonly<Record<string, string>> = {}): DeliveryRoles {
  const needed = { DELIVERY_REPOSITORY: "octo-org/hsi", DELIVERY_STATE_BUCKET: "states" };
  return new DeliveryRoles(Testing.app(), readDeliverySettings({ ...needed, ...variables }));
}

function ref(attribute: string): string {
  return `\${${attribute}}`;
}

const ACCOUNT = ref("data.aws_caller_identity.current.account_id");
const ROLES = `arn:aws:iam::${ACCOUNT}:role/hsi-dev-*`;
const FUNCTIONS = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:hsi-dev-*`;
const MACHINES = `arn:aws:states:us-east-1:${ACCOUNT}:stateMachine:hsi-dev-*`;
const LOG_GROUPS = [
  `arn:aws:logs:us-east-1:${ACCOUNT}:log-group:/aws/lambda/hsi-dev-*`,
  `arn:aws:logs:us-east-1:${ACCOUNT}:log-group:/aws/vendedlogs/states/hsi-dev-*`,
];
const STATE = "arn:aws:s3:::states/hsi-pipeline.tfstate";

function allow(Sid: string, Action: readonly string[], Resource: unknown, Condition?: unknown) {
  return { Sid, Effect: "Allow", Action, Resource, ...(Condition !== undefined && { Condition }) };
}

const READING = [
  allow("ReadState", ["s3:GetObject"], [STATE]),
  allow("FindState", ["s3:ListBucket"], ["arn:aws:s3:::states"]),
  allow(
    "ReadRoles",
    ["iam:GetRole", "iam:GetRolePolicy", "iam:ListAttachedRolePolicies", "iam:ListRolePolicies"],
    [ROLES],
  ),
  allow(
    "ReadFunctions",
    [
      "lambda:GetFunction",
      "lambda:GetFunctionCodeSigningConfig",
      "lambda:ListTags",
      "lambda:ListVersionsByFunction",
    ],
    [FUNCTIONS],
  ),
  allow(
    "ReadMachines",
    ["states:DescribeStateMachine", "states:ListStateMachineVersions", "states:ListTagsForResource"],
    [MACHINES],
  ),
  allow("ValidateDefinitions", ["states:ValidateStateMachineDefinition"], "*"),
  allow("FindLogGroups", ["logs:DescribeLogGroups"], [`arn:aws:logs:us-east-1:${ACCOUNT}:log-group:*`]),
  allow("ReadLogGroups", ["logs:ListTagsForResource"], LOG_GROUPS),
];

const WRITING = [
  allow("WriteState", ["s3:PutObject"], [STATE]),
  allow("LockState", ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], [`${STATE}.tflock`]),
  allow("WriteBoundedRoles", ["iam:CreateRole", "iam:PutRolePolicy"], [ROLES], {
    StringEquals: { "iam:PermissionsBoundary": ref("aws_iam_policy.boundary.arn") },
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
    [ROLES],
  ),
  allow("PassRolesToLambda", ["iam:PassRole"], [ROLES], {
    StringEquals: { "iam:PassedToService": "lambda.amazonaws.com" },
  }),
  allow("PassRolesToStepFunctions", ["iam:PassRole"], [ROLES], {
    StringEquals: { "iam:PassedToService": "states.amazonaws.com" },
  }),
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
    [FUNCTIONS],
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
    [MACHINES],
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
    LOG_GROUPS,
  ),
];

function trust(provider: string, subjects: readonly string[]) {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Federated: provider },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringEquals: {
            "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
            "token.actions.githubusercontent.com:sub": subjects,
          },
        },
      },
    ],
  };
}

describe("the stack of the delivery's roles", () => {
  it("holds these resources and no other", () => {
    const { resource: resources, output } = synthesized(deliveryRoles());
    const names = Object.entries(resources).flatMap(([type, blocks]) =>
      Object.entries(blocks).map(([name, block]) => [`${type}.${name}`, block.name]),
    );
    expect(Object.fromEntries(names)).toEqual({
      "aws_iam_openid_connect_provider.github": undefined,
      "aws_iam_policy.boundary": "delivery-hsi-dev-boundary",
      "aws_iam_role.deploy": "delivery-hsi-dev-deploy",
      "aws_iam_role.plan": "delivery-hsi-dev-plan",
      "aws_iam_role_policy.deploy": "delivery-hsi-dev-deploy",
      "aws_iam_role_policy.plan": "delivery-hsi-dev-plan",
    });
    expect(output).toEqual({
      deploy_role_arn: { value: ref("aws_iam_role.deploy.arn") },
      permissions_boundary_arn: { value: ref("aws_iam_policy.boundary.arn") },
      plan_role_arn: { value: ref("aws_iam_role.plan.arn") },
    });
  });

  it("trusts the tokens of GitHub that are for AWS", () => {
    expect(resource(deliveryRoles(), "aws_iam_openid_connect_provider.github")).toEqual({
      client_id_list: ["sts.amazonaws.com"],
      url: "https://token.actions.githubusercontent.com",
    });
  });

  it("lets pull requests and main read, and what was approved deploy", () => {
    const provider = ref("aws_iam_openid_connect_provider.github.arn");
    const stack = deliveryRoles();
    expect(jsonAttribute(stack, "aws_iam_role.plan", "assume_role_policy")).toEqual(
      trust(provider, ["repo:octo-org/hsi:pull_request", "repo:octo-org/hsi:ref:refs/heads/main"]),
    );
    expect(jsonAttribute(stack, "aws_iam_role.deploy", "assume_role_policy")).toEqual(
      trust(provider, ["repo:octo-org/hsi:environment:production"]),
    );
  });

  it("names an immutable subject as the tokens do, and a provider that is there already", () => {
    const stack = deliveryRoles({
      DELIVERY_REPOSITORY: "octo-org@123/hsi@456",
      DELIVERY_PROVIDER: "existing",
      DELIVERY_REGION: "us-gov-west-1",
    });
    expect(synthesized(stack).resource.aws_iam_openid_connect_provider).toBeUndefined();
    expect(jsonAttribute(stack, "aws_iam_role.deploy", "assume_role_policy")).toEqual(
      trust(`arn:aws-us-gov:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com`, [
        "repo:octo-org@123/hsi@456:environment:production",
      ]),
    );
  });

  it("lets a plan read, and nothing else", () => {
    expect(jsonAttribute(deliveryRoles(), "aws_iam_role_policy.plan", "policy")).toEqual({
      Version: "2012-10-17",
      Statement: READING,
    });
    const actions = READING.flatMap(({ Action }) => Action);
    expect(actions.filter((action) => !/:(Get|List|Describe|Validate)/.test(action))).toEqual([]);
  });

  it("lets a deployment read and write what is named like the pipeline's, its roles within the boundary", () => {
    expect(jsonAttribute(deliveryRoles(), "aws_iam_role_policy.deploy", "policy")).toEqual({
      Version: "2012-10-17",
      Statement: [...READING, ...WRITING],
    });
  });

  it("bounds the pipeline's roles by what they need", () => {
    expect(jsonAttribute(deliveryRoles(), "aws_iam_policy.boundary", "policy")).toEqual({
      Version: "2012-10-17",
      Statement: [
        allow("InvokeFunctions", ["lambda:InvokeFunction"], [FUNCTIONS]),
        allow("WriteLogs", ["logs:CreateLogStream", "logs:PutLogEvents"], LOG_GROUPS),
        allow(
          "DeliverLogs",
          [
            "logs:CreateLogDelivery",
            "logs:GetLogDelivery",
            "logs:UpdateLogDelivery",
            "logs:DeleteLogDelivery",
            "logs:ListLogDeliveries",
            "logs:PutResourcePolicy",
            "logs:DescribeResourcePolicies",
            "logs:DescribeLogGroups",
          ],
          "*",
        ),
        allow(
          "SendTraces",
          [
            "xray:PutTraceSegments",
            "xray:PutTelemetryRecords",
            "xray:GetSamplingRules",
            "xray:GetSamplingTargets",
          ],
          "*",
        ),
      ],
    });
  });

  it("has no name that a deployment may write", () => {
    const names = Object.values(synthesized(deliveryRoles()).resource)
      .flatMap((blocks) => Object.values(blocks))
      .flatMap(({ name }) => (name === undefined ? [] : [String(name)]));
    expect(names).toHaveLength(5);
    expect(names.filter((name) => name.startsWith("hsi-"))).toEqual([]);
  });

  it("is of one environment", () => {
    const text = JSON.stringify(synthesized(deliveryRoles({ DELIVERY_ENVIRONMENT: "prod" })));
    expect(text).toContain("arn:aws:s3:::states/hsi-pipeline-prod.tfstate");
    expect(text).toContain("function:hsi-prod-*");
    expect(text).not.toContain("hsi-dev");
  });
});
