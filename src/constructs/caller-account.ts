import type { Construct } from "constructs";
import { DataAwsCallerIdentity, TerraformStack } from "../cdk";

const ID = "current";

/** Id of the account that Terraform deploys into, known when it plans. */
export function callerAccount(construct: Construct): string {
  const stack = TerraformStack.of(construct);
  const existing = stack.node.tryFindChild(ID);
  const identity =
    existing instanceof DataAwsCallerIdentity ? existing : new DataAwsCallerIdentity(stack, ID);
  return identity.accountId;
}
