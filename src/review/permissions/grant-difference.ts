import type { PolicyGrant } from "./policy-grant";

export interface GrantDifference {
  /** What allows now and did not before, and what denied and does not any more. */
  readonly widened: readonly PolicyGrant[];
  /** What allowed before and does not now, and what denies now and did not before. */
  readonly narrowed: readonly PolicyGrant[];
}

/**
 * What of the grants after no grant before covers, and the other way round.
 *
 * A grant is held to each single one of the other side, not to several together: one that only all of them cover is told as
 * widened. A condition that differs makes another grant; one without a condition covers those with any.
 */
export function grantDifference(
  before: readonly PolicyGrant[],
  after: readonly PolicyGrant[],
): GrantDifference {
  const came = uncovered(after, before);
  const went = uncovered(before, after);
  return {
    widened: [...came.filter(allows), ...went.filter((one) => !allows(one))],
    narrowed: [...went.filter(allows), ...came.filter((one) => !allows(one))],
  };
}

/** Those of some grants that no other covers, each once. */
function uncovered(grants: readonly PolicyGrant[], others: readonly PolicyGrant[]): PolicyGrant[] {
  const held = new Set(others.map(({ key }) => key));
  const wide = others.filter(({ isWide }) => isWide);
  const apart = new Map<string, PolicyGrant>();
  for (const one of grants) {
    const { key, unconditionalKey } = one;
    if (held.has(key) || held.has(unconditionalKey) || apart.has(key)) continue;
    if (!wide.some((other) => other.covers(one))) apart.set(key, one);
  }
  return [...apart.values()];
}

function allows({ grant }: PolicyGrant): boolean {
  return grant.effect === "Allow";
}
