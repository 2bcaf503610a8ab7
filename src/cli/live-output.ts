import type { RecordChange } from "../execution/change";
import type { ExecutionRecord } from "../execution/record";
import { LiveTree, type WindowSize } from "../report/terminal/live-tree";
import type { Look } from "../report/terminal/look";
import { Screen } from "../report/terminal/screen";
import type { RunOutput } from "./run-output";

const FRAME_MS = 67;
/** How often the times of what runs are drawn anew while nothing else happens. */
const TICK_MS = 200;
const ENDING: readonly NodeJS.Signals[] = ["SIGTERM", "SIGHUP"];

export interface LiveOptions {
  /** Whether log lines are appended above the tree. @default true */
  readonly logs?: boolean;
  /** How long nothing is drawn, in milliseconds, so that a short run does not flicker. @default 0 */
  readonly calmMs?: number;
  /** What stays when it ends. @default the tree in full */
  readonly final?: (record: ExecutionRecord, width: number, page: string | undefined) => readonly string[];
}

/** Draws an execution as a tree that changes in place, and leaves the terminal as it was however the process ends. */
export class LiveOutput implements RunOutput {
  readonly #tree: LiveTree;
  readonly #screen = new Screen();
  readonly #options: LiveOptions;
  readonly #onAgain = () => this.#draw();
  readonly #onExit = () => void process.stdout.write(this.#screen.release());
  readonly #onSignal = (signal: NodeJS.Signals) => {
    this.close();
    process.kill(process.pid, signal);
  };
  readonly #onStop = () => {
    clearTimeout(this.#timer);
    process.stdout.write(this.#screen.release());
    process.kill(process.pid, "SIGSTOP");
  };
  #above: string[] = [];
  #timer: NodeJS.Timeout | undefined;
  #drawnAt = 0;
  #open = false;

  constructor(look: Look, options: LiveOptions = {}) {
    this.#options = options;
    this.#tree = new LiveTree(look, Date.now);
  }

  change(change: RecordChange): void {
    this.#begin();
    const logged = this.#tree.change(change);
    if (this.#options.logs !== false) this.#above.push(...logged);
    const left = this.#drawnAt + FRAME_MS - Date.now();
    if (left <= 0) this.#draw();
    else this.#drawIn(left);
  }

  finish(record: ExecutionRecord, page?: string): void {
    const { width } = size();
    const lines = this.#options.final?.(record, width, page) ?? this.#tree.final(width, page);
    const cleared = this.#end();
    process.stdout.write(`${cleared}${[...this.#above, ...lines].map((line) => `${line}\n`).join("")}`);
    this.#above = [];
  }

  close(): void {
    if (this.#open) process.stdout.write(this.#end());
  }

  #begin(): void {
    if (this.#open) return;
    this.#open = true;
    const { calmMs } = this.#options;
    if (calmMs !== undefined) this.#drawnAt = Date.now() + calmMs - FRAME_MS;
    process.stdout.on("resize", this.#onAgain);
    process.on("exit", this.#onExit);
    process.on("SIGTSTP", this.#onStop);
    process.on("SIGCONT", this.#onAgain);
    for (const signal of ENDING) process.on(signal, this.#onSignal);
  }

  #end(): string {
    clearTimeout(this.#timer);
    this.#open = false;
    process.stdout.off("resize", this.#onAgain);
    process.off("exit", this.#onExit);
    process.off("SIGTSTP", this.#onStop);
    process.off("SIGCONT", this.#onAgain);
    for (const signal of ENDING) process.off(signal, this.#onSignal);
    return this.#screen.clear(size().width);
  }

  #draw(): void {
    const window = size();
    const lines = this.#tree.lines({ width: window.width, height: window.height - 1 });
    const text = this.#screen.draw(lines, window.width, this.#above);
    this.#above = [];
    this.#drawnAt = Date.now();
    if (text !== "") process.stdout.write(text);
    this.#drawIn(TICK_MS);
  }

  #drawIn(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#draw(), milliseconds);
    this.#timer.unref();
  }
}

function size(): WindowSize {
  const { columns, rows } = process.stdout;
  return { width: columns > 0 ? columns : 80, height: rows > 0 ? rows : 24 };
}
