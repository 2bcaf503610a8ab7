import type { Ranks } from "./ranks";
import type { ScopeEdge } from "./scope-graph";

/** Ranks that are laid out together. */
export interface Block {
  readonly nodes: readonly number[];
  readonly edges: readonly ScopeEdge[];
  /** The one edge that leads into it from the block above; absent where there are none or several. */
  readonly joint?: ScopeEdge;
}

export interface Blocks {
  readonly blocks: readonly Block[];
  /** Edges between blocks that are no joints: they are drawn around the nodes. */
  readonly cut: readonly ScopeEdge[];
}

/** Ranks of a block; past that it is cut where the fewest edges are. */
const MOST_RANKS = 60;

/**
 * Cuts the ranks where just one edge leads from one to the next, so that what is laid out at once is small, however many
 * states there are, and so that what comes after one another stands under one another.
 */
export function blocksOf(ranks: Ranks): Blocks {
  const { of, last, edges } = ranks;
  const ends = [...cutsAfter(ranks), last];
  const blockOf: number[] = [];
  ends.forEach((end, block) => {
    while (blockOf.length <= end) blockOf.push(block);
  });
  const at = (node: number) => blockOf[of[node] ?? 0] ?? 0;
  const made = ends.map(() => ({
    nodes: [] as number[],
    edges: [] as ScopeEdge[],
    between: [] as ScopeEdge[],
  }));
  of.forEach((rank, node) => {
    made[blockOf[rank] ?? 0]?.nodes.push(node);
  });
  for (const edge of edges) {
    const block = made[at(edge.to)];
    if (at(edge.from) === at(edge.to)) block?.edges.push(edge);
    else block?.between.push(edge);
  }
  const cut: ScopeEdge[] = [];
  const blocks = made.map(({ between, ...block }): Block => {
    const [joint] = between;
    if (joint !== undefined && between.length === 1 && (of[joint.to] ?? 0) - (of[joint.from] ?? 0) === 1) {
      return { ...block, joint };
    }
    cut.push(...between);
    return block;
  });
  return { blocks, cut };
}

/** The ranks after which a block ends, but the last. */
function cutsAfter({ of, last, edges }: Ranks): number[] {
  const begun: number[] = Array(last + 2).fill(0);
  for (const { from, to } of edges) {
    const [upper, lower] = [of[from] ?? 0, of[to] ?? 0];
    begun[upper] = (begun[upper] ?? 0) + 1;
    begun[lower] = (begun[lower] ?? 0) - 1;
  }
  const ends: number[] = [];
  let [crossing, first, best] = [0, 0, { rank: 0, crossing: Number.POSITIVE_INFINITY }];
  for (let rank = 0; rank < last; rank += 1) {
    crossing += begun[rank] ?? 0;
    const cutHere = crossing <= 1;
    if (rank - first >= MOST_RANKS / 3 && crossing < best.crossing) best = { rank, crossing };
    if (!cutHere && rank - first < MOST_RANKS) continue;
    const end = cutHere ? rank : best.rank;
    ends.push(end);
    first = end + 1;
    // What was passed since a forced cut is looked at again.
    if (end < rank) {
      for (let again = rank; again > end; again -= 1) crossing -= begun[again] ?? 0;
      rank = end;
    }
    best = { rank: 0, crossing: Number.POSITIVE_INFINITY };
  }
  return ends;
}
