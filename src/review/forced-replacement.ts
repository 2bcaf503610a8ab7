import { equalValues } from "./equal-values";
import type { Attributes } from "./stack-change";

/**
 * Attributes that the AWS provider cannot change in place, of the resources that this toolkit makes. A plan says so itself; where
 * there is none, this does.
 */
const REPLACING: Readonly<Record<string, readonly string[]>> = {
  aws_cloudwatch_log_group: ["name", "name_prefix", "log_group_class"],
  aws_iam_role: ["name", "name_prefix", "path"],
  aws_iam_role_policy: ["name", "name_prefix", "role"],
  aws_lambda_function: ["function_name", "package_type"],
  aws_sfn_state_machine: ["name", "name_prefix", "type"],
  aws_sqs_queue: ["name", "name_prefix", "fifo_queue"],
};

/** The attributes that change and force a replacement; empty for a type that is not known here. */
export function replacingAttributes(type: string, before: Attributes, after: Attributes): string[] {
  const names = Object.hasOwn(REPLACING, type) ? (REPLACING[type] ?? []) : [];
  return names.filter((name) => Object.hasOwn(after, name) && !equalValues(before[name], after[name]));
}
