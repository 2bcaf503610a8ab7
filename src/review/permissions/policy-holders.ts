import type { ResourceChange } from "../stack-change";
import type { StackValues } from "../stack-values";
import type { PolicyHolder } from "./policy-holder";
import { PolicyReader } from "./policy-reader";
import { isAttachment, isWrittenPolicy } from "./policy-types";
import { hasResourcePolicy, resourcePolicy } from "./resource-policy";
import { RoleIndex } from "./role-index";

/**
 * Everything in a stack that has policies, with all of them, wherever they are written: a role's trust, inline and managed
 * policies, policies and attachments that are resources of their own; what a queue, topic, bucket, key or function says of who
 * may use it. A policy of a role that the stack does not hold stands for itself.
 */
export function policyHolders(resources: readonly ResourceChange[], values: StackValues): PolicyHolder[] {
  const managed = resources.filter(({ mode }) => mode === "managed");
  const roles = managed.filter(({ type }) => type === "aws_iam_role");
  const index = new RoleIndex(roles, values);
  const parts = new Map<ResourceChange, ResourceChange[]>(roles.map((role) => [role, []]));
  const alone: ResourceChange[] = [];
  for (const resource of managed) {
    if (!isWrittenPolicy(resource) && !isAttachment(resource)) continue;
    const held = index.rolesOf(resource);
    for (const role of held) parts.get(role)?.push(resource);
    if (held.length === 0) alone.push(resource);
  }
  const reader = new PolicyReader(managed, values, index);
  const attached = reader.attached();
  const untied = managed.filter((one) => one.type === "aws_iam_policy" && !attached.has(one));
  return [
    ...roles.map((role) => roleHolder(role, parts.get(role) ?? [], reader)),
    ...alone.map((resource) => ({
      resource,
      name: index.namedHolder(resource) ?? resource.address,
      before: { permissions: reader.part(resource, "before"), trust: [] },
      after: { permissions: reader.part(resource, "after"), trust: [] },
      parts: [],
    })),
    ...untied.map((resource) => ({
      resource,
      name: values.text((resource.after ?? resource.before)?.name, "after") ?? resource.address,
      before: { permissions: reader.document(resource, "before"), trust: [] },
      after: { permissions: reader.document(resource, "after"), trust: [] },
      parts: [],
    })),
    ...managed.filter(hasResourcePolicy).map((resource) => ({
      resource,
      name: usedName(resource, values),
      before: { permissions: [], trust: resourcePolicy(resource, "before", values) },
      after: { permissions: [], trust: resourcePolicy(resource, "after", values) },
      parts: [],
    })),
  ];
}

function usedName(resource: ResourceChange, values: StackValues): string {
  const side = resource.after === undefined ? "before" : "after";
  const attributes = resource[side];
  const names = ["function_name", "name", "bucket", "queue_url", "arn"];
  const known = names.map((name) => values.text(attributes?.[name], side)).find(Boolean);
  return known ?? resource.address;
}

function roleHolder(role: ResourceChange, parts: ResourceChange[], reader: PolicyReader): PolicyHolder {
  return {
    resource: role,
    name: reader.values.text((role.after ?? role.before)?.name, "after") ?? role.address,
    before: reader.role(role, parts, "before"),
    after: reader.role(role, parts, "after"),
    parts,
  };
}
