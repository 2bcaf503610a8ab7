import { Argument, Command, Option } from "commander";
import { runCommand } from "./command-run";
import { type DeployedOptions, withDeployedOptions } from "./deployed-command";
import { type ShownOptions, withShownOptions } from "./shown-execution";

interface InspectOptions extends DeployedOptions, ShownOptions {
  readonly limit: string;
  readonly status?: string;
  readonly follow?: true;
  readonly synth: boolean;
}

const STATUSES = ["running", "succeeded", "failed", "timed-out", "aborted"];

const program = withShownOptions(
  withDeployedOptions(
    new Command("npm run inspect --")
      .description(
        "Shows what is deployed, by Terraform's state, and what it did, by AWS: without an execution, the last ones.",
      )
      .addArgument(
        new Argument(
          "[execution]",
          `an execution: its name, its ARN, latest, or ${STATUSES.join(", ")} for the last such`,
        ),
      ),
  ),
)
  .option("--limit <number>", "how many executions are listed", "10")
  .addOption(new Option("--status <status>", "list only these").choices(STATUSES))
  .option("--follow", "follow an execution that runs to its end, and exit with 1 where it does not succeed")
  .option("--no-synth", "compare with what is synthesized already")
  .addHelpText(
    "after",
    "\nExit codes: 0 shown, 1 followed and not succeeded, 2 wrong usage, or it cannot be read.",
  )
  .exitOverride();

async function inspect(reference: string | undefined, options: InspectOptions): Promise<void> {
  if (reference !== undefined) return inspectExecution(reference, options);
  for (const option of ["report", "redact", "quiet", "plain", "follow"] as const) {
    if (options[option] !== undefined)
      program.error(`error: option '--${option}' is about one execution: name it`);
  }
  const { inspectStack }: typeof import("./inspected-stack") = require("./inspected-stack");
  await inspectStack(options);
}

async function inspectExecution(reference: string, options: InspectOptions): Promise<void> {
  const { machineOf, withAccount }: typeof import("./deployed-command") = require("./deployed-command");
  const { executionArn }: typeof import("./execution-reference") = require("./execution-reference");
  const { reportPage, showExecution }: typeof import("./shown-execution") = require("./shown-execution");
  const page = reportPage(options);
  const follow = options.follow === true;
  await withAccount(options, async ({ aws, stack }) => {
    const machine = machineOf(stack, options.machine);
    const arn = await executionArn(aws, machine, reference);
    const record = await showExecution({ aws, stack, machine, arn, follow }, options, page);
    process.exitCode = follow && record.status !== "SUCCEEDED" ? 1 : 0;
  });
}

void runCommand(program, () => inspect(program.args[0], program.opts<InspectOptions>()));
