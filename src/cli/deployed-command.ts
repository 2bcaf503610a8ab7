import { dirname } from "node:path";
import type { Command } from "commander";
import type { Account } from "../deployed/account";
import type { AwsClients } from "../deployed/aws-clients";
import type { DeployedMachine, DeployedStack } from "../deployed/deployed-stack";
import { printableLine } from "../input/printable";
import { UserError } from "../input/user-error";
import type { TerraformState } from "../terraform/state";

/** What every command about what is deployed can be told. */
export interface DeployedOptions {
  readonly project: string;
  readonly stack?: string;
  readonly machine?: string;
  readonly profile?: string;
  readonly region?: string;
}

/** Adds the options that say what is meant and who asks. */
export function withDeployedOptions(command: Command): Command {
  return withAccountOptions(
    command
      .option("--project <folder>", "the folder that holds cdktf.json and main.ts", ".")
      .option("--machine <name>", "which state machine, where the stack has several"),
  );
}

/** Adds those of these options that a local run has not. */
export function withAccountOptions(command: Command): Command {
  return command
    .option("--stack <name>", "which stack, where the project has several")
    .option("--profile <name>", "whose credentials, of the shared configuration files of AWS")
    .option("--region <region>", "where it is deployed (default: as the state says)");
}

/** A stack whose state was read. */
export interface OpenedStack {
  readonly stack: DeployedStack;
  /** The folder that Terraform runs in. */
  readonly folder: string;
  /** The `cdk.tf.json` in it. */
  readonly file: string;
  readonly state: TerraformState;
}

/**
 * Reads the state of a stack by `terraform show -json` in its folder.
 * @throws UserError where the project is not synthesized, not initialized or not deployed
 */
export async function openedStack(options: DeployedOptions): Promise<OpenedStack> {
  const { outputFolder }: typeof import("./synth-process") = require("./synth-process");
  const { stackFiles }: typeof import("../local/stack-files") = require("../local/stack-files");
  const { terraformShow }: typeof import("../terraform/show") = require("../terraform/show");
  const { readState }: typeof import("../terraform/state") = require("../terraform/state");
  const {
    deployedStack,
  }: typeof import("../deployed/stack-of-state") = require("../deployed/stack-of-state");
  const { name, file } = chosenStack(stackFiles(outputFolder(options.project)), options.stack);
  const folder = dirname(file);
  const state = readState(await terraformShow(folder), folder);
  return { stack: deployedStack(state, name), folder, file, state };
}

function chosenStack(
  stacks: readonly { readonly name: string; readonly file: string }[],
  wanted: string | undefined,
): { readonly name: string; readonly file: string } {
  const named = stacks.filter(({ name }) => wanted === undefined || name === wanted);
  const [only] = named;
  if (only !== undefined && named.length === 1) return only;
  throw new UserError({
    what: named.length > 1 ? "The project has more than one stack" : "The project has no such stack",
    where: "--stack",
    ...(wanted !== undefined && { received: wanted }),
    remedy: `Name one of: ${stacks.map(({ name }) => name).join(", ")}`,
  });
}

/** A stack with a way to ask AWS about it. */
export interface OpenedAccount extends OpenedStack {
  readonly aws: AwsClients;
  readonly account: Account;
}

/** The clients for what a stack has on AWS. Nothing is asked yet. */
export function clientsOf(
  { stack }: OpenedStack,
  { profile, region = stack.region }: DeployedOptions,
): AwsClients {
  const {
    AwsClients: Clients,
  }: typeof import("../deployed/aws-clients") = require("../deployed/aws-clients");
  if (region === "") {
    throw new UserError({
      what: "The state does not tell in which region the stack is deployed",
      where: stack.name,
      remedy: "Give the region: --region",
    });
  }
  return new Clients({ region, ...(profile !== undefined && { profile }) });
}

/**
 * Opens a stack and asks who asks, says so on standard error, does the work, and ends the connections.
 *
 * @throws UserError where the stack is not deployed, or there are no valid credentials
 */
export async function withAccount<T>(
  options: DeployedOptions,
  work: (opened: OpenedAccount) => Promise<T>,
): Promise<T> {
  const opened = await openedStack(options);
  const { callerAccount }: typeof import("../deployed/account") = require("../deployed/account");
  const aws = clientsOf(opened, options);
  try {
    const account = await callerAccount(aws);
    printBanner(account, opened.stack);
    return await work({ ...opened, aws, account });
  } finally {
    aws.close();
  }
}

/** Says on standard error whose account it is about. */
export function printBanner(account: Account, stack: DeployedStack): void {
  const {
    accountBanner,
    accountMismatch,
  }: typeof import("../deployed/account") = require("../deployed/account");
  process.stderr.write(`${printableLine(accountBanner(account))}\n`);
  const mismatch = accountMismatch(account, stack);
  if (mismatch !== undefined) process.stderr.write(`warning: ${printableLine(mismatch)}\n`);
}

/** The state machine that `--machine` names. */
export function machineOf(stack: DeployedStack, machine: string | undefined): DeployedMachine {
  const { chosenMachine }: typeof import("./chosen-machine") = require("./chosen-machine");
  return chosenMachine<DeployedMachine, DeployedStack>([stack], machine).machine;
}
