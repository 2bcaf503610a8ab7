import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { projectFolder } from "../../bundling/project-folder";
import type { ExecutionRecord } from "../../execution/record";
import { UserError } from "../../input/user-error";
import { readSynthesizedStacks, type SynthesizedStack } from "../../local/synthesized-stack";
import { projectMain } from "../project-main";
import { outputFolder, synthesizeTracked } from "../synth-process";
import { FileWatch } from "./file-watch";
import { RebuiltFunctions } from "./rebuilt-functions";

/** What a session needs of the command. */
export interface DevHost {
  readonly project: string;
  /** Files that each run reads. */
  readonly runFiles: readonly string[];
  /** Runs the machine once. @throws UserError where it cannot be run */
  run(
    stacks: readonly SynthesizedStack[],
    signal: AbortSignal,
    before: ExecutionRecord | undefined,
  ): Promise<ExecutionRecord>;
  /** Takes what is to be told, between runs. */
  say(line: string): void;
  /** Takes a mistake that keeps the machine from running. */
  fail(error: UserError): void;
}

/** Files beside main.ts that change how everything is built. */
const SETTINGS = ["cdktf.json", "package.json", "tsconfig.json"];

/** Synthesizes and runs a project, and again whatever of it changes, until it is stopped. */
export class DevSession {
  readonly #host: DevHost;
  readonly #project: string;
  readonly #folder: string;
  readonly #watch: FileWatch;
  #functions: RebuiltFunctions | undefined;
  #stackInputs: ReadonlySet<string> = new Set();
  #stackFailed = false;
  #before: ExecutionRecord | undefined;
  #changed = new Set<string>();
  #savedAt = 0;
  #wake: () => void = () => {};
  #running = new AbortController();

  /** @throws UserError where the folder holds no project */
  constructor(host: DevHost) {
    projectMain(host.project);
    this.#host = host;
    this.#project = realpathSync(host.project);
    this.#folder = projectFolder(this.#project);
    this.#watch = new FileWatch(this.#folder, (files) => this.#onChange(files));
  }

  /** @param stop ends it, at once */
  async run(stop: AbortSignal): Promise<void> {
    stop.addEventListener("abort", () => {
      this.#running.abort();
      this.#wake();
    });
    await this.#synthesize();
    this.#watchAll();
    await this.#runAgain(stop);
    // Only now is known what the bundles are made from: one may have been saved since the synthesis.
    if ((await this.#rebuild(undefined)) === "changed") await this.#runAgain(stop);
    this.#watchAll();
    if (!stop.aborted) this.#host.say(`watching ${this.#inputs().size} files; Ctrl-C ends`);
    while (!stop.aborted) {
      if (this.#changed.size === 0) await new Promise<void>((wake) => (this.#wake = wake));
      if (stop.aborted) break;
      await this.#answer(stop);
      this.#watchAll();
    }
    this.#watch.close();
    await this.#functions?.close();
  }

  async #answer(stop: AbortSignal): Promise<void> {
    const files = this.#changed;
    this.#changed = new Set();
    const names = [...files].map((file) => relative(this.#folder, file)).sort();
    const [first = ""] = names;
    const what = names.length > 2 ? `${first} and ${names.length - 1} more` : names.join(", ");
    const savedAt = this.#savedAt;
    const ofStack = this.#stackFailed || [...files].some((file) => this.#stackInputs.has(file));
    if (ofStack) {
      this.#host.say(`${what}: synthesizing`);
      await this.#synthesize();
      if (this.#stackFailed) return;
    }
    if ((await this.#rebuild(ofStack ? undefined : files)) === "failed") return;
    if (await this.#runAgain(stop)) this.#host.say(`${what}: ${Date.now() - savedAt} ms from save to result`);
  }

  async #synthesize(): Promise<void> {
    const { succeeded, inputs } = await synthesizeTracked(this.#project);
    const settings = SETTINGS.map((file) => join(this.#folder, file));
    // What a synthesis that failed did not come to may be what has to be corrected.
    const kept = succeeded ? [] : this.#stackInputs;
    this.#stackInputs = new Set([...inputs, ...settings.filter((file) => existsSync(file)), ...kept]);
    this.#stackFailed = !succeeded;
    if (!succeeded) return;
    const before = this.#functions;
    try {
      this.#functions = new RebuiltFunctions(
        readSynthesizedStacks(outputFolder(this.#project)),
        this.#folder,
      );
    } catch (error) {
      this.#failed(error);
      this.#stackFailed = true;
      return;
    }
    await before?.close();
  }

  async #rebuild(files: ReadonlySet<string> | undefined): Promise<"changed" | "same" | "failed"> {
    try {
      return (await this.#functions?.make(files)) === true ? "changed" : "same";
    } catch (error) {
      this.#failed(error);
      return "failed";
    }
  }

  /** @returns whether it ran to its end, rather than to the next change */
  async #runAgain(stop: AbortSignal): Promise<boolean> {
    if (this.#functions === undefined || this.#stackFailed || this.#changed.size > 0 || stop.aborted)
      return false;
    this.#running = new AbortController();
    const { signal } = this.#running;
    try {
      const record = await this.#host.run(this.#functions.stacks, signal, this.#before);
      if (signal.aborted) return false;
      this.#before = record;
      return true;
    } catch (error) {
      this.#failed(error);
      return false;
    }
  }

  #failed(error: unknown): void {
    if (!(error instanceof UserError)) throw error;
    this.#host.fail(error);
  }

  #onChange(files: ReadonlySet<string>): void {
    if (this.#changed.size === 0) this.#savedAt = Date.now();
    for (const file of files) this.#changed.add(file);
    // What runs is of yesterday: the next run shows it anew.
    this.#running.abort();
    this.#wake();
  }

  #inputs(): Set<string> {
    const runFiles = this.#host.runFiles.map((file) => real(file));
    return new Set([...this.#stackInputs, ...(this.#functions?.inputs ?? []), ...runFiles]);
  }

  #watchAll(): void {
    // A file that is missing yet may be any in these folders.
    this.#watch.set(this.#inputs(), this.#stackFailed || this.#functions?.failed === true);
  }
}

/** The file without symbolic links in the path of its folder. */
function real(file: string): string {
  const folder = dirname(resolve(file));
  return existsSync(folder) ? join(realpathSync(folder), basename(file)) : resolve(file);
}
