import type { Construct } from "constructs";
import { UserError } from "../input/user-error";

/**
 * Checks the id under which a construct is about to be added: it becomes part of Terraform's state addresses.
 * @throws UserError where it is no Terraform name or is taken
 */
export function checkedId(scope: Construct, id: string): string {
  const where = scope.node.path === "" ? id : `${scope.node.path}/${id}`;
  if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(id)) {
    throw new UserError({
      what: "The id of a construct is a letter, then letters, digits, hyphens and underscores",
      where,
      received: id,
      remedy: "Rename it: the id becomes the name in the resource's address",
    });
  }
  if (scope.node.tryFindChild(id) !== undefined) {
    throw new UserError({
      what: "Two constructs have one id",
      where,
      received: id,
      remedy: "Give one of them another id: it names the resources, and each address stands for one resource",
    });
  }
  return id;
}
