export type Side = "left" | "right";

/** How far a scope's rows reach to the left and right: the ranks at even numbers, the gaps above and below them at odd ones. */
export class Skyline {
  readonly #left: number[];
  readonly #right: number[];
  /** Nodes and labels of each row, which no line may cross. */
  readonly #solid: { readonly node?: number; readonly left: number; readonly right: number }[][];
  readonly #rowOf = new Map<number, number>();

  constructor(ranks: number) {
    const rows = 2 * ranks + 1;
    this.#left = Array(rows).fill(Number.POSITIVE_INFINITY);
    this.#right = Array(rows).fill(Number.NEGATIVE_INFINITY);
    this.#solid = Array.from({ length: rows }, () => []);
  }

  get left(): number {
    return this.#left.reduce((least, x) => Math.min(least, x), Number.POSITIVE_INFINITY);
  }

  get right(): number {
    return this.#right.reduce((most, x) => Math.max(most, x), Number.NEGATIVE_INFINITY);
  }

  /** Something that lines go around: a node, where it has a number, or a label. */
  addSolid(row: number, left: number, right: number, node?: number): void {
    this.#solid[row + 1]?.push({ left, right, ...(node !== undefined && { node }) });
    if (node !== undefined) this.#rowOf.set(node, row);
    this.addLine(row, left, right);
  }

  addLine(row: number, left: number, right: number): void {
    this.#left[row + 1] = Math.min(this.#left[row + 1] ?? left, left);
    this.#right[row + 1] = Math.max(this.#right[row + 1] ?? right, right);
  }

  /** How many nodes and labels stand between a node and the side. */
  between(node: number, side: Side): number {
    const row = this.#solid[(this.#rowOf.get(node) ?? 0) + 1] ?? [];
    const own = row.find((one) => one.node === node);
    if (own === undefined) return 0;
    return row.filter((one) => (side === "left" ? one.right <= own.left : one.left >= own.right)).length;
  }

  isOutermost(node: number, side: Side): boolean {
    return this.between(node, side) === 0;
  }

  /** Takes room beside the rows from `first` to `last`; returns where it begins. */
  reserve(side: Side, first: number, last: number, room: number): number {
    const [extents, sign] = side === "left" ? [this.#left, -1] : [this.#right, 1];
    let edge = Number.NEGATIVE_INFINITY;
    for (let row = first; row <= last; row += 1) edge = Math.max(edge, sign * (extents[row + 1] ?? 0));
    if (!Number.isFinite(edge)) edge = 0;
    for (let row = first; row <= last; row += 1) extents[row + 1] = sign * (edge + room);
    return sign * edge;
  }
}
