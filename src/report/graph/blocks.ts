import type { Ranks } from "./ranks";
import type { ScopeEdge } from "./scope-graph";

/** Ranks that are laid out together. */
export interface Block {
  readonly nodes: readonly number[];
  readonly edges: readonly ScopeEdge[];
  /** The node at its top that is also the bottom of the block above; absent where it has none. */
  readonly joint?: number;
}

export interface Blocks {
  readonly blocks: readonly Block[];
  /** Edges that are in no block: they are drawn around the nodes. */
  readonly cut: readonly ScopeEdge[];
}

/** From the first to the last rank; a joined one begins with the last rank of the one before it. */
interface Range {
  readonly first: number;
  readonly last: number;
  readonly joined: boolean;
}

/** Ranks of a block; past that it is cut where the fewest edges are. */
const MOST_RANKS = 60;

/**
 * Cuts the ranks at each node that all ways lead through, so that what is laid out at once is small, however many states
 * there are, and so that what comes after one another stands under one another.
 */
export function blocksOf(ranks: Ranks): Blocks {
  const { of, edges } = ranks;
  const inRank: number[][] = Array.from({ length: ranks.last + 1 }, () => []);
  of.forEach((rank, node) => {
    inRank[rank]?.push(node);
  });
  const ranges = rangesOf(ranks, inRank);
  const under: number[] = [];
  const made = ranges.map(({ first, last, joined }, i) => {
    for (let rank = first; rank < last; rank += 1) under[rank] = i;
    const [joint] = joined ? (inRank[first] ?? []) : [];
    return {
      nodes: inRank.slice(first, last + 1).flat(),
      edges: [] as ScopeEdge[],
      ...(joint !== undefined && { joint }),
    };
  });
  const cut: ScopeEdge[] = [];
  for (const edge of edges) {
    const block = under[of[edge.from] ?? 0];
    const isInside = block !== undefined && (of[edge.to] ?? 0) <= (ranges[block]?.last ?? 0);
    if (isInside) made[block]?.edges.push(edge);
    else cut.push(edge);
  }
  return { blocks: made, cut };
}

function rangesOf({ of, last, edges }: Ranks, inRank: readonly (readonly number[])[]): Range[] {
  const begun: number[] = Array(last + 1).fill(0);
  const ended: number[] = Array(last + 1).fill(0);
  for (const { from, to } of edges) {
    const [upper, lower] = [of[from] ?? 0, of[to] ?? 0];
    begun[upper] = (begun[upper] ?? 0) + 1;
    ended[lower] = (ended[lower] ?? 0) + 1;
  }
  const ranges: Range[] = [];
  let next: Omit<Range, "last"> = { first: 0, joined: false };
  let fewest = { rank: 0, crossing: Number.POSITIVE_INFINITY };
  /** Edges that lead on past each rank. */
  const crossing: number[] = [];
  const end = (rank: number, joined: boolean) => {
    ranges.push({ ...next, last: rank });
    next = { first: joined ? rank : rank + 1, joined };
    fewest = { rank, crossing: Number.POSITIVE_INFINITY };
  };
  for (let rank = 0; rank < last; rank += 1) {
    const passing = (crossing[rank - 1] ?? 0) - (ended[rank] ?? 0);
    crossing[rank] = passing + (begun[rank] ?? 0);
    if (passing === 0 && inRank[rank]?.length === 1) {
      if (rank > next.first) end(rank, true);
      continue;
    }
    if (rank - next.first >= MOST_RANKS / 3 && (crossing[rank] ?? 0) < fewest.crossing) {
      fewest = { rank, crossing: crossing[rank] ?? 0 };
    }
    // Goes on from the cut, since nothing after it has been looked at with it in mind.
    if (rank - next.first >= MOST_RANKS) {
      rank = fewest.rank;
      end(rank, false);
    }
  }
  return [...ranges, { ...next, last }];
}
