import type { Point, Route } from "./geometry";
import { rounded } from "./xml";

const CORNER = 8;
const TIP = { length: 7, half: 3.6 } as const;

/** The line of an edge; it stops short of its end, where the tip is. */
export function lineData({ shape, points }: Route): string {
  const last = points.at(-1);
  const direction = endDirection(points);
  const ended = points.map((point) =>
    point === last
      ? { x: point.x - direction.x * (TIP.length - 2), y: point.y - direction.y * (TIP.length - 2) }
      : point,
  );
  return shape === "curve" ? curved(ended) : angled(ended);
}

/** The tip at the end of an edge. */
export function tipData({ points }: Route): string {
  const end = points.at(-1) ?? { x: 0, y: 0 };
  const { x, y } = endDirection(points);
  const back = { x: end.x - x * TIP.length, y: end.y - y * TIP.length };
  const aside = { x: -y * TIP.half, y: x * TIP.half };
  return `M${pair(end)}L${pair({ x: back.x + aside.x, y: back.y + aside.y })}L${pair({ x: back.x - aside.x, y: back.y - aside.y })}z`;
}

/** Edges end along an axis: down, or to a side. */
function endDirection(points: readonly Point[]): Point {
  const [before, end] = [points.at(-2), points.at(-1)];
  if (before === undefined || end === undefined) return { x: 0, y: 1 };
  if (before.y === end.y && before.x !== end.x) return { x: Math.sign(end.x - before.x), y: 0 };
  return { x: 0, y: 1 };
}

function curved(points: readonly Point[]): string {
  return points
    .map((point, i) => {
      const before = points[i - 1];
      if (before === undefined) return `M${pair(point)}`;
      if (Math.abs(before.x - point.x) < 0.05) return `V${rounded(point.y)}`;
      const middle = (before.y + point.y) / 2;
      return `C${pair({ x: before.x, y: middle })} ${pair({ x: point.x, y: middle })} ${pair(point)}`;
    })
    .join("");
}

function angled(points: readonly Point[]): string {
  return points
    .map((point, i) => {
      const [before, after] = [points[i - 1], points[i + 1]];
      if (before === undefined) return `M${pair(point)}`;
      if (after === undefined) return `L${pair(point)}`;
      const radius = Math.min(CORNER, distance(before, point) / 2, distance(point, after) / 2);
      return `L${pair(toward(point, before, radius))}Q${pair(point)} ${pair(toward(point, after, radius))}`;
    })
    .join("");
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function toward(from: Point, to: Point, by: number): Point {
  return { x: from.x + Math.sign(to.x - from.x) * by, y: from.y + Math.sign(to.y - from.y) * by };
}

function pair({ x, y }: Point): string {
  return `${rounded(x)} ${rounded(y)}`;
}
