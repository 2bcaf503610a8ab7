import type { AwsClients } from "./aws-clients";
import { called } from "./aws-error";
import type { DeployedStack } from "./deployed-stack";

/** Who asks AWS, and about whose account. */
export interface Account {
  readonly account: string;
  readonly region: string;
  /** ARN of who asks. */
  readonly caller: string;
  /** Where another than AWS answers. */
  readonly endpoint?: string;
  readonly profile?: string;
}

/**
 * The account that the credentials are of.
 * @throws UserError where there are no valid credentials
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export async function callerAccount(aws: AwsClients): Promise<Account> {
  const { GetCallerIdentityCommand }: typeof import("@aws-sdk/client-sts") = require("@aws-sdk/client-sts");
  const { Account: account = "", Arn: caller = "" } = await called(
    { action: "sts:GetCallerIdentity", on: aws.region },
    () => aws.sts.send(new GetCallerIdentityCommand({})),
  );
  const endpoint = process.env.AWS_ENDPOINT_URL;
  const profile = aws.profile ?? process.env.AWS_PROFILE;
  return {
    account,
    region: aws.region,
    caller,
    ...(endpoint !== undefined && endpoint !== "" && { endpoint }),
    ...(profile !== undefined && profile !== "" && { profile }),
  };
}

/** The line that stands over everything that is shown of AWS. */
export function accountBanner({ account, region, caller, endpoint, profile }: Account): string {
  const name = caller.split(":").slice(5).join(":");
  return [
    `AWS account ${account}, ${region}`,
    ...(name === "" ? [] : [`as ${name}`]),
    ...(profile === undefined ? [] : [`profile ${profile}`]),
    ...(endpoint === undefined ? [] : [`by ${endpoint}`]),
  ].join(", ");
}

/** What is wrong where the credentials are of another account than the stack; undefined where they are of the same. */
export function accountMismatch({ account }: Account, stack: DeployedStack): string | undefined {
  if (account === stack.account || stack.account === "") return undefined;
  return `These credentials are of account ${account}, and ${stack.name} is deployed in ${stack.account}`;
}
