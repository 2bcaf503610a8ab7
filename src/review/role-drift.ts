import { isRecord } from "../asl/scopes";
import { equalValues } from "./equal-values";
import type { PlannedValue } from "./planned-value";
import type { Attributes, ResourceChange } from "./stack-change";

/**
 * A role's drift without what is no drift: the provider reads back into the role, as its inline and managed policies, what
 * resources of the stack's own have attached to it. A policy that none of them has is left.
 *
 * @param resources all of the plan
 */
export function withoutOwnPolicies(
  drift: ResourceChange,
  resources: readonly ResourceChange[],
): ResourceChange {
  const { type, before, after } = drift;
  if (type !== "aws_iam_role" || before === undefined || after === undefined) return drift;
  const own = resources.flatMap((one) =>
    one.before !== undefined && one.before.role === before.name ? [{ ...one, before: one.before }] : [],
  );
  const inline = own.filter((one) => one.type === "aws_iam_role_policy").map((one) => one.before);
  const managed = own
    .filter((one) => one.type === "aws_iam_role_policy_attachment")
    .map((one) => one.before.policy_arn);
  const without = (attributes: Attributes): Attributes => ({
    ...attributes,
    ...remaining(attributes, "inline_policy", (policy) => inline.some((one) => isSamePolicy(policy, one))),
    ...remaining(attributes, "managed_policy_arns", (arn) => managed.includes(arn)),
  });
  return { ...drift, before: without(before), after: without(after) };
}

function remaining(attributes: Attributes, name: string, isOwn: (item: PlannedValue) => boolean): Attributes {
  const value = attributes[name];
  return Array.isArray(value) ? { [name]: value.filter((item: PlannedValue) => !isOwn(item)) } : {};
}

function isSamePolicy(inline: PlannedValue, { name, policy }: Attributes): boolean {
  return isRecord(inline) && inline.name === name && equalValues(inline.policy as PlannedValue, policy);
}
