import { type PlannedValue, Unknown } from "../planned-value";
import { isBlock, member, sameValue } from "../same-value";
import type { Attributes, ResourceChange } from "../stack-change";
import type { Side, StackValues } from "../stack-values";
import { type HeldPolicy, managedPolicy, permissionsBoundary, writtenPolicy } from "./held-policy";
import type { HeldPolicies } from "./policy-holder";
import { isAttachment, isWrittenPolicy, listed } from "./policy-types";
import { type RoleIndex, referencesOf } from "./role-index";

/** Reads the policies of roles, on either side. */
export class PolicyReader {
  readonly values: StackValues;
  readonly #index: RoleIndex;
  readonly #documents = new Map<string, ResourceChange>();
  readonly #naming: readonly ResourceChange[];

  constructor(managed: readonly ResourceChange[], values: StackValues, index: RoleIndex) {
    this.values = values;
    this.#index = index;
    this.#naming = managed.filter((one) => isAttachment(one) || one.type === "aws_iam_role");
    for (const policy of managed.filter(({ type }) => type === "aws_iam_policy")) {
      this.#documents.set(policy.address, policy);
      for (const side of ["before", "after"] as const) {
        const arn = values.text(policy[side]?.arn, side);
        if (arn !== undefined) this.#documents.set(arn, policy);
      }
    }
  }

  /** The policies that something is attached to, or a role names. */
  attached(): ReadonlySet<ResourceChange> {
    const named = this.#naming.flatMap((one) =>
      (["before", "after"] as const).flatMap((side) =>
        [...listed(one[side]?.policy_arn), ...listed(one[side]?.managed_policy_arns)].map((arn) =>
          this.#documentOf(arn, side),
        ),
      ),
    );
    return new Set(named.filter((policy) => policy !== undefined));
  }

  document(policy: ResourceChange, side: Side): HeldPolicy[] {
    return writtenPolicy(policy.address, policy[side]?.policy, side, this.values);
  }

  /** What a policy or an attachment gives. */
  part(resource: ResourceChange, side: Side): HeldPolicy[] {
    const attributes = resource[side];
    if (attributes === undefined) return [];
    if (isWrittenPolicy(resource)) {
      return writtenPolicy(resource.address, attributes.policy, side, this.values);
    }
    return this.#managed(resource.address, attributes.policy_arn, side);
  }

  role(role: ResourceChange, parts: readonly ResourceChange[], side: Side): HeldPolicies {
    const { address } = role;
    const attributes = role[side];
    if (attributes === undefined) return { permissions: [], trust: [] };
    const boundary = this.values.text(attributes.permissions_boundary, side) || undefined;
    const own = parts.filter((part) => this.#index.rolesOn(part, side).includes(role));
    return {
      trust: writtenPolicy(address, attributes.assume_role_policy, side, this.values),
      permissions: [
        ...this.#inline(role, attributes, parts, side),
        ...this.#attachedTo(role, attributes, parts, side),
        ...own.flatMap((part) => this.part(part, side)),
        ...(boundary === undefined ? [] : [permissionsBoundary(address, boundary)]),
      ],
    };
  }

  /**
   * Inline policies in the role itself. The provider reads there also those that are resources of their own: what is one, and
   * stays in the role as it was last read, is left out.
   */
  #inline(
    role: ResourceChange,
    attributes: Attributes,
    parts: readonly ResourceChange[],
    side: Side,
  ): HeldPolicy[] {
    const names = new Set(
      parts.flatMap((part) =>
        (["before", "after"] as const).map((one) => this.values.text(part[one]?.name, one)),
      ),
    );
    const others = listed(role[side === "before" ? "after" : "before"]?.inline_policy);
    return listed(attributes.inline_policy).flatMap((policy) => {
      const name = this.values.text(member(policy, "name"), side);
      const isRead = names.has(name) && others.some((other) => sameValue(policy, other, this.values));
      if (isRead || (policy instanceof Unknown && policy.references.length === 0)) return [];
      const document = isBlock(policy) ? member(policy, "policy") : policy;
      return writtenPolicy(role.address, document, side, this.values);
    });
  }

  /** The same of managed policies. */
  #attachedTo(
    role: ResourceChange,
    attributes: Attributes,
    parts: readonly ResourceChange[],
    side: Side,
  ): HeldPolicy[] {
    const arns = new Set(
      parts.flatMap((part) =>
        (["before", "after"] as const).map((one) => this.values.text(part[one]?.policy_arn, one)),
      ),
    );
    const others = listed(role[side === "before" ? "after" : "before"]?.managed_policy_arns);
    return listed(attributes.managed_policy_arns).flatMap((arn) => {
      const isRead = arns.has(this.values.text(arn, side)) && others.includes(arn);
      if (isRead || (arn instanceof Unknown && arn.references.length === 0)) return [];
      return this.#managed(role.address, arn, side);
    });
  }

  #managed(address: string, arn: PlannedValue | undefined, side: Side): HeldPolicy[] {
    const policy = this.#documentOf(arn, side);
    if (policy !== undefined) return this.document(policy, side);
    const text = this.values.text(arn, side);
    if (text !== undefined) return [managedPolicy(address, text)];
    return writtenPolicy(address, arn, side, this.values);
  }

  #documentOf(arn: PlannedValue | undefined, side: Side): ResourceChange | undefined {
    const known = this.#documents.get(this.values.text(arn, side) ?? "");
    if (known !== undefined) return known;
    const referred = this.values.referred(referencesOf(arn));
    return referred?.type === "aws_iam_policy" ? referred : undefined;
  }
}
