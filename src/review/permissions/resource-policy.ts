import type { Json } from "../../input/json-text";
import type { PlannedValue } from "../planned-value";
import { Unknown } from "../planned-value";
import type { ResourceChange } from "../stack-change";
import type { Side, StackValues } from "../stack-values";
import { canonicalJson } from "./canonical-json";
import { type HeldPolicy, writtenPolicy } from "./held-policy";
import { policyGrants } from "./policy-statement";

/**
 * Resources that hold a policy of who may use them, by the attribute that has it.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html
 */
const POLICIES: Readonly<Record<string, string>> = {
  aws_backup_vault_policy: "policy",
  aws_cloudwatch_event_bus_policy: "policy",
  aws_cloudwatch_log_resource_policy: "policy_document",
  aws_dynamodb_resource_policy: "policy",
  aws_ecr_repository_policy: "policy",
  aws_efs_file_system_policy: "policy",
  aws_kinesis_resource_policy: "policy",
  aws_kms_key: "policy",
  aws_kms_key_policy: "policy",
  aws_s3_bucket: "policy",
  aws_s3_bucket_policy: "policy",
  aws_secretsmanager_secret: "policy",
  aws_secretsmanager_secret_policy: "policy",
  aws_sns_topic: "policy",
  aws_sns_topic_policy: "policy",
  aws_sqs_queue: "policy",
  aws_sqs_queue_policy: "policy",
};

/** Whether a resource is nothing but a policy of who may use another. */
export function isResourcePolicy({ type }: ResourceChange): boolean {
  return type === "aws_lambda_permission" || (Object.hasOwn(POLICIES, type) && /_policy$/.test(type));
}

/** Whether a resource may say who may use it, or another. */
export function hasResourcePolicy({ type }: ResourceChange): boolean {
  return type === "aws_lambda_permission" || Object.hasOwn(POLICIES, type);
}

/** Who may use a resource, as it says itself; nothing where it says nothing. */
export function resourcePolicy(resource: ResourceChange, side: Side, values: StackValues): HeldPolicy[] {
  const { type, address } = resource;
  const attributes = resource[side];
  if (attributes === undefined) return [];
  if (type === "aws_lambda_permission") return [lambdaPermission(address, attributes, side, values)];
  const value = attributes[POLICIES[type] ?? ""];
  // A provider reads there what another resource wrote.
  if (!isResourcePolicy(resource) && value instanceof Unknown && value.references.length === 0) return [];
  return writtenPolicy(address, value, side, values);
}

/** @see https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html */
function lambdaPermission(
  address: string,
  attributes: Readonly<Record<string, PlannedValue>>,
  side: Side,
  values: StackValues,
): HeldPolicy {
  const text = (name: string) => values.text(attributes[name], side) || undefined;
  const principal = text("principal") ?? "*";
  const qualifier = text("qualifier");
  const conditions = (operator: string, named: Readonly<Record<string, string>>) => {
    const given = Object.entries(named).flatMap(([attribute, key]) => {
      const value = text(attribute);
      return value === undefined ? [] : [[key, value] as const];
    });
    return given.length === 0 ? [] : [[operator, Object.fromEntries(given)] as const];
  };
  const document: Json = {
    Statement: {
      Sid: text("statement_id") ?? "",
      Effect: "Allow",
      Principal: principal.includes(".amazonaws.com") ? { Service: principal } : { AWS: principal },
      Action: text("action") ?? "lambda:InvokeFunction",
      Resource: `${text("function_name") ?? "*"}${qualifier === undefined ? "" : `:${qualifier}`}`,
      Condition: Object.fromEntries([
        ...conditions("ArnLike", { source_arn: "aws:SourceArn" }),
        ...conditions("StringEquals", {
          source_account: "aws:SourceAccount",
          principal_org_id: "aws:PrincipalOrgID",
          event_source_token: "lambda:EventSourceToken",
          function_url_auth_type: "lambda:FunctionUrlAuthType",
        }),
      ]),
    },
  };
  return { address, grants: policyGrants(document, address), text: canonicalJson(document) };
}
