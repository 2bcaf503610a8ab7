import type { RecordChange } from "../execution/change";
import type { ExecutionRecord } from "../execution/record";
import { terminalLook } from "./terminal-look";

export interface OutputOptions {
  /** Only what the execution came to. */
  readonly quiet: boolean;
  /** No characters but ASCII in what is drawn. */
  readonly ascii: boolean;
  /** Lines that are appended, on a terminal too. */
  readonly plain: boolean;
}

/** Where an execution is shown. */
export interface RunOutput {
  change(change: RecordChange): void;
  /** @param page path of the execution's page, where one was written */
  finish(record: ExecutionRecord, page?: string): void;
  /** Leaves the terminal as it was; where the execution came to nothing. */
  close(): void;
}

/** The way to show an execution on standard output. What is not used is not loaded. */
export function runOutput({ quiet, plain, ascii }: OutputOptions): RunOutput {
  const look = terminalLook(process.stdout, process.env, { ascii });
  if (quiet) {
    const { QuietOutput }: typeof import("./quiet-output") = require("./quiet-output");
    return new QuietOutput(look);
  }
  if (look.live && !plain) {
    const { LiveOutput }: typeof import("./live-output") = require("./live-output");
    return new LiveOutput(look);
  }
  const { PlainOutput }: typeof import("./plain-output") = require("./plain-output");
  return new PlainOutput(look);
}
