import type { ExecutionRecord } from "../execution/record";
import { finalLines } from "../report/terminal/final-lines";
import { type Look, styleOf } from "../report/terminal/look";
import type { RunOutput } from "./run-output";

/** Prints what an execution came to, at its end. */
export class QuietOutput implements RunOutput {
  readonly #look: Look;

  constructor(look: Look) {
    this.#look = look;
  }

  change(): void {}

  finish(record: ExecutionRecord, page?: string): void {
    const lines = finalLines(record, { tree: [], page, width: 0 }, styleOf(this.#look));
    process.stdout.write(`${lines.join("\n")}\n`);
  }

  close(): void {}
}
