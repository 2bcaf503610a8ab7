import type { Size } from "./columns";
import type { EdgeLabel } from "./edge-label";
import type { Lane } from "./lanes";
import type { Ranks } from "./ranks";
import type { ScopeColumns } from "./scope-columns";
import type { ScopeEdge, ScopeGraph } from "./scope-graph";
import type { Skyline } from "./skyline";

/** What a scope is laid out from. */
export interface Placing {
  readonly graph: ScopeGraph;
  readonly ranks: Ranks;
  /** By node. */
  readonly sizes: readonly Size[];
  readonly labels: ReadonlyMap<ScopeEdge, EdgeLabel>;
  readonly columns: ScopeColumns;
  readonly skyline: Skyline;
  readonly lanes: readonly Lane[];
}

/** Beside a state that leads to itself. */
export const LOOP = { room: 20, gap: 6 } as const;

/** Which of the bends of an edge its label is at. */
export function labelIndex(bends: readonly number[]): number {
  return (bends.length - 1) / 2;
}
