import { Argument, Command } from "commander";
import { runCommand } from "./command-run";
import { type DeployedOptions, withDeployedOptions } from "./deployed-command";
import { type ShownOptions, withShownOptions } from "./shown-execution";

interface RedriveOptions extends DeployedOptions, ShownOptions {
  readonly yes?: true;
  readonly follow: boolean;
}

const program = withShownOptions(
  withDeployedOptions(
    new Command("npm run redrive --")
      .description(
        "Lets an execution that failed go on at the state in which it failed, by the definition that it started with, and follows it.",
      )
      .addArgument(new Argument("<execution>", "its name, its ARN, failed or latest")),
  ),
)
  .option("--no-follow", "do not wait for its end")
  .option("--yes", "do not ask first")
  .addHelpText(
    "after",
    "\nExit codes: 0 the execution succeeded, 1 it did not, or was not redriven, 2 wrong usage, or AWS refuses.",
  )
  .exitOverride();

async function redrive(reference: string, options: RedriveOptions): Promise<void> {
  const { machineOf, withAccount }: typeof import("./deployed-command") = require("./deployed-command");
  const { confirmed }: typeof import("./confirmed") = require("./confirmed");
  const { reportPage, showExecution }: typeof import("./shown-execution") = require("./shown-execution");
  const { standardExecutions }: typeof import("./standard-executions") = require("./standard-executions");
  const { printableLine }: typeof import("../input/printable") = require("../input/printable");
  const page = reportPage(options);
  await withAccount(options, async ({ aws, stack, account }) => {
    const machine = machineOf(stack, options.machine);
    const executions = standardExecutions(aws, machine, "redriven");
    const arn = await executions.find(reference);
    const { name, status } = await executions.describe(arn);
    if (status === "RUNNING" || status === "SUCCEEDED") {
      process.stderr.write(`The execution ${printableLine(name)} did not fail: ${status}\n`);
      process.exitCode = 1;
      return;
    }
    if (
      !(await confirmed(
        `Redrive the execution ${name} in account ${account.account}, ${account.region}`,
        options.yes === true,
      ))
    ) {
      process.exitCode = 1;
      return;
    }
    await executions.redrive(arn);
    if (!options.follow) {
      process.stdout.write(`Redriven ${printableLine(name)}\n`);
      return;
    }
    const record = await showExecution({ aws, stack, machine, arn, follow: true }, options, page);
    process.exitCode = record.status === "SUCCEEDED" ? 0 : 1;
  });
}

void runCommand(program, () => redrive(program.args[0] ?? "", program.opts<RedriveOptions>()));
