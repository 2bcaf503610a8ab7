import type { PlannedValue } from "../planned-value";
import { isNothing } from "../same-value";
import type { ResourceChange } from "../stack-change";
import type { Side } from "../stack-values";

/** Policies that are written for one role, user or group, by the attribute that names it. */
const WRITTEN: Readonly<Record<string, string>> = {
  aws_iam_role_policy: "role",
  aws_iam_user_policy: "user",
  aws_iam_group_policy: "group",
};

/** What ties a managed policy to roles, users or groups, by the attributes that name them. */
const ATTACHMENTS: Readonly<Record<string, readonly string[]>> = {
  aws_iam_policy_attachment: ["roles", "users", "groups"],
  aws_iam_role_policy_attachment: ["role"],
  aws_iam_user_policy_attachment: ["user"],
  aws_iam_group_policy_attachment: ["group"],
};

/** Whether a resource is a role, a policy, or what ties the two. */
export function isOfPermissions({ type }: ResourceChange): boolean {
  return (
    type === "aws_iam_role" ||
    type === "aws_iam_policy" ||
    Object.hasOwn(WRITTEN, type) ||
    Object.hasOwn(ATTACHMENTS, type)
  );
}

/** Whether a resource is a policy that is written for one role, user or group. */
export function isWrittenPolicy({ type }: ResourceChange): boolean {
  return Object.hasOwn(WRITTEN, type);
}

export function isAttachment({ type }: ResourceChange): boolean {
  return Object.hasOwn(ATTACHMENTS, type);
}

/** Whom a policy or an attachment names. */
export function holdersNamed(resource: ResourceChange, side: Side): PlannedValue[] {
  const written = WRITTEN[resource.type];
  const attributes = written === undefined ? (ATTACHMENTS[resource.type] ?? []) : [written];
  return attributes.flatMap((name) => listed(resource[side]?.[name]));
}

/** The items of a list; what is no list is one item. */
export function listed(value: PlannedValue | undefined): readonly PlannedValue[] {
  if (value === undefined || isNothing(value)) return [];
  return Array.isArray(value) ? (value as readonly PlannedValue[]) : [value];
}
