import { PartlyKnown, type PlannedValue, Sensitive, Unknown } from "../planned-value";
import { isNothing } from "../same-value";
import type { Side, StackValues } from "../stack-values";
import { canonicalJson } from "./canonical-json";
import { PolicyGrant } from "./policy-grant";
import { policyGrants } from "./policy-statement";

/** A policy that a role or resource has on one side of a change. */
export interface HeldPolicy {
  /** Address of the resource that it is written in. */
  readonly address: string;
  readonly grants: readonly PolicyGrant[];
  /** The same for policies that are written the same. */
  readonly text: string;
  /** What it comes from, where it is not known. */
  readonly unknown?: readonly string[];
}

/** A policy document, as the text of an attribute. */
export function writtenPolicy(
  address: string,
  value: PlannedValue | undefined,
  side: Side,
  values: StackValues,
): HeldPolicy[] {
  if (isNothing(value)) return [];
  const json = values.json(value, side);
  if (json !== undefined) {
    return [{ address, grants: policyGrants(json, address), text: canonicalJson(json) }];
  }
  const references = value instanceof Unknown || value instanceof PartlyKnown ? value.references : [];
  const text = value instanceof Sensitive && !value.isChanged ? "sensitive" : `unknown on side ${side}`;
  return [{ address, grants: [], text, unknown: references }];
}

/** A managed policy whose document the stack does not hold: one grant that names it. */
export function managedPolicy(address: string, arn: string): HeldPolicy {
  const grant = { effect: "Allow", action: `policy ${arn}` } as const;
  return { address, grants: [new PolicyGrant(grant, { policy: address })], text: arn };
}

/**
 * A permissions boundary: whatever it does not allow is denied. Going away, it widens.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export function permissionsBoundary(address: string, arn: string): HeldPolicy {
  const grant = { effect: "Deny", action: `not policy ${arn}` } as const;
  return { address, grants: [new PolicyGrant(grant, { policy: address })], text: `boundary ${arn}` };
}
