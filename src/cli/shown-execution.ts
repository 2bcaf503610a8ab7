import type { Command } from "commander";
import type { AwsClients } from "../deployed/aws-clients";
import type { DeployedMachine, DeployedStack } from "../deployed/deployed-stack";
import type { ExecutionRecord } from "../execution/record";
import { printableLine } from "../input/printable";
import type { PageFile } from "./page-file";

/** How an execution on AWS is read and shown. */
export interface ShownOptions {
  readonly json?: true;
  readonly report?: string;
  readonly redact?: readonly string[];
  readonly quiet?: true;
  readonly plain?: true;
  readonly ascii?: true;
  readonly logs: boolean;
  readonly children: string;
}

/** Adds the options that say how an execution is shown, as `npm start` has them. */
export function withShownOptions(command: Command): Command {
  return command
    .option("--json", "print the execution as one JSON document, and nothing else")
    .option("--report <file>", "write the execution as one HTML page, to read, keep and send")
    .option(
      "--redact <pattern...>",
      "what to leave out of the page too: names of members (*password*) or paths ($.scene.token)",
    )
    .option("--quiet", "print only what the execution came to")
    .option("--plain", "append line after line, on a terminal too, where a tree changes in place otherwise")
    .option("--ascii", "draw with ASCII characters only")
    .option("--no-logs", "leave the functions' log lines out")
    .option(
      "--children <number>",
      "how many child executions of each Map Run are read, the failed ones first",
      "20",
    );
}

/** An execution on AWS that is to be read. */
export interface ReadExecution {
  readonly aws: AwsClients;
  readonly stack: DeployedStack;
  readonly machine: DeployedMachine;
  readonly arn: string;
  /** Whether one that runs is followed to its end. */
  readonly follow: boolean;
}

/** The page that `--report` names, checked before anything is asked. */
export function reportPage({ report, redact = [] }: ShownOptions): PageFile | undefined {
  if (report === undefined) return undefined;
  const { PageFile }: typeof import("./page-file") = require("./page-file");
  return new PageFile(report, { redact, option: "--report" });
}

/**
 * Reads an execution and shows it in the views of a local run. Ctrl-C ends the following, not the execution.
 *
 * @throws UserError where it cannot be read
 */
export async function showExecution(
  { aws, stack, machine, arn, follow }: ReadExecution,
  options: ShownOptions,
  page: PageFile | undefined,
): Promise<ExecutionRecord> {
  const { readExecution }: typeof import("../deployed/execution/read-execution") =
    require("../deployed/execution/read-execution");
  const { runOutput }: typeof import("./run-output") = require("./run-output");
  const { json, quiet, plain, ascii } = options;
  const output =
    json === true
      ? undefined
      : runOutput({ quiet: quiet === true, plain: plain === true, ascii: ascii === true });
  const stop = new AbortController();
  const onInterrupt = () => stop.abort();
  process.once("SIGINT", onInterrupt);
  const notes: string[] = [];
  const record = await readExecution(aws, {
    arn,
    machine,
    functions: stack.functions,
    logs: options.logs,
    children: childrenOf(options.children),
    follow,
    signal: stop.signal,
    onChange: (change) => output?.change(change),
    onNote: (note) => notes.push(note),
  }).finally(() => {
    output?.close();
    process.off("SIGINT", onInterrupt);
  });
  if (page !== undefined) {
    const { writePage }: typeof import("./execution-page") = require("./execution-page");
    writePage(page, record);
  }
  if (output === undefined) process.stdout.write(`${JSON.stringify(record, null, 2)}\n`);
  else output.finish(record, page?.path);
  for (const note of notes) process.stderr.write(`note: ${printableLine(note)}\n`);
  if (follow && record.status === "RUNNING") {
    process.stderr.write(
      `The execution goes on: npm run inspect -- ${record.name} shows it again, npm run stop -- ${record.name} ends it\n`,
    );
  }
  return record;
}

function childrenOf(given: string): number {
  if (/^\d{1,6}$/.test(given)) return Number(given);
  const { UserError }: typeof import("../input/user-error") = require("../input/user-error");
  throw new UserError({
    what: "The number of child executions is a whole number",
    where: "--children",
    received: given,
    remedy: "Give 0 for none, or up to 999999",
  });
}
