import type { Command } from "commander";

/** What every command that is about what is deployed can be told. */
export interface DeployedOptions {
  readonly project: string;
  readonly stack?: string;
  readonly machine?: string;
  readonly profile?: string;
  readonly region?: string;
}

/** Adds the options that say what is meant, and by whose credentials it is asked about. */
export function withDeployedOptions(command: Command): Command {
  return withAccountOptions(
    command
      .option("--project <folder>", "the folder that holds cdktf.json and main.ts", ".")
      .option("--machine <name>", "which state machine, where the stacks have several"),
  );
}

/** Adds those that a command needs besides the ones of a run here. */
export function withAccountOptions(command: Command): Command {
  return command
    .option("--stack <name>", "which stack, where the project has several")
    .option("--profile <name>", "of the AWS configuration files (default: AWS_PROFILE)")
    .option("--region <name>", "the region to ask (default: where the state says that the stack is)");
}
