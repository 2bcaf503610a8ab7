import { join } from "node:path";
import { Command } from "commander";
import { runCommand } from "./command-run";
import { type DeployedOptions, withDeployedOptions } from "./deployed-command";
import { DEFAULT_EVENT } from "./run-options";
import { type ShownOptions, withShownOptions } from "./shown-execution";

interface ExecuteOptions extends DeployedOptions, ShownOptions {
  readonly input?: string;
  readonly name?: string;
  readonly yes?: true;
  readonly follow: boolean;
}

const program = withShownOptions(
  withDeployedOptions(
    new Command("npm run execute --").description(
      "Starts an execution of the state machine that is deployed, and follows it to its end.",
    ),
  ).option(
    "--input <file|json|->",
    `the event: a JSON file, JSON itself, or - for standard input (default: ${DEFAULT_EVENT} of the project)`,
  ),
)
  .option("--name <name>", "the execution's name (default: AWS makes one)")
  .option("--no-follow", "print its ARN, and do not wait for its end")
  .option("--yes", "do not ask first")
  .addHelpText(
    "after",
    "\nExit codes: 0 the execution succeeded, 1 it did not, or was not started, 2 wrong usage or input.",
  )
  .exitOverride();

async function execute(options: ExecuteOptions): Promise<void> {
  const { readEvent }: typeof import("./event-input") = require("./event-input");
  const { machineOf, withAccount }: typeof import("./deployed-command") = require("./deployed-command");
  const { reportPage, showExecution }: typeof import("./shown-execution") = require("./shown-execution");
  const { confirmed }: typeof import("./confirmed") = require("./confirmed");
  const page = reportPage(options);
  const input = JSON.stringify(readEvent(options.input ?? join(options.project, DEFAULT_EVENT)));
  await withAccount(options, async ({ aws, stack, account }) => {
    const { Executions }: typeof import("../deployed/executions") = require("../deployed/executions");
    const machine = machineOf(stack, options.machine);
    const question = `Start an execution of ${machine.name} in account ${account.account}, ${account.region}`;
    if (!(await confirmed(question, options.yes === true))) {
      process.exitCode = 1;
      return;
    }
    const arn = await new Executions(aws, machine).start(input, options.name);
    if (!options.follow) {
      process.stdout.write(`${arn}\n`);
      return;
    }
    const record = await showExecution({ aws, stack, machine, arn, follow: true }, options, page);
    process.exitCode = record.status === "SUCCEEDED" ? 0 : 1;
  });
}

void runCommand(program, () => execute(program.opts<ExecuteOptions>()));
