import type { Size } from "./columns";
import { type Box, centerX, type PlacedLabel, type Point, type Route } from "./geometry";
import { entryRow, exitRow, type Lane } from "./lanes";
import { LOOP, labelIndex, type Placing } from "./placing";
import type { Rows } from "./rows";
import type { ScopeEdge } from "./scope-graph";

interface Routed extends Size {
  readonly boxes: readonly Box[];
  readonly routes: readonly Route[];
  readonly labels: readonly PlacedLabel[];
}

/** How far under the upper edge of a state lines come to its side, and leave it. */
const SIDE = { entry: 17, exit: 33 } as const;
/** Of half a state's width: where lines around the nodes leave it below, and come to it above. */
const ASIDE = 0.6;
const PORT_GAP = 14;
const MARGIN = 4;

/** Draws every edge of a scope, from its upper left corner. */
export function routesOf(placing: Placing, rows: Rows): Routed {
  const { sizes, ranks, columns, skyline, lanes, graph } = placing;
  const left = skyline.left - MARGIN;
  const right = skyline.right + MARGIN;
  const boxes = sizes.map(({ width, height }, node): Box => {
    const x = (columns.x[node] ?? 0) - width / 2 - left;
    return { x, y: rows.at(2 * (ranks.of[node] ?? 0)).top, width, height };
  });
  const context: Context = { ...placing, rows, boxes, left };
  const inLane = new Set(lanes.flatMap((lane) => lane.edges));
  const down = ranks.edges.filter((edge) => !inLane.has(edge));
  const ports = portsOf(down, context);
  const loops = graph.edges.filter(({ way }) => way === "self").map((edge) => loop(edge, context));
  return {
    width: right - left,
    height: rows.height,
    boxes,
    routes: [
      ...down.map((edge) => downward(edge, ports.get(edge) ?? 0, context)),
      ...lanes.flatMap((lane) => around(lane, context)),
      ...loops.map(({ route }) => route),
    ],
    labels: [
      ...down.flatMap((edge) => downwardLabel(edge, context)),
      ...lanes.flatMap((lane) => laneLabel(lane, context)),
      ...loops.flatMap(({ label }) => label),
    ],
  };
}

interface Context extends Placing {
  readonly rows: Rows;
  readonly boxes: readonly Box[];
  /** What is subtracted from columns. */
  readonly left: number;
}

const NOWHERE: Box = { x: 0, y: 0, width: 0, height: 0 };

/** Where edges leave their states below: in the order of where they lead, and in the middle what goes straight down. */
function portsOf(
  edges: readonly ScopeEdge[],
  { boxes, columns, left }: Context,
): ReadonlyMap<ScopeEdge, number> {
  const leaving = new Map<number, { edge: ScopeEdge; aim: number }[]>();
  for (const edge of edges) {
    const aim = (columns.bends.get(edge)?.[0] ?? 0) - left;
    const known = leaving.get(edge.from);
    if (known === undefined) leaving.set(edge.from, [{ edge, aim }]);
    else known.push({ edge, aim });
  }
  const ports = new Map<ScopeEdge, number>();
  for (const [node, all] of leaving) {
    const box = boxes[node] ?? NOWHERE;
    const middle = centerX(box);
    const sorted = all.toSorted((a, b) => a.aim - b.aim);
    const toLeft = sorted.filter(({ aim }) => aim < middle - 1).reverse();
    const toRight = sorted.filter(({ aim }) => aim > middle + 1);
    const hasMiddle = sorted.length > toLeft.length + toRight.length;
    for (const { edge } of sorted) ports.set(edge, middle);
    for (const [side, sign] of [
      [toLeft, -1],
      [toRight, 1],
    ] as const) {
      const gap = Math.min(PORT_GAP, (box.width / 2 - 14) / Math.max(side.length, 1));
      const first = hasMiddle || all.length > 1 ? 1 : 0;
      // The nearest target has the port next to the middle, so that no two lines cross.
      side.forEach(({ edge }, i) => {
        ports.set(edge, middle + sign * gap * (i + first) * (hasMiddle ? 1 : 0.7));
      });
    }
  }
  return ports;
}

function downward(edge: ScopeEdge, port: number, { boxes, ranks, rows, columns, left }: Context): Route {
  const [from, to] = [boxes[edge.from] ?? NOWHERE, boxes[edge.to] ?? NOWHERE];
  const rank = 2 * (ranks.of[edge.from] ?? 0);
  const points: Point[] = [
    { x: port, y: from.y + from.height },
    { x: port, y: rows.at(rank).bottom },
  ];
  (columns.bends.get(edge) ?? []).forEach((bend, i) => {
    const row = rank + 1 + i;
    if (row % 2 !== 0 && !rows.hasLabels(row)) return;
    const { top, bottom } = rows.at(row);
    points.push({ x: bend - left, y: top }, { x: bend - left, y: bottom });
  });
  points.push({ x: centerX(to), y: to.y });
  return { edge, shape: "curve", points: points.filter((point, i) => !same(point, points[i - 1])) };
}

function same(a: Point, b: Point | undefined): boolean {
  return b !== undefined && a.x === b.x && a.y === b.y;
}

function downwardLabel(edge: ScopeEdge, { labels, columns, ranks, rows, left }: Context): PlacedLabel[] {
  const label = labels.get(edge);
  const bends = columns.bends.get(edge);
  if (label === undefined || bends === undefined) return [];
  const i = labelIndex(bends);
  const { top, bottom } = rows.at(2 * (ranks.of[edge.from] ?? 0) + 1 + i);
  return [{ edges: [edge], label, box: boxAround((bends[i] ?? 0) - left, (top + bottom) / 2, label) }];
}

function boxAround(x: number, y: number, { width, height }: Size): Box {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

function around(lane: Lane, context: Context): Route[] {
  const x = lane.x - context.left;
  const end = entry(lane, context);
  return lane.edges.map((edge): Route => {
    const start = exit(lane, edge.from, context);
    const [first = NOWHERE] = end;
    const last = start.at(-1) ?? NOWHERE;
    return {
      edge,
      shape: "angle",
      points: [...start, { x, y: last.y }, { x, y: first.y }, ...end].filter(
        (point, i, all) => !same(point, all[i - 1]),
      ),
    };
  });
}

/** From a state to where its line turns to the lane. */
function exit(lane: Lane, node: number, { boxes, ranks, rows, skyline }: Context): Point[] {
  const box = boxes[node] ?? NOWHERE;
  const sign = lane.side === "left" ? -1 : 1;
  const row = exitRow(node, lane.side, ranks, skyline);
  if (row % 2 === 0) return [{ x: centerX(box) + (sign * box.width) / 2, y: box.y + sideY(box, SIDE.exit) }];
  const x = centerX(box) + sign * ASIDE * (box.width / 2);
  return [
    { x, y: box.y + box.height },
    { x, y: rows.exitTrack(lane, row) },
  ];
}

/** From where the lane turns to a state to the state. */
function entry(lane: Lane, { boxes, ranks, rows, skyline }: Context): Point[] {
  const box = boxes[lane.to] ?? NOWHERE;
  const sign = lane.side === "left" ? -1 : 1;
  const row = entryRow(lane.to, lane.side, ranks, skyline);
  if (row % 2 === 0) {
    return [{ x: centerX(box) + (sign * box.width) / 2, y: box.y + sideY(box, SIDE.entry) }];
  }
  const x = centerX(box) + sign * ASIDE * (box.width / 2);
  return [
    { x, y: rows.entryTrack(lane, row) },
    { x, y: box.y },
  ];
}

/** Marks are lower than states. */
function sideY({ height }: Box, wanted: number): number {
  return Math.min(wanted, height / 2);
}

function laneLabel(lane: Lane, context: Context): PlacedLabel[] {
  const { label, side, edges } = lane;
  if (label === undefined) return [];
  const turns = around(lane, context).flatMap(({ points }) =>
    points.filter(({ x }) => x === lane.x - context.left),
  );
  const ys = turns.map(({ y }) => y);
  const top = ys.reduce((least, y) => Math.min(least, y), Number.POSITIVE_INFINITY);
  const bottom = ys.reduce((most, y) => Math.max(most, y), Number.NEGATIVE_INFINITY);
  const x = lane.x - context.left + (side === "left" ? -1 : 1) * (LOOP.gap + label.width / 2);
  const y = Math.max((top + bottom) / 2, label.height / 2);
  const lowest = context.rows.height - label.height / 2;
  return [{ edges, label, box: boxAround(x, Math.min(y, lowest), label) }];
}

function loop(edge: ScopeEdge, { boxes, labels }: Context): { route: Route; label: PlacedLabel[] } {
  const { x, y, width } = boxes[edge.from] ?? NOWHERE;
  const [near, far] = [x + width, x + width + LOOP.room];
  const points = [
    { x: near, y: y + SIDE.exit },
    { x: far, y: y + SIDE.exit },
    { x: far, y: y + SIDE.entry },
    { x: near, y: y + SIDE.entry },
  ];
  const label = labels.get(edge);
  const middle = y + (SIDE.entry + SIDE.exit) / 2;
  return {
    route: { edge, shape: "angle", points },
    label:
      label === undefined
        ? []
        : [{ edges: [edge], label, box: boxAround(far + LOOP.gap + label.width / 2, middle, label) }],
  };
}
