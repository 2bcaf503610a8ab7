import { entryRow, exitRow, type Lane } from "./lanes";
import { labelIndex, type Placing } from "./placing";

/** Where a row begins and ends; of a gap between ranks, that is where its labels are. */
export interface Row {
  readonly top: number;
  readonly bottom: number;
}

export interface Rows {
  readonly height: number;
  /** @param row of a rank an even number, of a gap an odd one */
  at(row: number): Row;
  /** Whether anything is written in a row that lines go around. */
  hasLabels(row: number): boolean;
  /** Where a lane leaves the nodes of a rank, in the gap under them. */
  exitTrack(lane: Lane, row: number): number;
  /** Where a lane comes to a node, in the gap over it. */
  entryTrack(lane: Lane, row: number): number;
}

const GAP = 20;
/** Before the first state, and after the last one. */
const NARROW = 9;
const TRACK = 8;
/** What a gap gains by the widest of its curves, so that none is too flat. */
const SLOPE = { share: 0.07, most: 44 } as const;

/** Gives every rank its height, and every gap between ranks the height that the lines and labels in it need. */
export function rowsOf(placing: Placing): Rows {
  const { ranks, sizes, lanes, skyline } = placing;
  const rows = 2 * ranks.last + 3;
  const heights: number[] = Array(rows).fill(0);
  sizes.forEach(({ height }, node) => {
    const row = 2 * (ranks.of[node] ?? 0) + 1;
    heights[row] = Math.max(heights[row] ?? 0, height);
  });
  const labelled = addLabels(placing, heights);
  const exits = new Tracks();
  const entries = new Tracks();
  for (const lane of lanes) {
    for (const { from } of lane.edges) {
      const row = exitRow(from, lane.side, ranks, skyline);
      if (row % 2 !== 0) exits.add(lane, row);
    }
    const row = entryRow(lane.to, lane.side, ranks, skyline);
    if (row % 2 !== 0) entries.add(lane, row);
  }
  const gaps = gapsOf(placing);
  const found: Row[] = [];
  let y = 0;
  heights.forEach((height, i) => {
    const row = i - 1;
    const isGap = row % 2 !== 0;
    const gap = isGap ? (gaps.get(row) ?? 0) : 0;
    const top = y + gap + exits.room(row);
    found.push({ top, bottom: top + height });
    y = top + height + gap + entries.room(row);
  });
  const at = (row: number): Row => found[row + 1] ?? { top: y, bottom: y };
  return {
    height: y,
    at,
    hasLabels: (row) => labelled.has(row),
    exitTrack: (lane, row) => at(row - 1).bottom + (exits.indexOf(lane, row) + 1) * TRACK,
    entryTrack: (lane, row) => at(row + 1).top - (entries.indexOf(lane, row) + 1) * TRACK - 6,
  };
}

function addLabels({ ranks, labels, columns }: Placing, heights: number[]): ReadonlySet<number> {
  const labelled = new Set<number>();
  for (const [edge, points] of columns.bends) {
    const label = labels.get(edge);
    if (label === undefined) continue;
    const row = 2 * (ranks.of[edge.from] ?? 0) + 1 + labelIndex(points);
    labelled.add(row);
    heights[row + 1] = Math.max(heights[row + 1] ?? 0, label.height);
  }
  return labelled;
}

/** Half the height of each gap that edges lead through. */
function gapsOf({ ranks, columns }: Placing): ReadonlyMap<number, number> {
  const gaps = new Map<number, number>();
  const widen = (row: number, least: number) => gaps.set(row, Math.max(gaps.get(row) ?? 0, least));
  for (const edge of [...ranks.edges]) {
    const [upper, lower] = [ranks.of[edge.from] ?? 0, ranks.of[edge.to] ?? 0];
    const isMark = edge.kind === "START" || edge.kind === "END";
    const points = [columns.x[edge.from] ?? 0, ...(columns.bends.get(edge) ?? []), columns.x[edge.to] ?? 0];
    for (let rank = upper; rank < lower; rank += 1) {
      const i = 2 * (rank - upper);
      const [from = 0, between = from, to = between] = points.slice(i, i + 3);
      const aside = Math.max(Math.abs(between - from), Math.abs(to - between));
      const slope = Math.min(aside * SLOPE.share, SLOPE.most);
      widen(2 * rank + 1, (isMark && upper + 1 === lower ? NARROW : GAP) + slope);
    }
  }
  return gaps;
}

/** The lines that run from side to side in each gap. */
class Tracks {
  readonly #lanes = new Map<number, Lane[]>();

  add(lane: Lane, row: number): void {
    const known = this.#lanes.get(row);
    if (known === undefined) this.#lanes.set(row, [lane]);
    else if (!known.includes(lane)) known.push(lane);
  }

  indexOf(lane: Lane, row: number): number {
    return this.#lanes.get(row)?.indexOf(lane) ?? 0;
  }

  room(row: number): number {
    const count = this.#lanes.get(row)?.length ?? 0;
    return count === 0 ? 0 : count * TRACK + 6;
  }
}
