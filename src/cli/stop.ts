import { Argument, Command } from "commander";
import { printableLine } from "../input/printable";
import { runCommand } from "./command-run";
import { type DeployedOptions, withDeployedOptions } from "./deployed-options";

interface StopOptions extends DeployedOptions {
  readonly error?: string;
  readonly cause?: string;
  readonly yes?: true;
}

const program = withDeployedOptions(
  new Command("npm run stop --")
    .description("Stops an execution of the state machine that is deployed.")
    .addArgument(
      new Argument("<execution>", "running (the newest that runs), the name of an execution or its ARN"),
    ),
)
  .option("--error <name>", "what its history has as the error")
  .option("--cause <text>", "what its history has as the cause")
  .option("--yes", "do not ask first")
  .addHelpText(
    "after",
    "\nExit codes: 0 it is stopped, 1 it is not to be stopped, 2 wrong usage, it has ended already, or AWS cannot be asked.",
  )
  .exitOverride();

async function stop(reference: string, { error, cause, yes, ...options }: StopOptions): Promise<void> {
  const { onDeployed }: typeof import("./deployed-command") = require("./deployed-command");
  const { agreed }: typeof import("./done-on") = require("./done-on");
  const { Executions }: typeof import("../deployed/executions") = require("../deployed/executions");
  await onDeployed(options, reference, async (deployed) => {
    const executions = new Executions(deployed.aws, deployed.machine);
    const arn = await executions.find(reference);
    await executions.checkStoppable(arn);
    const name = printableLine(arn.split(":").at(-1) ?? arn);
    if (!(await agreed(deployed, `Stop the execution ${name}`, yes === true))) return;
    await executions.stop(arn, {
      ...(error !== undefined && { error }),
      ...(cause !== undefined && { cause }),
    });
    process.stdout.write(`Stopped ${name}\n`);
  });
}

void runCommand(program, () => stop(program.args[0] ?? "", program.opts<StopOptions>()));
