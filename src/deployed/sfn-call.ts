import type { SFNClient } from "@aws-sdk/client-sfn";
import type { AwsClients } from "./aws-clients";
import { called } from "./aws-error";

/** The SDK's client of Step Functions, which is loaded with the first call. */
type Sfn = typeof import("@aws-sdk/client-sfn");

/**
 * Calls an action of Step Functions.
 *
 * @param action without its service: `DescribeExecution`
 * @param on ARN of what it is called on
 * @throws UserError where AWS refuses
 */
export function sfnCall<T>(
  aws: AwsClients,
  action: string,
  on: string,
  send: (sfn: SFNClient, sdk: Sfn) => Promise<T>,
): Promise<T> {
  const sdk: Sfn = require("@aws-sdk/client-sfn");
  return called({ action: `states:${action}`, on }, () => send(aws.sfn, sdk));
}
