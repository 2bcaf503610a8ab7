/** Where a state machine is deployed; what of it only Terraform knows is a reference. */
export interface Place {
  readonly region: string;
  readonly account: string;
  /** The state machine's name. */
  readonly machine: string;
  /**
   * What the stack sets an attribute of one of its resources to.
   *
   * @param address for example `aws_ecs_task_definition.render`
   * @returns undefined where it does not set it, or the resource is none of the stack's
   */
  attribute(address: string, attribute: string): string | undefined;
}

/** The partition that a region is in. */
export function partitionOf(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

/** The ARN of a resource in the machine's own region and account. */
export function arnIn({ region, account }: Place, service: string, resource: string): string {
  return `arn:${partitionOf(region)}:${service}:${region}:${account}:${resource}`;
}
