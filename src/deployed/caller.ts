import type { AwsClients } from "./aws-clients";
import { called } from "./aws-error";

/** Whose credentials these are. */
export interface Caller {
  /** Twelve digits. */
  readonly account: string;
  readonly arn: string;
}

/**
 * Whose credentials these are, which AWS tells without a permission.
 *
 * @throws UserError where there are none, or AWS does not know them
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export async function callerOf(aws: AwsClients): Promise<Caller> {
  const { GetCallerIdentityCommand }: typeof import("@aws-sdk/client-sts") = require("@aws-sdk/client-sts");
  const { Account = "", Arn = "" } = await called({ action: "sts:GetCallerIdentity", on: aws.region }, () =>
    aws.sts.send(new GetCallerIdentityCommand()),
  );
  return { account: Account, arn: Arn };
}
