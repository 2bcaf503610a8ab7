import { Argument, Command } from "commander";
import { runCommand } from "./command-run";
import { type DeployedOptions, withAccountOptions } from "./deployed-options";
import { type RunOptions, runGiven, wholeNumber, withRunOptions } from "./run-options";

interface ReplayCommandOptions extends RunOptions, DeployedOptions {
  readonly handlers?: true;
  readonly expectSame?: true;
  readonly children: number;
  readonly json?: true;
  readonly report?: string;
  readonly synth: boolean;
}

/** Of lines that are not on a terminal. */
const WIDTH = 120;

const program = withAccountOptions(
  withRunOptions(
    new Command("npm run replay --")
      .description(
        "Runs a recorded execution's input through what is here now, with the answers that its tasks had then, and shows where the two part.",
      )
      .addArgument(
        new Argument(
          "<execution>",
          "a record (a JSON file, or - for standard input), or an execution of the deployed machine: its name, its ARN, latest, failed",
        ),
      ),
  ),
)
  .option("--handlers", "run the functions, instead of answering as they did")
  .option(
    "--expect-same",
    "exit with 1 where the two part, whatever the replay came to, and with 0 where not",
  )
  .option(
    "--children <number>",
    "how many child executions of each Map Run are read from AWS, the failed ones first",
    wholeNumber,
    1000,
  )
  .option("--json", "print both executions and where they part as one JSON document, and nothing else")
  .option("--report <file>", "write the replay as one HTML page, with what differs from the recording")
  .option(
    "--redact <pattern...>",
    "what to leave out of the page too: names of members (*password*) or paths ($.scene.token)",
  )
  .option("--real-time", "let waits and back-off take their time, instead of simulating the clock")
  .option("--ascii", "draw with ASCII characters only")
  .option("--no-synth", "run what is synthesized already")
  .addHelpText(
    "after",
    "\nExit codes: 0 the replay succeeded, 1 it did not or was stopped, 2 wrong usage, or nothing to replay.",
  )
  .exitOverride();

async function replayCommand(reference: string, options: ReplayCommandOptions): Promise<void> {
  const { json, report, redact = [], project } = options;
  const { PageFile }: typeof import("./page-file") = require("./page-file");
  const page = report === undefined ? undefined : new PageFile(report, { redact, option: "--report" });
  const { outputFolder, synthesize }: typeof import("./synth-process") = require("./synth-process");
  if (options.synth) await synthesize(project);
  const { recordedExecution }: typeof import("./recorded-execution") = require("./recorded-execution");
  const recorded = await recordedExecution(reference, options);

  const { replay }: typeof import("./replay-run") = require("./replay-run");
  const { readSynthesizedStacks }: typeof import("../local/synthesized-stack") =
    require("../local/synthesized-stack");
  const {
    Likeness,
  }: typeof import("../report/difference/likeness") = require("../report/difference/likeness");
  const {
    partingOf,
  }: typeof import("../report/difference/parting") = require("../report/difference/parting");
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  const { record: replayed, stoppedAt } = await replay(recorded, {
    stacks: readSynthesizedStacks(outputFolder(project)),
    ...runGiven(options),
    handlers: options.handlers === true,
    signal: stop.signal,
  });
  const likeness = new Likeness(recorded, replayed);
  const parting = partingOf(recorded, replayed, { isWhole: stoppedAt === undefined, likeness });
  const stopped =
    stoppedAt &&
    `Stopped at ${stoppedAt.stateName}, attempt ${stoppedAt.attempt}: the recording has no answer, since ${stoppedAt.why}`;
  if (page !== undefined) {
    const { writePage }: typeof import("./execution-page") = require("./execution-page");
    writePage(page, replayed, recorded);
  }
  if (json === true) {
    const document = {
      recorded,
      replayed,
      ...(parting !== undefined && { parting }),
      ...(stoppedAt !== undefined && { stoppedAt }),
    };
    process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  } else {
    const { replayLines }: typeof import("../report/difference/replay-lines") =
      require("../report/difference/replay-lines");
    const { styleOf }: typeof import("../report/terminal/look") = require("../report/terminal/look");
    const { terminalLook }: typeof import("./terminal-look") = require("./terminal-look");
    const style = styleOf(terminalLook(process.stdout, process.env, { ascii: options.ascii === true }));
    const width = process.stdout.columns ?? WIDTH;
    const withLogs = options.handlers === true;
    const outcome = { recorded, replayed, likeness, parting, stopped, withLogs };
    process.stdout.write(`${replayLines(outcome, width, style).join("\n")}\n`);
    if (stopped !== undefined) process.stderr.write(`fix: ${STOPPED_REMEDY}\n`);
  }
  const isSame = parting === undefined && stoppedAt === undefined;
  process.exitCode = (options.expectSame === true ? isSame : replayed.status === "SUCCEEDED") ? 0 : 1;
}

const STOPPED_REMEDY = "answer it by --mocks FILE, or run the functions: --handlers";

// Lambda's, and worker threads share it.
process.env.TZ = "UTC";
void runCommand(program, () => {
  const options = program.opts<ReplayCommandOptions>();
  if (options.redact !== undefined && options.report === undefined) {
    program.error("error: option '--redact' is about the page that --report writes");
  }
  return replayCommand(program.args[0] ?? "-", options);
});
