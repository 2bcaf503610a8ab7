import type { Construct } from "constructs";

const BOUNDARY = "permissions-boundary";

/**
 * Bounds every role below `scope` by a policy: whatever its own policies allow, it may do no more than that.
 *
 * @param policyArn of a managed policy
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export function setPermissionsBoundary(scope: Construct, policyArn: string): void {
  scope.node.setContext(BOUNDARY, policyArn);
}

/** The property of a role that bounds it; none where nothing does. */
export function permissionsBoundary(construct: Construct): { readonly permissionsBoundary?: string } {
  const policyArn: unknown = construct.node.tryGetContext(BOUNDARY);
  return typeof policyArn === "string" ? { permissionsBoundary: policyArn } : {};
}
