import type { ExecutionRecord } from "../../execution/record";
import type { SynthesizedStack } from "../../local/synthesized-stack";
import { differenceLines } from "../../report/difference/difference-lines";
import { styleOf } from "../../report/terminal/look";
import { readEvent } from "../event-input";
import { writePage } from "../execution-page";
import { LiveOutput } from "../live-output";
import { runLocally } from "../local-run";
import type { PageFile } from "../page-file";
import { PlainOutput } from "../plain-output";
import type { TerminalLook } from "../terminal-look";

/** How a session runs its machine. */
export interface DevRunOptions {
  /** The event: a file, or JSON. */
  readonly input: string;
  readonly machine?: string;
  readonly mocks?: string;
  readonly testCase?: string;
  readonly objects?: string;
  readonly seed?: number;
  readonly clock: "simulated" | "real";
  /** What each run's page is written to. */
  readonly page?: PageFile;
}

/** Before that a run is not drawn: it is about to be over. */
const CALM_MS = 200;
/** Of lines that are not on a terminal. */
const WIDTH = 120;

/**
 * Runs a machine and shows it: the first time in full, then what differs from the run before.
 *
 * @throws UserError where it cannot be run
 */
export async function devRun(
  stacks: readonly SynthesizedStack[],
  { input, page, ...options }: DevRunOptions,
  signal: AbortSignal,
  look: TerminalLook,
  before: ExecutionRecord | undefined,
): Promise<ExecutionRecord> {
  const style = styleOf(look);
  const shown = look.live
    ? new LiveOutput(
        look,
        before && {
          logs: false,
          calmMs: CALM_MS,
          final: (after, width) => differenceLines(before, after, width, style),
        },
      )
    : new PlainOutput(look);
  const quiet = before !== undefined && !look.live;
  try {
    const record = await runLocally({
      ...options,
      stacks,
      input: readEvent(input),
      signal,
      onChange: (change) => {
        if (!quiet) shown.change(change);
      },
    });
    if (signal.aborted) return record;
    if (quiet) process.stdout.write(`${differenceLines(before, record, WIDTH, style).join("\n")}\n`);
    else shown.finish(record, page?.path);
    if (page !== undefined) writePage(page, record, before);
    return record;
  } finally {
    shown.close();
  }
}
