import { Argument, Command, Option } from "commander";
import type { ListedStatus } from "../deployed/listed-execution";
import { runCommand } from "./command-run";
import { type DeployedOptions, withDeployedOptions } from "./deployed-options";
import { type ExecutionOptions, withExecutionOptions } from "./execution-options";
import { wholeNumber } from "./run-options";

interface InspectOptions extends DeployedOptions, ExecutionOptions {
  readonly limit: number;
  readonly status?: ListedStatus;
  readonly follow?: true;
  readonly synth: boolean;
}

const STATUSES: readonly ListedStatus[] = ["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"];
/** Executions of each state machine that are listed where nothing else is asked for. */
const LIMIT = 10;

const program = withExecutionOptions(
  withDeployedOptions(
    new Command("npm run inspect --")
      .description(
        "Shows what is deployed, by Terraform's state, with the last executions; or one execution, as npm start shows a run.",
      )
      .addArgument(
        new Argument("[execution]", "latest, failed, running, the name of an execution or its ARN"),
      ),
  ),
)
  .option("--follow", "follow the execution to its end")
  .option("--limit <number>", "executions of each state machine that are listed", wholeNumber, LIMIT)
  .addOption(new Option("--status <status>", "list executions of this status only").choices(STATUSES))
  .option("--no-synth", "compare what is deployed with what is synthesized already")
  .addHelpText(
    "after",
    "\nExit codes: 0 it is shown, 2 wrong usage or what was asked for cannot be read; with --follow 0 the execution succeeded, 1 it did not, or goes on.",
  )
  .exitOverride();

/** Options of either use that the other has nothing to do with. */
const OF_EXECUTION = ["follow", "report", "redact", "quiet", "plain", "ascii", "logs", "children"];
const OF_LIST = ["limit", "status", "synth"];

async function inspect(reference: string | undefined, options: InspectOptions): Promise<void> {
  const foreign = (reference === undefined ? OF_EXECUTION : OF_LIST).find(
    (name) => program.getOptionValueSource(name) === "cli",
  );
  if (foreign !== undefined) {
    const uses = reference === undefined ? "one execution: name it" : "the list of executions: name none";
    program.error(`error: option '--${foreign}' is about ${uses}`);
  }
  await (reference === undefined ? list(options) : show(reference, options));
}

async function list(options: InspectOptions): Promise<void> {
  const { synthesize }: typeof import("./synth-process") = require("./synth-process");
  if (options.synth) await synthesize(options.project);
  const { deployedStacks }: typeof import("./deployed-stacks") = require("./deployed-stacks");
  const { deployedView }: typeof import("./deployed-view") = require("./deployed-view");
  const stacks = await deployedStacks(options);
  const views = await Promise.all(stacks.map((stack) => deployedView(stack, options)));
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify({ stacks: views }, null, 2)}\n`);
    return;
  }
  const { deployedText }: typeof import("../report/deployed/deployed-text") =
    require("../report/deployed/deployed-text");
  const { bannerText }: typeof import("./account-banner") = require("./account-banner");
  const { columns } = process.stdout;
  const texts = views.map(
    (view) => `${bannerText(view)}\n${deployedText(view, columns > 0 ? columns : WIDTH)}`,
  );
  process.stdout.write(texts.join("\n"));
}

/** Characters of a line where there is no terminal. */
const WIDTH = 160;

async function show(reference: string, options: InspectOptions): Promise<void> {
  const { ShownExecution }: typeof import("./shown-execution") = require("./shown-execution");
  const shown = new ShownExecution(options);
  const { onDeployed }: typeof import("./deployed-command") = require("./deployed-command");
  const { Executions }: typeof import("../deployed/executions") = require("../deployed/executions");
  await onDeployed(options, reference, async (deployed) => {
    const arn = await new Executions(deployed.aws, deployed.machine).find(reference);
    const follow = options.follow === true;
    const { status } = await shown.show(deployed, arn, { follow });
    if (follow && status !== "SUCCEEDED") process.exitCode = 1;
  });
}

void runCommand(program, () => inspect(program.args[0], program.opts<InspectOptions>()));
