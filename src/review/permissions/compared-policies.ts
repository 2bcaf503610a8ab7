import type { HeldPolicy } from "./held-policy";
import type { HeldPolicies, PolicyHolder } from "./policy-holder";

/**
 * Both sides of what a holder has, to be compared: a policy that is not known on one side counts as it is on the other, so that
 * nothing is said to come or go of what nobody knows.
 */
export function comparedPolicies({
  before,
  after,
}: PolicyHolder): Readonly<Record<"before" | "after", HeldPolicies>> {
  return { before: completed(before, after), after: completed(after, before) };
}

function completed(own: HeldPolicies, other: HeldPolicies): HeldPolicies {
  return {
    permissions: withOthers(own.permissions, other.permissions),
    trust: withOthers(own.trust, other.trust),
  };
}

function withOthers(own: readonly HeldPolicy[], others: readonly HeldPolicy[]): readonly HeldPolicy[] {
  const unknown = new Set(own.filter((one) => one.unknown !== undefined).map(({ address }) => address));
  return unknown.size === 0 ? own : [...own, ...others.filter(({ address }) => unknown.has(address))];
}
