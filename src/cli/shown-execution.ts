import { readExecution } from "../deployed/execution/read-execution";
import type { ExecutionReading } from "../deployed/execution-reading";
import type { ExecutionRecord } from "../execution/record";
import { redacted, redactionOptions } from "../execution/redaction";
import { printableLine } from "../input/printable";
import { UserError } from "../input/user-error";
import { bannerText } from "./account-banner";
import type { DeployedWork } from "./deployed-command";
import type { ExecutionOptions } from "./execution-options";
import { writePage } from "./execution-page";
import { PageFile } from "./page-file";
import { runOutput } from "./run-output";

export interface ShowOptions {
  /** Whether one that runs is followed to its end. */
  readonly follow: boolean;
  /** Waits until AWS tells of what was just begun. */
  readonly untilSeen?: (signal: AbortSignal) => Promise<void>;
  /** Whether the account was shown already. */
  readonly hasBanner?: boolean;
}

/** The way that executions on AWS are shown: checked before anything is asked or started. */
export class ShownExecution {
  readonly #options: ExecutionOptions;
  readonly #page: PageFile | undefined;

  /** @throws UserError where the page cannot be written, or what is to be redacted cannot be read */
  constructor(options: ExecutionOptions) {
    const { report, redact = [], json } = options;
    this.#options = options;
    if (options.redact !== undefined && report === undefined && json !== true) {
      throw new UserError({
        what: "--redact is about the page that --report writes, and what --json prints",
        where: "--redact",
        received: redact,
        remedy: "Give --report FILE or --json too",
      });
    }
    redactionOptions(redact);
    if (report !== undefined) this.#page = new PageFile(report, { redact, option: "--report" });
  }

  /**
   * Reads an execution and shows it. Where it is followed, Ctrl-C ends the following, and the execution goes on.
   *
   * @throws UserError where it cannot be read
   */
  async show(
    { aws, machine, stack, banner }: DeployedWork,
    arn: string,
    { follow, untilSeen, hasBanner = false }: ShowOptions,
  ): Promise<ExecutionRecord> {
    const { json, quiet, logs, children } = this.#options;
    if (!hasBanner)
      (json === true || quiet === true ? process.stderr : process.stdout).write(bannerText(banner));
    const output = json === true ? undefined : runOutput(this.#look());
    const stopped = new AbortController();
    const onInterrupt = () => stopped.abort();
    process.once("SIGINT", onInterrupt);
    const notes = new Set<string>();
    const reading: ExecutionReading = {
      arn,
      machine,
      functions: stack.functions,
      logs,
      children,
      follow,
      signal: stopped.signal,
      onChange: (change) => output?.change(change),
      onNote: (note) => notes.add(note),
    };
    const read = async () => {
      await untilSeen?.(stopped.signal);
      return readExecution(aws, reading);
    };
    const record = await read().finally(() => {
      process.off("SIGINT", onInterrupt);
      output?.close();
    });
    if (this.#page !== undefined) writePage(this.#page, record);
    if (output === undefined) process.stdout.write(`${JSON.stringify(this.#printed(record), null, 2)}\n`);
    else output.finish(record, this.#page?.path);
    for (const note of notes) process.stderr.write(`note: ${printableLine(note)}\n`);
    if (record.status === "RUNNING") process.stderr.write(`${goesOn(record, follow)}\n`);
    return record;
  }

  #look() {
    const { quiet, plain, ascii } = this.#options;
    return { quiet: quiet === true, plain: plain === true, ascii: ascii === true };
  }

  #printed(record: ExecutionRecord): ExecutionRecord {
    const { redact } = this.#options;
    return redact === undefined ? record : redacted(record, redactionOptions(redact));
  }
}

function goesOn({ name }: ExecutionRecord, wasFollowed: boolean): string {
  const goOn = wasFollowed ? "The execution goes on" : "The execution runs";
  const argument = printableLine(name);
  return `${goOn}. Follow it: npm run inspect -- ${argument} --follow. Stop it: npm run stop -- ${argument}`;
}
