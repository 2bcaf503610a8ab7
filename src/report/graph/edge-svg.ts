import type { PlacedScope } from "./definition-layout";
import { LABEL } from "./edge-label";
import { type Box, moved, type PlacedLabel, type Point, type Route } from "./geometry";
import type { GraphMarks } from "./marks";
import { lineData, tipData } from "./path-data";
import type { ScopeEdge } from "./scope-graph";
import { isTaken } from "./taken";
import { rounded, xmlText } from "./xml";

/** The edges of a scope under its states, those that were taken over the others, and the marks of where it starts and ends. */
export function edgesSvg(scope: PlacedScope, marks: GraphMarks | undefined): string {
  const { at, layout } = scope;
  const drawn = layout.routes.map((route) => ({ route, kind: edgeClass(route.edge, scope, marks) }));
  const under = drawn.filter(({ kind }) => !kind.includes("g-taken"));
  const over = drawn.filter(({ kind }) => kind.includes("g-taken"));
  return [...under, ...over].map(({ route, kind }) => edgeSvg(route, kind, at, layout.boxes)).join("");
}

function edgeSvg(route: Route, kind: string, at: Point, boxes: readonly Box[]): string {
  const placed = { ...route, points: route.points.map((point) => moved(point, at)) };
  const { edge } = route;
  const [from, to] = [boxes[edge.from], boxes[edge.to]];
  const parts = [
    `<path class="g-line" d="${lineData(placed)}"/><path class="g-tip" d="${tipData(placed)}"/>`,
  ];
  if (edge.kind === "START" && from !== undefined) parts.push(circle("g-dot", moved(from, at), 2));
  if (edge.kind === "END" && to !== undefined) {
    parts.push(circle("g-ring", moved(to, at), 1), circle("g-dot", moved(to, at), 4.5));
  }
  return `<g class="${kind}">${parts.join("")}</g>`;
}

function circle(kind: string, { x, y, width }: Box, inset: number): string {
  const radius = width / 2;
  return `<circle class="${kind}" cx="${rounded(x + radius)}" cy="${rounded(y + radius)}" r="${rounded(radius - inset)}"/>`;
}

/** What goes over the states of a scope: where errors leave them, and the labels of its edges. */
export function labelsSvg(scope: PlacedScope, marks: GraphMarks | undefined): string {
  const { routes, labels } = scope.layout;
  const dots = routes.flatMap(({ edge, points: [begin] }) => {
    if (edge.kind !== "CATCH" || begin === undefined) return [];
    const { x, y } = moved(begin, scope.at);
    return [
      `<circle class="${edgeClass(edge, scope, marks)} g-dot" cx="${rounded(x)}" cy="${rounded(y)}" r="3"/>`,
    ];
  });
  return [...dots, ...labels.map((label) => labelSvg(label, scope, marks))].join("");
}

function labelSvg(
  { label, box, edges }: PlacedLabel,
  scope: PlacedScope,
  marks: GraphMarks | undefined,
): string {
  const kinds = edges.map((edge) => edgeClass(edge, scope, marks));
  const kind = kinds.find((one) => one.includes("g-taken")) ?? kinds[0] ?? "g-edge";
  const { x, y, width, height } = moved(box, scope.at);
  const lines = label.lines.map(
    (line, i) =>
      `<text x="${rounded(x + width / 2)}" y="${rounded(y + 2 + i * LABEL.line + 10.5)}">${xmlText(line)}</text>`,
  );
  const ground = scope.scope.field === undefined || scope.scope.field === "Branches" ? "" : " g-inside";
  return `<g class="${kind} g-label${ground}"><title>${xmlText(label.full)}</title><rect x="${rounded(x)}" y="${rounded(y)}" width="${rounded(width)}" height="${rounded(height)}" rx="4"/>${lines.join("")}</g>`;
}

function edgeClass(edge: ScopeEdge, scope: PlacedScope, marks: GraphMarks | undefined): string {
  const kind = edge.kind === "CATCH" ? "g-edge g-CATCH" : "g-edge";
  if (marks === undefined) return kind;
  return `${kind} ${isTaken(edge, scope.layout.graph, marks) ? "g-taken" : "g-idle"}`;
}
