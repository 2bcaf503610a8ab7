import { join } from "node:path";
import { Command } from "commander";
import { runCommand } from "./command-run";
import { DEFAULT_EVENT, type RunOptions, runGiven, withRunOptions } from "./run-options";

interface StartOptions extends RunOptions {
  readonly json?: true;
  readonly report?: string;
  readonly quiet?: true;
  readonly plain?: true;
  readonly synth: boolean;
}

const program = withRunOptions(
  new Command("npm start --").description(
    "Synthesizes the stack and runs its state machine here, against the very bundles that it would deploy.",
  ),
  ["--input <file|json|->", "the event: a JSON file, JSON itself, or - for standard input"],
)
  .option("--json", "print the execution as one JSON document, and nothing else")
  .option("--report <file>", "write the execution as one HTML page, to read, keep and send")
  .option(
    "--redact <pattern...>",
    "what to leave out of the page too: names of members (*password*) or paths ($.scene.token)",
  )
  .option("--real-time", "let waits and back-off take their time, instead of simulating the clock")
  .option("--quiet", "print only what the execution came to")
  .option("--plain", "append line after line, on a terminal too, where a tree changes in place otherwise")
  .option("--ascii", "draw with ASCII characters only")
  .option("--no-synth", "run what is synthesized already")
  .addHelpText("after", "\nExit codes: 0 the execution succeeded, 1 it did not, 2 wrong usage or input.")
  .exitOverride();

async function start(options: StartOptions): Promise<void> {
  const page = options.report === undefined ? undefined : pageFile(options.report, options.redact ?? []);
  // Loaded only now: the synthesis runs beside it in a process of its own, and --help needs none of it.
  const { outputFolder, synthesize }: typeof import("./synth-process") = require("./synth-process");
  const { project } = options;
  const synthesized = options.synth ? synthesize(project) : undefined;
  synthesized?.catch(() => {});
  const { runtimeSource }: typeof import("../local/runtime-source") = require("../local/runtime-source");
  runtimeSource();
  const { readEvent }: typeof import("./event-input") = require("./event-input");
  const { runLocally }: typeof import("./local-run") = require("./local-run");
  const {
    readSynthesizedStacks,
  }: typeof import("../local/synthesized-stack") = require("../local/synthesized-stack");
  const { runOutput }: typeof import("./run-output") = require("./run-output");
  const input = readEvent(options.input ?? join(project, DEFAULT_EVENT));
  await synthesized;

  const output =
    options.json === true
      ? undefined
      : runOutput({
          quiet: options.quiet === true,
          plain: options.plain === true,
          ascii: options.ascii === true,
        });
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  const record = await runLocally({
    stacks: readSynthesizedStacks(outputFolder(project)),
    ...runGiven(options),
    input,
    signal: stop.signal,
    onChange: (change) => output?.change(change),
  }).finally(() => output?.close());
  if (page !== undefined) {
    const { writePage }: typeof import("./execution-page") = require("./execution-page");
    writePage(page, record);
  }
  if (output === undefined) process.stdout.write(`${JSON.stringify(record, null, 2)}\n`);
  else output.finish(record, page?.path);
  process.exitCode = record.status === "SUCCEEDED" ? 0 : 1;
}

function pageFile(path: string, redact: readonly string[]): import("./page-file").PageFile {
  const { PageFile }: typeof import("./page-file") = require("./page-file");
  return new PageFile(path, { redact, option: "--report" });
}

// Lambda's, and worker threads share it.
process.env.TZ = "UTC";
void runCommand(program, () => {
  const options = program.opts<StartOptions>();
  if (options.redact !== undefined && options.report === undefined) {
    program.error("error: option '--redact' is about the page that --report writes");
  }
  return start(options);
});
