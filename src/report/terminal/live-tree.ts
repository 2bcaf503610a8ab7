import type { RecordChange } from "../../execution/change";
import type { ExecutionRecord, StateRecord } from "../../execution/record";
import { shortLogText } from "../log-text";
import { fitted, seen } from "./columns";
import { finalLines, headingLine } from "./final-lines";
import { type Look, type Style, styleOf } from "./look";
import { Places } from "./places";
import { treeRows } from "./tree";
import { type TreeLine, treeLines } from "./tree-lines";
import { inView } from "./window";

/** Size of a terminal's window, in characters. */
export interface WindowSize {
  readonly width: number;
  readonly height: number;
}

const LISTED = { failed: 8, running: 4 };

/** An execution as a tree that is drawn again and again while it goes on. */
export class LiveTree {
  readonly #style: Style;
  /** When each state that runs was entered, in real milliseconds since the epoch. */
  readonly #entered = new WeakMap<StateRecord, number>();
  readonly #places = new Places();
  readonly #now: () => number;
  #execution: ExecutionRecord | undefined;

  /** @param now the real time, in milliseconds since the epoch */
  constructor(look: Look, now: () => number) {
    this.#style = styleOf(look);
    this.#now = now;
  }

  /** @returns lines to append above the tree: what functions log */
  change(change: RecordChange): string[] {
    this.#places.add(change);
    if ("execution" in change) {
      this.#execution = change.execution;
    } else if (change.kind === "state entered") {
      this.#entered.set(change.state, this.#now());
    } else if (change.kind === "logged") {
      const place = this.#places.of(change);
      const state = `${place}${place === "" ? "" : "."}${seen(change.state.name)}`;
      const how = change.attempt.logSource === "time" ? " (by its time)" : "";
      return [this.#style.dim(`${state}  ${shortLogText(change.log.message)}${how}`)];
    }
    return [];
  }

  /** The tree as it is now: no more lines than the window has, none wider. */
  lines({ width, height }: WindowSize): string[] {
    if (this.#execution === undefined) return [];
    const { ellipsis } = this.#style;
    return [
      fitted(headingLine(this.#execution), width, ellipsis),
      ...inView(this.#tree(this.#execution, width, LISTED), { width, height: height - 1 }, this.#style),
    ];
  }

  /** The tree at the end, in full: the failure first. */
  final(width: number, page: string | undefined): string[] {
    if (this.#execution === undefined) return [];
    const tree = this.#tree(this.#execution, width, FINALLY_LISTED).map(({ text }) => text);
    return finalLines(this.#execution, { tree, page, width }, this.#style);
  }

  #tree(execution: ExecutionRecord, width: number, listed: typeof LISTED): TreeLine[] {
    const now = this.#now();
    const rows = treeRows(execution, {
      now,
      elapsed: (state) => Math.max(0, now - (this.#entered.get(state) ?? now)),
      listed,
      arrow: this.#style.arrow,
      inside: this.#style.inside,
    });
    return treeLines(rows, width, this.#style);
  }
}

const FINALLY_LISTED = { failed: 20, running: 0 };
