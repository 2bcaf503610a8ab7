import { blocksOf } from "./blocks";
import { columnsOf, type Size } from "./columns";
import type { Ranks } from "./ranks";
import type { ScopeEdge } from "./scope-graph";

/** Where the nodes of a scope and the edges that lead down stand from left to right. */
export interface ScopeColumns {
  /** Centers, by node. */
  readonly x: readonly number[];
  /** Of an edge, at each half rank between its ends. */
  readonly bends: ReadonlyMap<ScopeEdge, readonly number[]>;
  /** Edges that found no place. */
  readonly cut: readonly ScopeEdge[];
}

/** Lays out a scope block by block, each moved to the node that it begins with. */
export function scopeColumns(
  ranks: Ranks,
  sizes: readonly Size[],
  labels: ReadonlyMap<ScopeEdge, Size>,
): ScopeColumns {
  const { blocks, cut } = blocksOf(ranks);
  const x: number[] = Array(sizes.length).fill(0);
  const bends = new Map<ScopeEdge, readonly number[]>();
  for (const block of blocks) {
    const columns = columnsOf(block, ranks, sizes, labels);
    const { joint } = block;
    const all = [...columns.x.values()];
    const middle = all.length === 0 ? 0 : (least(all) + most(all)) / 2;
    const by = joint === undefined ? -middle : (x[joint] ?? 0) - (columns.x.get(joint) ?? 0);
    for (const [node, center] of columns.x) x[node] = center + by;
    for (const [edge, points] of columns.bends) {
      bends.set(
        edge,
        points.map((point) => point + by),
      );
    }
  }
  return { x, bends, cut };
}

/** Of any number of values: a call takes only so many. */
function least(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
}

function most(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
}
