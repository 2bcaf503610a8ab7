import { stripVTControlCharacters } from "node:util";
import { columnsOf } from "./columns";

const HIDE_CURSOR = "\u001b[?25l";
const SHOW_CURSOR = "\u001b[?25h";
/** A line that is wider than it was reckoned to be ends at the edge, and moves nothing below it. */
const NO_WRAP = "\u001b[?7l";
const WRAP = "\u001b[?7h";
const ERASE_LINE = "\u001b[2K";
const ERASE_BELOW = "\u001b[J";
const RESET = "\u001b[0m";

/**
 * The part of a terminal that is drawn again and again, below what is appended. Makes the text that takes a terminal
 * from what it shows to what it is to show; the cursor rests at the beginning of the line below.
 */
export class Screen {
  #lines: readonly string[] = [];
  #width = 0;

  /**
   * @param lines fewer than the window has, none wider than `width`
   * @param above appended for good above them
   */
  draw(lines: readonly string[], width: number, above: readonly string[] = []): string {
    const narrower = this.#lines.length > 0 && width < this.#width;
    const text =
      above.length > 0 || narrower
        ? `${this.#wiped(width)}${WRAP}${above.map(ended).join("")}${NO_WRAP}${lines.map(ended).join("")}`
        : this.#changed(lines, width);
    this.#lines = lines;
    this.#width = width;
    return text === "" ? "" : `${HIDE_CURSOR}${NO_WRAP}${text}`;
  }

  /** Takes what is drawn away, and leaves the terminal as it was. */
  clear(width: number): string {
    const text = this.#wiped(width);
    return `${text}${this.release()}`;
  }

  /** Leaves what is drawn, and the terminal as it was; the next lines are drawn below. */
  release(): string {
    this.#lines = [];
    return `${RESET}${WRAP}${SHOW_CURSOR}`;
  }

  /** Only the lines that differ are written again. */
  #changed(lines: readonly string[], width: number): string {
    const before = this.#lines;
    const same = lines.length === before.length && width === this.#width;
    if (same && lines.every((line, i) => line === before[i])) return "";
    const drawn = lines.map((line, i) =>
      line === before[i] && width === this.#width ? "\r\n" : `${ERASE_LINE}${line}${RESET}\r\n`,
    );
    return `${this.#up(width)}${drawn.join("")}${lines.length < before.length ? ERASE_BELOW : ""}`;
  }

  /**
   * To the first line, with nothing below it. Line by line: terminals keep a whole screen that is erased at once, to be
   * scrolled back to.
   */
  #wiped(width: number): string {
    if (this.#lines.length === 0) return "";
    const up = this.#up(width);
    if (width < this.#width) return `${up}${ERASE_BELOW}`;
    // The line below too: terminals show there what is typed.
    return `${up}${`${ERASE_LINE}\n`.repeat(this.#lines.length)}${ERASE_LINE}${up}`;
  }

  /** To the first line: a terminal that became narrower has broken the lines that no longer fit. */
  #up(width: number): string {
    const rows = this.#lines.reduce(
      (sum, line) =>
        sum +
        (width < this.#width ? Math.max(1, Math.ceil(columnsOf(stripVTControlCharacters(line)) / width)) : 1),
      0,
    );
    return rows === 0 ? "\r" : `\r\u001b[${rows}A`;
  }
}

function ended(line: string): string {
  return `${ERASE_LINE}${line}${RESET}\r\n`;
}
