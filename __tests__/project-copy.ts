import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { CHECKOUT } from "./checkout";
import { run } from "./command";

const SOURCES = [
  "main.ts",
  "cdktf.json",
  "package.json",
  "tsconfig.json",
  "src",
  "lambdas",
  "events",
  "delivery",
  "examples",
  ".terraform.lock.hcl",
];

/** The project's sources in a temporary folder, so that tests touch neither the checkout's output nor its state. */
export class ProjectCopy {
  readonly #home = mkdtempSync(join(tmpdir(), "hsi-pipeline-"));
  #folder: string;

  /** @param name of its folder; a path where that is to lie deeper */
  constructor(name = "project") {
    this.#folder = join(this.#home, name);
    mkdirSync(this.#folder, { recursive: true });
    for (const source of SOURCES.filter((source) => existsSync(join(CHECKOUT, source)))) {
      cpSync(join(CHECKOUT, source), this.path(source), {
        recursive: true,
        filter: (file) => basename(file) !== "cdktf.out",
      });
    }
    symlinkSync(join(CHECKOUT, "node_modules"), this.path("node_modules"));
  }

  get folder(): string {
    return this.#folder;
  }

  /** Where Terraform runs. */
  get stackFolder(): string {
    return this.path("cdktf.out/stacks/hsi-pipeline");
  }

  path(file: string): string {
    return join(this.#folder, file);
  }

  write(file: string, text: string): void {
    writeFileSync(this.path(file), text);
  }

  async synth(): Promise<void> {
    await run("npm", ["run", "synth"], { folder: this.#folder });
  }

  moveTo(name: string): void {
    const folder = join(this.#home, name);
    mkdirSync(dirname(folder), { recursive: true });
    renameSync(this.#folder, folder);
    this.#folder = folder;
  }

  remove(): void {
    rmSync(this.#home, { recursive: true, force: true });
  }
}
