import type { RunRecord, StateStatus } from "./record";

/** How many iterations of a run have which status. */
export interface IterationCounts extends Readonly<Record<StateStatus, number>> {
  /** Those that have begun. */
  readonly begun: number;
}

export function iterationCounts({ iterations = [] }: RunRecord): IterationCounts {
  const counts = { RUNNING: 0, SUCCEEDED: 0, CAUGHT: 0, FAILED: 0, ABORTED: 0, begun: iterations.length };
  for (const { status } of iterations) counts[status] += 1;
  return counts;
}
