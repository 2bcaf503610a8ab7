import type { ScopeEdge, ScopeGraph } from "./scope-graph";

/** Which nodes are side by side, and by which edges they are put under one another. */
export interface Ranks {
  /** By node; 0 at the top. */
  readonly of: readonly number[];
  readonly last: number;
  /** The edges that lead down from rank to rank; the others are drawn around the nodes. */
  readonly edges: readonly ScopeEdge[];
}

/**
 * Puts each node under all that lead to it. Errors count only for a node that nothing else leads to, and of those just the
 * lowest: a handler that a hundred states share stands under the last of them. What the start does not lead to moves nothing.
 */
export function ranksOf({ size, edges, order, start, unreached }: ScopeGraph): Ranks {
  const leading: ScopeEdge[][] = Array.from({ length: size }, () => []);
  for (const edge of edges)
    if (edge.way === "forward" && unreached.has(edge.from) === unreached.has(edge.to))
      leading[edge.to]?.push(edge);
  const ranks: number[] = Array(size).fill(0);
  const below = (edge: ScopeEdge) => (ranks[edge.from] ?? 0) + 1;
  const kept: ScopeEdge[] = [];
  for (const node of order) {
    const all = leading[node] ?? [];
    const usual = all.filter(({ kind }) => kind !== "CATCH");
    const lowest = all.reduce<ScopeEdge | undefined>(
      (best, edge) => (best === undefined || below(edge) >= below(best) ? edge : best),
      undefined,
    );
    const counted = usual.length > 0 || lowest === undefined ? usual : [lowest];
    // What nothing leads to begins beside the first state, not beside the mark of the start.
    if (counted.length === 0 && start !== undefined && node !== start) ranks[node] = 1;
    for (const edge of counted) ranks[node] = Math.max(ranks[node] ?? 0, below(edge));
    kept.push(...counted);
  }
  // In the order of the transitions, which is the order of the targets from left to right.
  const inRanks = new Set(kept);
  const down = edges.filter((edge) => inRanks.has(edge));
  return { of: ranks, last: ranks.reduce((most, rank) => Math.max(most, rank), 0), edges: down };
}
