import { attributeChanges } from "../attribute-changes";
import type { AttributeChange, GrantChange, RoleChange } from "../review";
import type { Action, StackChange } from "../stack-change";
import type { StackValues } from "../stack-values";
import { comparedPolicies } from "./compared-policies";
import { grantDifference } from "./grant-difference";
import type { HeldPolicy } from "./held-policy";
import type { PolicyGrant } from "./policy-grant";
import type { HeldPolicies, PolicyHolder } from "./policy-holder";
import { PolicyReasons } from "./policy-reasons";
import { isOfPermissions } from "./policy-types";
import { isResourcePolicy } from "./resource-policy";
import { riskOf } from "./risk";

/** Attributes that are told as permissions, or come from AWS. */
const LEFT_OUT = new Set([
  "arn",
  "assume_role_policy",
  "create_date",
  "id",
  "inline_policy",
  "managed_policy_arns",
  "permissions_boundary",
  "policy",
  "policy_arn",
  "policy_document",
  "policy_id",
  "unique_id",
]);

/** How the policies of a stack's roles, and of what is used by others, change. */
export function roleChanges(
  holders: readonly PolicyHolder[],
  folders: StackChange["folders"],
  values: StackValues,
): RoleChange[] {
  const reasons = {
    widened: new PolicyReasons(folders.after, "after", values),
    narrowed: new PolicyReasons(folders.before, "before", values),
  };
  return holders
    .map((holder) => ({ holder, change: roleChange(holder, values, reasons) }))
    .filter(({ holder, change: one }) => isChange(one, holder))
    .map(({ change: one }) => one);
}

type Reasons = Readonly<Record<GrantChange["kind"], PolicyReasons>>;

function roleChange(holder: PolicyHolder, values: StackValues, reasons: Reasons): RoleChange {
  const { resource, name, parts } = holder;
  const { address, action, movedFrom } = resource;
  const { before, after } = comparedPolicies(holder);
  const permissions = grantChanges(before.permissions, after.permissions, reasons);
  const trust = grantChanges(before.trust, after.trust, reasons);
  const unknown = [...holder.after.permissions, ...holder.after.trust].flatMap((policy) =>
    policy.unknown === undefined ? [] : [{ address: policy.address, references: policy.unknown }],
  );
  return {
    address,
    name,
    action,
    ...(movedFrom !== undefined && { movedFrom }),
    permissions,
    trust,
    isReworded:
      permissions.length + trust.length + unknown.length === 0 &&
      wording(holder.before) !== wording(holder.after),
    unknown: unknown.filter(({ address: policy }) => isTouched(policy, holder)),
    settings: [resource, ...parts].flatMap((part): AttributeChange[] => {
      if (!isOfPermissions(part)) return [];
      if (part !== resource && part.action !== "update" && part.action !== "replace") return [];
      const changes = attributeChanges(part, values, LEFT_OUT);
      return part === resource
        ? changes
        : changes.map((one) => ({ ...one, path: `${part.address}.${one.path}` }));
    }),
  };
}

/** Whether a policy that is not known may differ from what was before. */
function isTouched(policy: string, { before, after }: PolicyHolder): boolean {
  const texts = ({ permissions, trust }: HeldPolicies) =>
    [...permissions, ...trust].filter(({ address }) => address === policy).map(({ text }) => text);
  return texts(before).sort().join() !== texts(after).sort().join();
}

function wording({ permissions, trust }: HeldPolicies): string {
  return JSON.stringify([permissions, trust].map((policies) => policies.map(({ text }) => text).sort()));
}

function grantChanges(
  before: readonly HeldPolicy[],
  after: readonly HeldPolicy[],
  reasons: Reasons,
): GrantChange[] {
  const grants = (policies: readonly HeldPolicy[]) => policies.flatMap((policy) => policy.grants);
  const { widened, narrowed } = grantDifference(grants(before), grants(after));
  return [
    ...widened.map((one) => grantChange(one, "widened", reasons)),
    ...narrowed.map((one) => grantChange(one, "narrowed", reasons)),
  ];
}

function grantChange(one: PolicyGrant, kind: GrantChange["kind"], reasons: Reasons): GrantChange {
  const { grant, source } = one;
  const risk = kind === "widened" ? riskOf(grant) : undefined;
  return {
    kind,
    ...grant,
    ...(source.sid !== undefined && { sid: source.sid }),
    ...(risk !== undefined && { risk }),
    reasons: reasons[kind].of(one),
  };
}

const WHOLE = new Set<Action>(["create", "delete", "replace", "forget"]);

function isChange(change: RoleChange, { resource }: PolicyHolder): boolean {
  const { action, permissions, trust, isReworded, unknown, settings, movedFrom } = change;
  const isOwn = isOfPermissions(resource) || isResourcePolicy(resource);
  return (
    permissions.length + trust.length + unknown.length + settings.length > 0 ||
    isReworded ||
    (isOwn && (movedFrom !== undefined || WHOLE.has(action)))
  );
}
