import { Argument, Command } from "commander";
import { printableLine } from "../input/printable";
import { runCommand } from "./command-run";
import { type DeployedOptions, withDeployedOptions } from "./deployed-options";
import { type ExecutionOptions, withExecutionOptions } from "./execution-options";

interface RedriveOptions extends DeployedOptions, ExecutionOptions {
  readonly follow: boolean;
  readonly yes?: true;
}

const program = withExecutionOptions(
  withDeployedOptions(
    new Command("npm run redrive --")
      .description(
        "Goes on with an execution that did not succeed, from the states that failed, and follows it. It goes by the definition that it was started with, and calls the functions of now.",
      )
      .addArgument(
        new Argument("<execution>", "failed (the newest such), the name of an execution or its ARN"),
      ),
  ),
)
  .option("--no-follow", "redrive it and print its ARN, without following it")
  .option("--yes", "do not ask first")
  .addHelpText(
    "after",
    "\nExit codes: 0 the execution succeeded (with --no-follow: goes on), 1 it did not, goes on, or is not to be redriven, 2 wrong usage, it cannot be redriven, or AWS cannot be asked.",
  )
  .exitOverride();

async function redrive(reference: string, options: RedriveOptions): Promise<void> {
  const { ShownExecution }: typeof import("./shown-execution") = require("./shown-execution");
  const { onDeployed }: typeof import("./deployed-command") = require("./deployed-command");
  const { doneOn }: typeof import("./done-on") = require("./done-on");
  const { Executions }: typeof import("../deployed/executions") = require("../deployed/executions");
  const shown = new ShownExecution(options);
  await onDeployed(options, reference, async (deployed) => {
    const executions = new Executions(deployed.aws, deployed.machine);
    const arn = await executions.find(reference);
    await executions.checkRedrivable(arn);
    await doneOn(deployed, {
      question: `Redrive the execution ${printableLine(arn.split(":").at(-1) ?? arn)}`,
      yes: options.yes === true,
      begin: async () => {
        await executions.redrive(arn);
        return arn;
      },
      untilSeen: (_, signal) => executions.wentOn(arn, signal),
      ...(options.follow && { shown }),
    });
  });
}

void runCommand(program, () => redrive(program.args[0] ?? "", program.opts<RedriveOptions>()));
