import type { Construct } from "constructs";
import { TerraformStack } from "../cdk";
import { UserError } from "../input/user-error";

const PREFIX = "resource-name-prefix";

/** Gives every resource below `scope` a name that begins with `prefix`. */
export function setNamePrefix(scope: Construct, prefix: string): void {
  scope.node.setContext(PREFIX, prefix);
}

/** Name in a resource's address: the construct's id, or its path below the stack with a hash where it is nested. */
export function addressName(construct: Construct): string {
  return TerraformStack.of(construct).getLogicalId(construct.node);
}

/**
 * The name that a resource carries on AWS: the prefix, a hyphen and the name in its address.
 *
 * @param longest the most characters that the service allows
 * @throws UserError where the name is longer
 */
export function resourceName(construct: Construct, longest: number): string {
  const prefix: unknown = construct.node.tryGetContext(PREFIX) ?? TerraformStack.of(construct).node.id;
  const name = `${String(prefix)}-${addressName(construct)}`;
  if (name.length > longest) {
    throw new UserError({
      what: `A resource's name has ${name.length} characters, and AWS allows ${longest}`,
      where: construct.node.path,
      received: name,
      remedy: "Shorten the construct's id or the environment's name",
    });
  }
  return name;
}
