import { randomUUID } from "node:crypto";
import { renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { ExecutionRecord } from "../execution/record";
import { UserError } from "../input/user-error";

/** Only who wrote it may read it: payloads are in it. */
const MODE = 0o600;

export interface PageFileOptions {
  /** What `--redact` was given: patterns of names, and paths. */
  readonly redact: readonly string[];
  /** Which option names the file, for errors. */
  readonly option: string;
}

/** The file that the page of an execution is written to. What makes the page is loaded when one is written. */
export class PageFile {
  readonly path: string;
  readonly #options: PageFileOptions;

  /** @throws UserError where no file can be there, or what is to be redacted cannot be read: before anything runs */
  constructor(path: string, options: PageFileOptions) {
    this.path = path;
    this.#options = options;
    const folder = kindOf(dirname(path));
    if (folder !== "folder")
      throw this.#error(
        folder === undefined ? "The folder of the page does not exist" : "The folder of the page is a file",
      );
    if (kindOf(path) === "folder") throw this.#error("The page cannot be written: a folder has its name");
    this.#redaction();
  }

  /**
   * Writes the page of a record, without its secrets; the file appears whole or not at all.
   *
   * @param compareWith another run, which the page marks the differences from
   * @throws UserError where it cannot be written
   */
  write(record: ExecutionRecord, compareWith?: ExecutionRecord): void {
    const { redacted }: typeof import("../execution/redaction") = require("../execution/redaction");
    const { pageHtml }: typeof import("../report/page/page-html") = require("../report/page/page-html");
    const redaction = this.#redaction();
    const html = pageHtml(redacted(record, redaction), {
      ...(compareWith !== undefined && { compareWith: redacted(compareWith, redaction) }),
      ...(record.clock === "real" && { asOf: new Date().toISOString() }),
    });
    const unfinished = join(dirname(this.path), `.${basename(this.path)}.${randomUUID()}`);
    try {
      writeFileSync(unfinished, html, { mode: MODE, flag: "wx" });
      renameSync(unfinished, this.path);
    } catch (error) {
      rmSync(unfinished, { force: true });
      throw this.#error(
        `The page cannot be written: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }

  #redaction() {
    const { redactionOptions }: typeof import("../execution/redaction") = require("../execution/redaction");
    return redactionOptions(this.#options.redact);
  }

  #error(what: string): UserError {
    return new UserError({
      what,
      where: this.#options.option,
      received: this.path,
      remedy: "Name a file in a folder that exists and that you may write to",
    });
  }
}

function kindOf(path: string): "file" | "folder" | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  return found.isDirectory() ? "folder" : "file";
}
