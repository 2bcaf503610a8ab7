import { existsSync, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { printableLine } from "../input/printable";
import { UserError } from "../input/user-error";
import { runtimeSource } from "../local/runtime-source";
import { styleOf } from "../report/terminal/look";
import { runCommand } from "./command-run";
import { devRun } from "./dev/dev-run";
import { DevSession } from "./dev/dev-session";
import { PageFile } from "./page-file";
import { DEFAULT_EVENT, type RunOptions, runGiven, withRunOptions } from "./run-options";
import { terminalLook } from "./terminal-look";

interface DevOptions extends RunOptions {
  readonly report?: string | false;
}

const program = withRunOptions(
  new Command("npm run dev --").description(
    "Runs the state machine here, and again whenever a handler, the stack, the event or the mocks are saved: then it shows what differs from the run before.",
  ),
  ["--input <file|json>", "the event: a JSON file, or JSON itself"],
)
  .option(
    "--report <file>",
    "where to keep the page of the last run, compared with the run before (default: .cache/execution.html of the project)",
  )
  .option("--no-report", "make no page")
  .option(
    "--redact <pattern...>",
    "what to leave out of the page too: names of members (*password*) or paths ($.scene.token)",
  )
  .option("--real-time", "let waits and back-off take their time, instead of simulating the clock")
  .option("--ascii", "draw with ASCII characters only")
  .addHelpText("after", "\nExit codes: 0 it was ended by Ctrl-C, 2 wrong usage.")
  .exitOverride();

async function dev(options: DevOptions): Promise<void> {
  const { project, mocks } = options;
  const input = options.input ?? join(project, DEFAULT_EVENT);
  if (input === "-") {
    throw new UserError({
      what: "Standard input can be read once only",
      where: "--input",
      received: input,
      remedy: "Give a JSON file, or JSON itself",
    });
  }
  const look = terminalLook(process.stdout, process.env, { ascii: options.ascii === true });
  const { dim } = styleOf(look);
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  runtimeSource();
  const run = {
    input,
    ...runGiven(options),
    ...(options.report !== false && { page: pageFile(options.report, project, options.redact ?? []) }),
  };
  const inputFile = existsSync(input) && statSync(input).isFile() ? [input] : [];
  const session = new DevSession({
    project,
    runFiles: [...inputFile, ...(mocks === undefined ? [] : [mocks])],
    run: (stacks, signal, before) => devRun(stacks, run, signal, look, before),
    say: (line) => process.stdout.write(`${dim(printableLine(line))}\n\n`),
    fail: (error) => process.stderr.write(`${error.message}\n\n`),
  });
  await session.run(stop.signal);
}

/** Where the project keeps what can be made again, unless the page is wanted elsewhere. */
function pageFile(path: string | undefined, project: string, redact: readonly string[]): PageFile {
  if (path === undefined) mkdirSync(join(project, ".cache"), { recursive: true });
  return new PageFile(path ?? join(project, ".cache", "execution.html"), { redact, option: "--report" });
}

// Lambda's, and worker threads share it.
process.env.TZ = "UTC";
void runCommand(program, async () => {
  await dev(program.opts<DevOptions>());
  process.exit(0);
});
