import type { EdgeLabel } from "./edge-label";
import { edgeLabel } from "./edge-label";
import type { Ranks } from "./ranks";
import type { ScopeEdge } from "./scope-graph";
import type { Side, Skyline } from "./skyline";

/** Edges to one state that are drawn around the nodes, and join in one line on the way. */
export interface Lane {
  readonly edges: readonly ScopeEdge[];
  readonly to: number;
  readonly side: Side;
  /** Where the line goes up or down. */
  readonly x: number;
  readonly label?: EdgeLabel;
}

const LABEL_GAP = 6;
/** What going around a node is worth, in pixels of the way, and the usual side. */
const DETOUR = 100;
const PREFERENCE = 60;

/** Gives each lane its place beside what is there, the short ones first. */
export function lanesOf(edges: readonly ScopeEdge[], ranks: Ranks, skyline: Skyline): Lane[] {
  const waiting = bundles(edges).map((bundle) => {
    const side = cheaperSide(bundle, skyline);
    const rows = bundle.flatMap(({ from, to }) => [
      exitRow(from, side, ranks, skyline),
      entryRow(to, side, ranks, skyline),
    ]);
    const first = rows.reduce((least, row) => Math.min(least, row), Number.POSITIVE_INFINITY);
    const last = rows.reduce((most, row) => Math.max(most, row), Number.NEGATIVE_INFINITY);
    return { bundle, side, first, last };
  });
  return waiting
    .toSorted((a, b) => a.last - a.first - (b.last - b.first))
    .map(({ bundle, side, first, last }) => {
      const label = edgeLabel(bundle);
      const room = label === undefined ? 0 : LABEL_GAP + label.width;
      return {
        edges: bundle,
        to: bundle[0]?.to ?? 0,
        side,
        x: skyline.reserve(side, first, last, room),
        ...(label !== undefined && { label }),
      };
    });
}

/** The row in which an edge leaves a node: beside it, or under it where something stands in the way. */
export function exitRow(node: number, side: Side, ranks: Ranks, skyline: Skyline): number {
  return 2 * (ranks.of[node] ?? 0) + (skyline.isOutermost(node, side) ? 0 : 1);
}

/** The row in which an edge enters a node: beside it, or over it. */
export function entryRow(node: number, side: Side, ranks: Ranks, skyline: Skyline): number {
  return 2 * (ranks.of[node] ?? 0) - (skyline.isOutermost(node, side) ? 0 : 1);
}

function bundles(edges: readonly ScopeEdge[]): ScopeEdge[][] {
  const found = new Map<string, ScopeEdge[]>();
  for (const edge of edges) {
    const key = `${edge.kind === "CATCH"} ${edge.to}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, [edge]);
    else known.push(edge);
  }
  return [...found.values()];
}

/** Where the way is shorter and nothing stands in it: errors rather on the right, loops rather on the left. */
function cheaperSide(bundle: readonly ScopeEdge[], skyline: Skyline): Side {
  const preferred: Side = bundle[0]?.kind === "CATCH" ? "right" : "left";
  const other: Side = preferred === "right" ? "left" : "right";
  const costOf = (node: number, side: Side) =>
    skyline.distance(node, side) + (skyline.isOutermost(node, side) ? 0 : DETOUR);
  const cost = (side: Side) => {
    const exits = bundle.reduce((sum, { from }) => sum + costOf(from, side), 0);
    return exits / bundle.length + costOf(bundle[0]?.to ?? 0, side);
  };
  return cost(other) + PREFERENCE < cost(preferred) ? other : preferred;
}
