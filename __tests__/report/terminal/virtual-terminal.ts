/** How many columns a terminal gives a code point: not every one gives the same. */
export type WidthOf = (codePoint: number) => number;

const ESCAPE = "\u001b";
const PIECE = new RegExp(`${ESCAPE}\\[([0-9;?]*)([A-Za-z])|.`, "gsu");

/** A small part of a terminal: what it shows after the sequences that a live tree is drawn with. */
export class VirtualTerminal {
  readonly rows: string[][] = [[]];
  /** Sequences that it does not know. */
  readonly unknown: string[] = [];
  cursorShown = true;
  wraps = true;
  #row = 0;
  #column = 0;
  #width: number;
  readonly #height: number;
  readonly #widthOf: WidthOf;

  constructor(width: number, height: number, widthOf: WidthOf = () => 1) {
    this.#width = width;
    this.#height = height;
    this.#widthOf = widthOf;
  }

  write(text: string): void {
    const pieces = text.matchAll(PIECE);
    for (const [piece, parameter = "", command] of pieces) {
      if (command !== undefined) this.#command(parameter, command, piece);
      else if (piece === "\r") this.#column = 0;
      else if (piece === "\n") this.#row += 1;
      else if (piece < " " || (piece >= "\u007f" && piece < "\u00a0")) this.unknown.push(piece);
      else this.#put(piece);
      while (this.rows.length <= this.#row) this.rows.push([]);
    }
  }

  /** Makes the window narrower, as terminals do that break the lines which no longer fit. */
  resize(width: number): void {
    const before = this.rows.splice(0);
    before.forEach((row, i) => {
      if (i === this.#row) this.#row = this.rows.length;
      for (let start = 0; start === 0 || start < row.length; start += width) {
        this.rows.push(row.slice(start, start + width));
      }
    });
    this.#width = width;
  }

  /** All lines, those that have scrolled away too, without what is empty at their ends. */
  get lines(): string[] {
    const lines = this.rows.map((row) =>
      Array.from(row, (cell) => cell ?? " ")
        .join("")
        .trimEnd(),
    );
    while (lines.at(-1) === "") lines.pop();
    return lines;
  }

  #put(character: string): void {
    const width = this.#widthOf(character.codePointAt(0) ?? 0);
    if (this.#column + width > this.#width) {
      if (this.wraps) {
        this.#row += 1;
        this.#column = 0;
        this.rows[this.#row] ??= [];
      } else this.#column = Math.max(0, this.#width - width);
    }
    const row = this.rows[this.#row] ?? [];
    row[this.#column] = width === 0 ? `${row[this.#column] ?? ""}${character}` : character;
    if (width === 2) row[this.#column + 1] = "";
    this.#column += width;
  }

  #command(parameter: string, command: string, sequence: string): void {
    const row = this.rows[this.#row] ?? [];
    // Nothing above the window can be reached.
    if (command === "A")
      this.#row = Math.max(this.rows.length - this.#height, 0, this.#row - Number(parameter || 1));
    else if (sequence === "\u001b[2K") row.length = 0;
    else if (sequence === "\u001b[J") {
      row.length = this.#column;
      this.rows.length = this.#row + 1;
    } else if (sequence === "\u001b[?25l") this.cursorShown = false;
    else if (sequence === "\u001b[?25h") this.cursorShown = true;
    else if (sequence === "\u001b[?7l") this.wraps = false;
    else if (sequence === "\u001b[?7h") this.wraps = true;
    else if (command !== "m") this.unknown.push(sequence);
  }
}
