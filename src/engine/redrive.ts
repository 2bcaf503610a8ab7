import type { Json } from "../input/json-text";

/**
 * What a description of an ended execution says of redriving it; nothing is redriven here.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html
 */
export function redriveMembers(status: string, redrivable: string): { readonly [key: string]: Json } {
  return status === "SUCCEEDED"
    ? {
        RedriveCount: 0,
        RedriveStatus: "NOT_REDRIVABLE",
        RedriveStatusReason: "Execution is SUCCEEDED and cannot be redriven",
      }
    : { RedriveCount: 0, RedriveStatus: redrivable };
}
