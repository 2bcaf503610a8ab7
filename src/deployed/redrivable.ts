import type { DescribeExecutionCommandOutput } from "@aws-sdk/client-sfn";
import { UserError } from "../input/user-error";

/**
 * Checks that an execution can be redriven.
 *
 * @throws UserError where AWS would refuse, with its reason
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html
 */
export function checkRedrivable(arn: string, execution: DescribeExecutionCommandOutput): void {
  const { status, redriveStatus, redriveStatusReason } = execution;
  if (status === "RUNNING" || status === "PENDING_REDRIVE") {
    throw refused(arn, "The execution runs", status, "Follow it: npm run inspect -- NAME --follow");
  }
  if (status === "SUCCEEDED") {
    throw refused(
      arn,
      "The execution has succeeded: there is nothing to redrive",
      status,
      "Start another one: npm run execute",
    );
  }
  if (redriveStatus === "REDRIVABLE_BY_MAP_RUN") {
    throw refused(
      arn,
      "A child execution of a Map Run is redriven with the execution that started the Map Run",
      redriveStatus,
      "Redrive that one",
    );
  }
  if (redriveStatus === "NOT_REDRIVABLE") {
    throw refused(
      arn,
      "The execution cannot be redriven",
      redriveStatusReason ?? redriveStatus,
      "Start another one: npm run execute. Redriven can be what ended in the last 14 days, ran for less than a year, and has fewer than 24,999 events",
    );
  }
}

function refused(where: string, what: string, received: string, remedy: string): UserError {
  return new UserError({ what, where, received, remedy });
}
