import type { RecordChange } from "../execution/change";
import type { ExecutionRecord } from "../execution/record";
import { printableLine } from "../input/printable";
import type { Look } from "../report/terminal/look";
import { PlainLines } from "../report/terminal/plain-lines";
import type { RunOutput } from "./run-output";

/** Appends lines to standard output as things happen. */
export class PlainOutput implements RunOutput {
  readonly #lines: PlainLines;

  constructor(look: Look) {
    this.#lines = new PlainLines(look);
  }

  change(change: RecordChange): void {
    process.stdout.write(this.#lines.change(change));
  }

  finish(_: ExecutionRecord, page?: string): void {
    if (page !== undefined) process.stdout.write(`    page    ${printableLine(page)}\n`);
  }

  close(): void {}
}
