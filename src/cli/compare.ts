import { join } from "node:path";
import { Command } from "commander";
import { runCommand } from "./command-run";
import { type DeployedOptions, withAccountOptions } from "./deployed-options";
import { DEFAULT_EVENT, type RunOptions, runGiven, wholeNumber, withRunOptions } from "./run-options";

interface CompareOptions extends Omit<RunOptions, "input">, DeployedOptions {
  readonly input?: readonly string[];
  readonly children: number;
  readonly yes?: true;
  readonly json?: true;
  readonly synth: boolean;
}

/** Of lines that are not on a terminal. */
const WIDTH = 120;

const program = withAccountOptions(
  withRunOptions(
    new Command("npm run compare --").description(
      "Runs the same events through what is here and through what is deployed, and shows any difference in outcome, history or data.",
    ),
    ["--input <event...>", "events: JSON files, folders of them, JSON itself, or - for standard input"],
  ),
)
  .option(
    "--children <number>",
    "how many child executions of each Map Run are read from AWS, the failed ones first",
    wholeNumber,
    1000,
  )
  .option("--yes", "do not ask first")
  .option(
    "--json",
    "print both executions of each event and how they differ as one JSON document, and nothing else",
  )
  .option("--ascii", "draw with ASCII characters only")
  .option("--no-synth", "run what is synthesized already")
  .addHelpText(
    "after",
    "\nExit codes: 0 nothing differs, 1 something does, or nothing was started, 2 wrong usage or input.",
  )
  .exitOverride();

async function compare(options: CompareOptions): Promise<void> {
  const { namedEvents }: typeof import("./event-inputs") = require("./event-inputs");
  const { project, input = [join(project, DEFAULT_EVENT)] } = options;
  const events = namedEvents(input);
  const { outputFolder, synthesize }: typeof import("./synth-process") = require("./synth-process");
  if (options.synth) await synthesize(project);
  const { onDeployed }: typeof import("./deployed-command") = require("./deployed-command");
  const { agreed }: typeof import("./done-on") = require("./done-on");
  const { readSynthesizedStacks }: typeof import("../local/synthesized-stack") =
    require("../local/synthesized-stack");
  const stacks = readSynthesizedStacks(outputFolder(project));
  const compared = await onDeployed(options, undefined, async (deployed) => {
    const { aws, machine, stack } = deployed;
    const executions = events.length === 1 ? "an execution" : `${events.length} executions`;
    if (!(await agreed(deployed, `Start ${executions}`, options.yes === true))) return undefined;
    const { comparedEvent }: typeof import("./compared-event") = require("./compared-event");
    const stop = new AbortController();
    process.once("SIGINT", () => stop.abort());
    const found: import("../report/difference/comparison-lines").ComparedEvent[] = [];
    for (const event of events) {
      if (stop.signal.aborted) break;
      found.push(
        await comparedEvent(event, {
          aws,
          machine,
          functions: stack.functions,
          children: options.children,
          local: { ...runGiven(options), stacks, machine: machine.address },
          signal: stop.signal,
        }),
      );
    }
    return found;
  });
  if (compared === undefined) return;
  if (options.json === true) process.stdout.write(`${JSON.stringify(compared, null, 2)}\n`);
  else {
    const { comparisonLines }: typeof import("../report/difference/comparison-lines") =
      require("../report/difference/comparison-lines");
    const { styleOf }: typeof import("../report/terminal/look") = require("../report/terminal/look");
    const { terminalLook }: typeof import("./terminal-look") = require("./terminal-look");
    const style = styleOf(terminalLook(process.stdout, process.env, { ascii: options.ascii === true }));
    const lines = comparisonLines(compared, process.stdout.columns ?? WIDTH, style);
    process.stdout.write(`${lines.join("\n")}\n`);
  }
  const isSame =
    compared.length === events.length && compared.every(({ difference }) => difference === undefined);
  process.exitCode = isSame ? 0 : 1;
}

// Lambda's, and worker threads share it.
process.env.TZ = "UTC";
void runCommand(program, () => {
  const options = program.opts<CompareOptions>();
  return compare(options);
});
