import { AwsClients } from "../deployed/aws-clients";
import type { DeployedMachine, DeployedStack } from "../deployed/deployed-stack";
import { readExecutionArn } from "../deployed/execution-arn";
import { checkProfile } from "../deployed/profile";
import { type AccountBanner, accountBanner } from "./account-banner";
import { chosenMachine } from "./chosen-machine";
import type { DeployedOptions } from "./deployed-options";
import { deployedStacks } from "./deployed-stacks";

/** A state machine that is deployed, and the way to ask AWS about it. */
export interface DeployedWork {
  readonly stack: DeployedStack;
  readonly machine: DeployedMachine;
  readonly aws: AwsClients;
  readonly banner: AccountBanner;
}

/**
 * Finds what is deployed by the state of the project's stack, and does some work on it. Nothing is synthesized.
 *
 * @param reference what an execution is named by: an ARN tells its state machine too
 * @throws UserError where nothing is deployed, it could be several machines, or the profile is not there
 */
export async function onDeployed<T>(
  options: DeployedOptions,
  reference: string | undefined,
  work: (deployed: DeployedWork) => Promise<T>,
): Promise<T> {
  const profile = namedProfile(options);
  const stacks = (await deployedStacks(options)).map(({ stack }) => stack);
  const { machine, stack } = chosenMachine<DeployedMachine, DeployedStack>(
    stacks,
    options.machine ?? machineNamed(stacks, reference),
  );
  const aws = new AwsClients({
    region: options.region ?? stack.region,
    ...(options.profile !== undefined && { profile: options.profile }),
  });
  try {
    return await work({ stack, machine, aws, banner: await accountBanner(stack, aws, profile) });
  } finally {
    aws.close();
  }
}

/**
 * The profile that is asked for, by option or environment.
 * @throws UserError where it is not in the configuration files
 */
export function namedProfile({ profile }: Pick<DeployedOptions, "profile">): string | undefined {
  const { AWS_PROFILE } = process.env;
  if (profile !== undefined) checkProfile(profile, "--profile", process.env);
  else if (AWS_PROFILE !== undefined && AWS_PROFILE !== "")
    checkProfile(AWS_PROFILE, "AWS_PROFILE", process.env);
  return profile ?? (AWS_PROFILE === "" ? undefined : AWS_PROFILE);
}

/** The machine that an execution's ARN names, where it is one of these. */
function machineNamed(stacks: readonly DeployedStack[], reference = ""): string | undefined {
  const { machine } = readExecutionArn(reference) ?? {};
  return stacks.some(({ stateMachines }) => stateMachines.some(({ name }) => name === machine))
    ? machine
    : undefined;
}
