import type { EdgeLabel } from "./edge-label";
import type { ScopeEdge } from "./scope-graph";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle by its upper left corner. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** The way of an edge: points with curves between them that begin and end upright, or with straight lines and round corners. */
export interface Route {
  readonly edge: ScopeEdge;
  readonly shape: "curve" | "angle";
  readonly points: readonly Point[];
}

/** A label and the edges that it is of. */
export interface PlacedLabel {
  readonly edges: readonly ScopeEdge[];
  readonly label: EdgeLabel;
  readonly box: Box;
}

export function moved<P extends Point>(place: P, { x, y }: Point): P {
  return { ...place, x: place.x + x, y: place.y + y };
}

export function centerX({ x, width }: Box): number {
  return x + width / 2;
}
