import type { Construct } from "constructs";
import { AwsProvider, TerraformStack } from "../cdk";

/** The region that a construct's stack is deployed to; undefined where its provider does not say. */
export function deployedRegion(construct: Construct): string | undefined {
  const provider = TerraformStack.of(construct)
    .node.findAll()
    .find((child) => child instanceof AwsProvider);
  return provider?.region;
}
