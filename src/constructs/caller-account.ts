import type { Construct } from "constructs";
import { DataAwsCallerIdentity, TerraformStack } from "../cdk";

// No id of a user's construct has a dot, so none can be taken for this one.
const ID = "caller.identity";

/** Id of the account that Terraform deploys into, known when it plans. */
export function callerAccount(construct: Construct): string {
  const stack = TerraformStack.of(construct);
  const existing = stack.node.tryFindChild(ID);
  if (existing instanceof DataAwsCallerIdentity) return existing.accountId;
  const identity = new DataAwsCallerIdentity(stack, ID);
  identity.overrideLogicalId("current");
  return identity.accountId;
}
