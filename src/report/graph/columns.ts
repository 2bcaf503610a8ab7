import type { Block } from "./blocks";
import type { Ranks } from "./ranks";
import type { ScopeEdge } from "./scope-graph";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where things stand from left to right, by their centers. */
export interface Columns {
  readonly x: ReadonlyMap<number, number>;
  /** Of an edge, at each half rank between its ends. */
  readonly bends: ReadonlyMap<ScopeEdge, readonly number[]>;
}

interface Settings {
  readonly rankdir: "TB";
  readonly nodesep: number;
  readonly edgesep: number;
  readonly align: "UL" | "UR" | undefined;
  readonly ranker: (graph: { nodes(): string[]; node(name: string): { rank?: number } }) => void;
}

interface Node extends Size {
  readonly x?: number;
  rank?: number;
}

interface Edge extends Size {
  readonly weight: number;
  readonly labelpos: "c";
  readonly points?: readonly { readonly x: number }[];
}

/** Lays out one block: targets from left to right in the order of the transitions that lead to them. */
export function columnsOf(
  block: Block,
  ranks: Ranks,
  sizes: readonly Size[],
  labels: ReadonlyMap<ScopeEdge, Size>,
): Columns {
  const { nodes, edges } = block;
  // Most pictures have states one under another, and do without a layout.
  if (nodes.length <= 1 || (nodes.length === 2 && edges.length === 1)) {
    return { x: new Map(nodes.map((node) => [node, 0])), bends: new Map(edges.map((edge) => [edge, [0]])) };
  }
  // Where errors are handled, the way without them goes straight on and their handlers stand at its right.
  const isStraight = edges.some(({ kind }) => kind === "CATCH");
  const columns = laidOut(block, ranks, sizes, labels, isStraight ? "UR" : undefined);
  if (isMirrored(columns.x, edges)) return mirrored(columns);
  return isStraight ? laidOut(block, ranks, sizes, labels, "UL") : columns;
}

function laidOut(
  { nodes, edges }: Block,
  ranks: Ranks,
  sizes: readonly Size[],
  labels: ReadonlyMap<ScopeEdge, Size>,
  align: Settings["align"],
): Columns {
  // Loaded where it is needed.
  const { Graph, layout }: typeof import("@dagrejs/dagre") = require("@dagrejs/dagre");
  const graph = new Graph<Settings, Node, Edge>();
  const top = nodes.reduce((least, node) => Math.min(least, ranks.of[node] ?? 0), Number.POSITIVE_INFINITY);
  graph.setGraph({ rankdir: "TB", nodesep: 32, edgesep: 24, align, ranker: rankedBy(ranks, top) });
  for (const node of nodes) graph.setNode(String(node), { width: sizes[node]?.width ?? 0, height: 0 });
  for (const edge of edges) {
    const { width, height } = labels.get(edge) ?? { width: 0, height: 0 };
    graph.setEdge(String(edge.from), String(edge.to), { width, height, weight: weight(edge), labelpos: "c" });
  }
  layout(graph);
  const bends = edges.map((edge) => {
    const points = graph.edge(String(edge.from), String(edge.to)).points ?? [];
    return [edge, points.slice(1, -1).map(({ x }) => x)] as const;
  });
  return { x: new Map(nodes.map((node) => [node, graph.node(String(node)).x ?? 0])), bends: new Map(bends) };
}

/** Twice our ranks, since labels have ranks of their own; dagre's own node goes above them all. */
function rankedBy(ranks: Ranks, top: number): Settings["ranker"] {
  return (graph) => {
    for (const name of graph.nodes()) {
      graph.node(name).rank = /^\d+$/.test(name) ? 2 * ((ranks.of[Number(name)] ?? 0) - top) : -1;
    }
  };
}

/** How much an edge is kept short and straight. */
function weight({ kind, conditions }: ScopeEdge): number {
  if (kind === "CATCH") return 1;
  return conditions.length > 0 ? 2 : 4;
}

/** Whether more targets of a state stand in the other order than their transitions. */
function isMirrored(x: ReadonlyMap<number, number>, edges: readonly ScopeEdge[]): boolean {
  let turned = 0;
  const before = new Map<number, number>();
  for (const { from, to } of edges) {
    const place = x.get(to) ?? 0;
    turned += Math.sign((before.get(from) ?? place) - place);
    before.set(from, place);
  }
  return turned > 0;
}

function mirrored({ x, bends }: Columns): Columns {
  return {
    x: new Map([...x].map(([node, center]) => [node, -center])),
    bends: new Map([...bends].map(([edge, points]) => [edge, points.map((point) => -point)])),
  };
}
