import type { ResourceChange } from "../stack-change";
import type { HeldPolicy } from "./held-policy";

/** What a holder has on one side of a change. */
export interface HeldPolicies {
  /** What it may do. */
  readonly permissions: readonly HeldPolicy[];
  /** Who may assume it, or use it. */
  readonly trust: readonly HeldPolicy[];
}

/** What policies belong to: a role, a resource with a policy of its own, or a policy of whom the stack does not know. */
export interface PolicyHolder {
  readonly resource: ResourceChange;
  readonly name: string;
  readonly before: HeldPolicies;
  readonly after: HeldPolicies;
  /** What its policies are written in, besides itself. */
  readonly parts: readonly ResourceChange[];
}
