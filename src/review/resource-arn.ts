import type { ResourceChange } from "./stack-change";
import type { Side, StackValues } from "./stack-values";

/** A resource's ARN as texts of the stack have it: the reference to it, where it is not known yet. */
export function resourceArn({ address }: ResourceChange, side: Side, values: StackValues): string {
  const reference = `${address}.arn`;
  return values.valueOf(reference, side) ?? `\${${reference}}`;
}
