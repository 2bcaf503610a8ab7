import { randomUUID } from "node:crypto";
import { renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type RedactionOptions, redactionOptions } from "../execution/redaction";
import { UserError } from "../input/user-error";

/** Only who wrote it may read it: payloads are in it. */
const MODE = 0o600;

export interface PageFileOptions {
  /** What `--redact` was given: patterns of names, and paths. */
  readonly redact: readonly string[];
  /** Which option names the file, for errors. */
  readonly option: string;
}

/** The file that the page of an execution is written to. */
export class PageFile {
  readonly path: string;
  /** What is to be left out of the page. */
  readonly redaction: RedactionOptions;
  readonly #option: string;

  /** @throws UserError where no file can be there, or what is to be redacted cannot be read: before anything runs */
  constructor(path: string, { redact, option }: PageFileOptions) {
    this.path = path;
    this.redaction = redactionOptions(redact);
    this.#option = option;
    const folder = kindOf(dirname(path));
    if (folder === undefined) throw this.#error("The folder of the page does not exist");
    if (folder === "file") throw this.#error("The folder of the page is a file");
    if (kindOf(path) === "folder") throw this.#error("The page cannot be written: a folder has its name");
  }

  /**
   * The file appears whole or not at all.
   * @throws UserError where it cannot be written
   */
  write(html: string): void {
    const unfinished = join(dirname(this.path), `.${basename(this.path)}.${randomUUID()}`);
    try {
      writeFileSync(unfinished, html, { mode: MODE, flag: "wx" });
      renameSync(unfinished, this.path);
    } catch (error) {
      rmSync(unfinished, { force: true });
      const reason = error instanceof Error ? error.message : String(error);
      throw this.#error(`The page cannot be written: ${reason}`);
    }
  }

  #error(what: string): UserError {
    return new UserError({
      what,
      where: this.#option,
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
