import type { Scope } from "../../asl/scopes";
import type { Size } from "./columns";
import { type EdgeLabel, edgeLabel } from "./edge-label";
import type { Box, PlacedLabel, Route } from "./geometry";
import { lanesOf } from "./lanes";
import { LOOP, labelIndex, type Placing } from "./placing";
import { type Ranks, ranksOf } from "./ranks";
import { routesOf } from "./routes";
import { rowsOf } from "./rows";
import { type ScopeColumns, scopeColumns } from "./scope-columns";
import { type ScopeEdge, type ScopeGraph, scopeGraph } from "./scope-graph";
import { Skyline } from "./skyline";

/** A scope with places, from its upper left corner. */
export interface ScopeLayout extends Size {
  readonly graph: ScopeGraph;
  /** By node. */
  readonly boxes: readonly Box[];
  readonly routes: readonly Route[];
  readonly labels: readonly PlacedLabel[];
}

const START: Size = { width: 14, height: 14 };
const END: Size = { width: 16, height: 16 };

/** @param stateSizes of the scope's states, in their order */
export function scopeLayout(scope: Scope, stateSizes: readonly Size[]): ScopeLayout {
  const graph = scopeGraph(scope);
  const ranks = ranksOf(graph);
  const sizes = Array.from(
    { length: graph.size },
    (_, node) => stateSizes[node] ?? (node === graph.start ? START : END),
  );
  const labels = new Map<ScopeEdge, EdgeLabel>();
  for (const edge of [...ranks.edges, ...graph.edges.filter(({ way }) => way === "self")]) {
    const label = edgeLabel([edge]);
    if (label !== undefined) labels.set(edge, label);
  }
  const wide = withLoops(graph, sizes, labels);
  const columns = scopeColumns(ranks, wide, labels);
  const skyline = skylineOf(ranks, sizes, wide, labels, columns);
  const inRanks = new Set(ranks.edges);
  const cut = new Set(columns.cut);
  const around = graph.edges.filter((edge) => edge.way !== "self" && (!inRanks.has(edge) || cut.has(edge)));
  const lanes = lanesOf(around, ranks, skyline);
  const placing: Placing = { graph, ranks, sizes, labels, columns, skyline, lanes };
  return { graph, ...routesOf(placing, rowsOf(placing)) };
}

/** The sizes with room for the line of a state that leads to itself, on both sides so that the state stays in the middle. */
function withLoops(
  { edges }: ScopeGraph,
  sizes: readonly Size[],
  labels: ReadonlyMap<ScopeEdge, EdgeLabel>,
): readonly Size[] {
  const wide = [...sizes];
  for (const edge of edges) {
    const size = wide[edge.from];
    if (edge.way !== "self" || size === undefined) continue;
    const room = LOOP.room + LOOP.gap + (labels.get(edge)?.width ?? 0);
    wide[edge.from] = { ...size, width: size.width + 2 * room };
  }
  return wide;
}

function skylineOf(
  ranks: Ranks,
  sizes: readonly Size[],
  wide: readonly Size[],
  labels: ReadonlyMap<ScopeEdge, EdgeLabel>,
  { x, bends }: ScopeColumns,
): Skyline {
  const skyline = new Skyline(ranks.last + 1);
  sizes.forEach(({ width }, node) => {
    const center = x[node] ?? 0;
    const row = 2 * (ranks.of[node] ?? 0);
    skyline.addSolid(row, center - width / 2, center + width / 2, node);
    const loop = (wide[node]?.width ?? width) / 2;
    if (loop > width / 2) skyline.addSolid(row, center + width / 2, center + loop);
  });
  for (const [edge, points] of bends) {
    const first = 2 * (ranks.of[edge.from] ?? 0) + 1;
    const label = labels.get(edge);
    points.forEach((point, i) => {
      if (label === undefined || i !== labelIndex(points)) skyline.addLine(first + i, point);
      else skyline.addSolid(first + i, point - label.width / 2, point + label.width / 2);
    });
  }
  return skyline;
}
