export type Side = "left" | "right";

interface Solid {
  /** Absent for a label. */
  readonly node?: number;
  readonly left: number;
  readonly right: number;
}

const BESIDE_NODES = 24;
const BESIDE_LINES = 12;

/** What stands in the rows of a scope: the ranks at even numbers, the gaps above and below them at odd ones. */
export class Skyline {
  /** Nodes and labels of each row, which no line may cross. */
  readonly #solid: Solid[][];
  /** Lines of each row, which others may cross but not follow. */
  readonly #lines: number[][];
  /** Labels of lines that were placed beside them. */
  readonly #aside: Solid[][];
  readonly #rowOf = new Map<number, number>();
  #reach = { left: Number.POSITIVE_INFINITY, right: Number.NEGATIVE_INFINITY };

  constructor(ranks: number) {
    const rows = 2 * ranks + 1;
    this.#solid = Array.from({ length: rows }, () => []);
    this.#lines = Array.from({ length: rows }, () => []);
    this.#aside = Array.from({ length: rows }, () => []);
  }

  get left(): number {
    const lines = this.#lines.flat().reduce((least, x) => Math.min(least, x), Math.min(this.#reach.left, 0));
    return this.#aside.flat().reduce((least, { left }) => Math.min(least, left), lines);
  }

  get right(): number {
    const lines = this.#lines.flat().reduce((most, x) => Math.max(most, x), Math.max(this.#reach.right, 0));
    return this.#aside.flat().reduce((most, { right }) => Math.max(most, right), lines);
  }

  /** Something that lines go around: a node, where it has a number, or a label. */
  addSolid(row: number, left: number, right: number, node?: number): void {
    this.#solid[row + 1]?.push({ left, right, ...(node !== undefined && { node }) });
    if (node !== undefined) this.#rowOf.set(node, row);
    this.#reach = { left: Math.min(this.#reach.left, left), right: Math.max(this.#reach.right, right) };
  }

  addLine(row: number, x: number): void {
    this.#lines[row + 1]?.push(x);
  }

  /** Whether no node and no label stands between a node and the side. */
  isOutermost(node: number, side: Side): boolean {
    const [row, own] = this.#rowWith(node);
    return !row.some((one) => (side === "left" ? one.right <= own.left : one.left >= own.right));
  }

  /** How far a node is from the outermost of all nodes. */
  distance(node: number, side: Side): number {
    const [, own] = this.#rowWith(node);
    return side === "left" ? own.left - this.#reach.left : this.#reach.right - own.right;
  }

  #rowWith(node: number): [readonly Solid[], Solid] {
    const row = this.#solid[(this.#rowOf.get(node) ?? 0) + 1] ?? [];
    return [row, row.find((one) => one.node === node) ?? { left: 0, right: 0 }];
  }

  /**
   * Finds a place for a line beside the rows from `first` to `last`, as near as possible.
   * @param room beyond the line, for its label
   * @returns its x
   */
  reserve(side: Side, first: number, last: number, room: number): number {
    const sign = side === "left" ? -1 : 1;
    const beyond = room > 0 && isShort(first, last) ? 2 : 0;
    const [top, bottom] = [Math.max(first - beyond, -1), Math.min(last + beyond, this.#solid.length - 2)];
    const solids = [
      ...this.#solid.slice(top + 1, bottom + 2),
      ...this.#aside.slice(top + 1, bottom + 2),
    ].flat();
    const edge = solids.reduce(
      (far, { left, right }) => Math.max(far, sign * left, sign * right),
      Number.NEGATIVE_INFINITY,
    );
    const lines = this.#lines
      .slice(top + 1, bottom + 2)
      .flat()
      .map((line) => sign * line)
      .sort((a, b) => a - b);
    let x = (Number.isFinite(edge) ? edge : 0) + BESIDE_NODES;
    for (const line of lines)
      if (line > x - BESIDE_LINES && line < x + room + BESIDE_LINES) x = line + BESIDE_LINES;
    const outer = sign * (x + room);
    const label = { left: Math.min(sign * x, outer), right: Math.max(sign * x, outer) };
    for (let row = top; row <= bottom; row += 1) {
      if (row >= first && row <= last) this.addLine(row, sign * x);
      if (room > 0) this.#aside[row + 1]?.push(label);
    }
    return sign * x;
  }
}

/** Whether the label of a line can be higher than the line: one that does not lead past a state, nor from one to the next. */
function isShort(first: number, last: number): boolean {
  const besideStates = [first, last].filter((row) => row % 2 === 0).length;
  return last - first + besideStates < 4;
}
