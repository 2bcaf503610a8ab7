import { Argument, Command } from "commander";
import { runCommand } from "./command-run";
import { type DeployedOptions, withDeployedOptions } from "./deployed-command";

interface StopOptions extends DeployedOptions {
  readonly error?: string;
  readonly cause?: string;
  readonly yes?: true;
}

const program = withDeployedOptions(
  new Command("npm run stop --")
    .description("Stops an execution that runs on AWS.")
    .addArgument(new Argument("<execution>", "its name, its ARN, running or latest")),
)
  .option("--error <name>", "what it is said to have failed with")
  .option("--cause <text>", "why")
  .option("--yes", "do not ask first")
  .addHelpText(
    "after",
    "\nExit codes: 0 stopped, 1 it does not run any more, or was not meant, 2 wrong usage, or AWS refuses.",
  )
  .exitOverride();

async function stop(reference: string, { error, cause, ...options }: StopOptions): Promise<void> {
  const { machineOf, withAccount }: typeof import("./deployed-command") = require("./deployed-command");
  const { confirmed }: typeof import("./confirmed") = require("./confirmed");
  const { standardExecutions }: typeof import("./standard-executions") = require("./standard-executions");
  const { printableLine }: typeof import("../input/printable") = require("../input/printable");
  await withAccount(options, async ({ aws, stack, account }) => {
    const executions = standardExecutions(aws, machineOf(stack, options.machine), "stopped");
    const arn = await executions.find(reference);
    const { name, status } = await executions.describe(arn);
    if (status !== "RUNNING") {
      process.stderr.write(`The execution ${printableLine(name)} does not run any more: ${status}\n`);
      process.exitCode = 1;
      return;
    }
    if (
      !(await confirmed(
        `Stop the execution ${name} in account ${account.account}, ${account.region}`,
        options.yes === true,
      ))
    ) {
      process.exitCode = 1;
      return;
    }
    await executions.stop(arn, {
      ...(error !== undefined && { error }),
      ...(cause !== undefined && { cause }),
    });
    process.stdout.write(`Stopped ${printableLine(name)}\n`);
  });
}

void runCommand(program, () => stop(program.args[0] ?? "", program.opts<StopOptions>()));
