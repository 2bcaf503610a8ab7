import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { onTestFinished } from "vitest";

/** What a program prints, and how it ends. */
export interface Said {
  readonly stdout?: string;
  readonly stderr?: string;
  /** @default 0 */
  readonly exitCode?: number;
}

/** A program that is called `terraform`, takes note of its arguments and says what it is told, until the test is over. */
export class FakeTerraform {
  readonly #folder = mkdtempSync(join(tmpdir(), "hsi-terraform-"));

  constructor({ stdout = "", stderr = "", exitCode = 0 }: Said) {
    onTestFinished(() => rmSync(this.#folder, { recursive: true }));
    const program = join(this.#folder, "terraform");
    writeFileSync(join(this.#folder, "stdout"), stdout);
    writeFileSync(join(this.#folder, "stderr"), stderr);
    const here = `"$(dirname "$0")"`;
    writeFileSync(
      program,
      [
        "#!/bin/sh",
        `echo "$@" > ${here}/args`,
        `pwd > ${here}/pwd`,
        `cat ${here}/stdout`,
        `cat ${here}/stderr >&2`,
        `exit ${exitCode}`,
      ].join("\n"),
    );
    chmodSync(program, 0o755);
  }

  /** A PATH on which it is found first. */
  get path(): string {
    return [this.#folder, process.env.PATH].join(delimiter);
  }

  /** The arguments that it was last called with, with spaces between them. */
  get args(): string {
    return readFileSync(join(this.#folder, "args"), "utf8").trim();
  }

  /** Where it was last called. */
  get workingFolder(): string {
    return readFileSync(join(this.#folder, "pwd"), "utf8").trim();
  }
}
