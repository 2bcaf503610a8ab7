import type { AwsClients } from "../deployed/aws-clients";
import { callerOf } from "../deployed/caller";
import type { DeployedStack } from "../deployed/deployed-stack";
import { printableLine } from "../input/printable";
import { UserError } from "../input/user-error";

/** Where what is shown is from. */
export interface AccountBanner {
  /** The account that the stack is deployed in, as the state has it. */
  readonly account: string;
  readonly region: string;
  readonly profile?: string;
  /** What stands in for AWS. */
  readonly endpoint?: string;
  /** The account of the credentials; absent where they could not be asked about. */
  readonly callerAccount?: string;
}

/** Says where what is shown is from. Credentials that do not work are for the calls that need them to say. */
export async function accountBanner(
  { account }: DeployedStack,
  aws: AwsClients,
  profile: string | undefined,
): Promise<AccountBanner> {
  const endpoint = endpointOf(process.env);
  const callerAccount = await callerOf(aws).then(
    (caller) => caller.account,
    (error: unknown) => {
      if (error instanceof UserError) return undefined;
      throw error;
    },
  );
  return {
    account,
    region: aws.region,
    ...(profile !== undefined && { profile }),
    ...(endpoint !== undefined && { endpoint }),
    ...(callerAccount !== undefined && { callerAccount }),
  };
}

/** The banner on one line, and a second one where the credentials are of another account. */
export function bannerText({ account, region, profile, endpoint, callerAccount }: AccountBanner): string {
  const parts = [
    `AWS account ${account}`,
    region,
    ...(profile === undefined ? [] : [`profile ${profile}`]),
    ...(endpoint === undefined ? [] : [`endpoint ${endpoint}`]),
  ];
  const warning =
    callerAccount === undefined || callerAccount === account
      ? ""
      : `warning: these credentials are of account ${callerAccount}, and the stack is deployed in ${account}\n`;
  return `${printableLine(parts.join(", "))}\n${printableLineOf(warning)}`;
}

function printableLineOf(line: string): string {
  return line === "" ? "" : `${printableLine(line.trimEnd())}\n`;
}

/**
 * The endpoint that is called instead of AWS's, without what signs in to it.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
function endpointOf(environment: NodeJS.ProcessEnv): string | undefined {
  const { AWS_ENDPOINT_URL_SFN, AWS_ENDPOINT_URL, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS } = environment;
  const text = AWS_ENDPOINT_URL_SFN ?? AWS_ENDPOINT_URL;
  if (text === undefined || text === "" || AWS_IGNORE_CONFIGURED_ENDPOINT_URLS === "true") return undefined;
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  url.username = "";
  url.password = "";
  return url.href.replace(/\/$/, "");
}
