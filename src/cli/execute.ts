import { join } from "node:path";
import { Command } from "commander";
import { runCommand } from "./command-run";
import { type DeployedOptions, withDeployedOptions } from "./deployed-options";
import { type ExecutionOptions, withExecutionOptions } from "./execution-options";
import { DEFAULT_EVENT } from "./run-options";

interface ExecuteOptions extends DeployedOptions, ExecutionOptions {
  readonly input?: string;
  readonly name?: string;
  readonly follow: boolean;
  readonly yes?: true;
}

const program = withExecutionOptions(
  withDeployedOptions(
    new Command("npm run execute --").description(
      "Starts an execution of the state machine that is deployed, and follows it as npm start shows a run.",
    ),
  ),
)
  .option(
    "--input <file|json|->",
    `the event: a JSON file, JSON itself, or - for standard input (default: ${DEFAULT_EVENT} of the project)`,
  )
  .option("--name <name>", "of the execution (default: a random one)")
  .option("--no-follow", "start it and print its ARN, without following it")
  .option("--yes", "do not ask first")
  .addHelpText(
    "after",
    "\nExit codes: 0 the execution succeeded (with --no-follow: was started), 1 it did not, goes on, or is not to be started, 2 wrong usage or input, or AWS cannot be asked.",
  )
  .exitOverride();

async function execute(options: ExecuteOptions): Promise<void> {
  const { ShownExecution }: typeof import("./shown-execution") = require("./shown-execution");
  const { readEvent }: typeof import("./event-input") = require("./event-input");
  const { checkName, inputText }: typeof import("../deployed/execution-start") =
    require("../deployed/execution-start");
  const { onDeployed }: typeof import("./deployed-command") = require("./deployed-command");
  const { doneOn }: typeof import("./done-on") = require("./done-on");
  const { Executions }: typeof import("../deployed/executions") = require("../deployed/executions");
  const shown = new ShownExecution(options);
  const input = readEvent(options.input ?? join(options.project, DEFAULT_EVENT));
  inputText(input);
  if (options.name !== undefined) checkName(options.name);
  await onDeployed(options, undefined, async (deployed) => {
    const executions = new Executions(deployed.aws, deployed.machine);
    await doneOn(deployed, {
      question: "Start an execution",
      yes: options.yes === true,
      begin: () => executions.start(input, options.name),
      untilSeen: (arn, signal) => executions.appeared(arn, signal),
      ...(options.follow && { shown }),
    });
  });
}

void runCommand(program, () => execute(program.opts<ExecuteOptions>()));
