import type { TerraformStack } from "cdktf/lib/terraform-stack";
import { Testing } from "cdktf/lib/testing";

type Block = Readonly<Record<string, unknown>>;
type Blocks = Readonly<Record<string, Readonly<Record<string, Block>>>>;

/** The Terraform JSON of a stack, as far as tests look into it. */
export interface Synthesized {
  readonly resource: Blocks;
  readonly data?: Blocks;
  readonly output?: Readonly<Record<string, Block>>;
  readonly provider: Readonly<Record<string, readonly Block[]>>;
  readonly terraform: Block;
}

export function synthesized(stack: TerraformStack): Synthesized {
  return JSON.parse(Testing.synth(stack, true)) as Synthesized;
}

/** The attributes of a resource, by its address. */
export function resource(stack: TerraformStack, address: string): Block {
  const [type = "", name = ""] = address.split(".");
  const found = synthesized(stack).resource[type]?.[name];
  if (found === undefined) throw new Error(`The stack has no ${address}`);
  return found;
}

/** An attribute of a resource that holds JSON text: a policy or a definition. */
export function jsonAttribute(stack: TerraformStack, address: string, attribute: string): unknown {
  return JSON.parse(String(resource(stack, address)[attribute]));
}

/** What a resource has under the key that Terraform ignores; the testing synthesis leaves it out. */
export function comments(stack: TerraformStack, address: string): unknown {
  const [type = "", name = ""] = address.split(".");
  const written = stack.toTerraform() as { readonly resource: Blocks };
  return written.resource[type]?.[name]?.["//"];
}
