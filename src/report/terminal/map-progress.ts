import { iterationCounts } from "../../execution/iteration-counts";
import type { IterationRecord, RunRecord } from "../../execution/record";

/** How far a Map has come. */
export interface Progress {
  readonly succeeded: number;
  readonly failed: number;
  /** Ended since another one failed, or the Map did. */
  readonly aborted: number;
  readonly running: number;
  /** How many there are in all, where that is known. */
  readonly items?: number;
}

export function progressOf(run: RunRecord): Progress {
  const { RUNNING, SUCCEEDED, CAUGHT, FAILED, ABORTED } = iterationCounts(run);
  const { items } = run;
  return {
    succeeded: SUCCEEDED + CAUGHT,
    failed: FAILED,
    aborted: ABORTED,
    running: RUNNING,
    ...(items !== undefined && { items }),
  };
}

/** The iterations that are worth a line: those that failed, then those that run. */
export function listedIterations(
  iterations: readonly IterationRecord[],
  most: { readonly failed: number; readonly running: number },
): IterationRecord[] {
  const failed: IterationRecord[] = [];
  const running: IterationRecord[] = [];
  for (const iteration of iterations) {
    if (iteration.status === "FAILED" && failed.length < most.failed) failed.push(iteration);
    if (iteration.status === "RUNNING" && running.length < most.running) running.push(iteration);
  }
  return [...failed, ...running];
}

/** The progress in words: `120 done, 3 failed, 10 running of 500`. */
export function progressText({ succeeded, failed, aborted, running, items }: Progress): string {
  const parts = [`${succeeded} done`];
  if (failed > 0) parts.push(`${failed} failed`);
  if (aborted > 0) parts.push(`${aborted} aborted`);
  if (running > 0) parts.push(`${running} running`);
  return items === undefined ? parts.join(", ") : `${parts.join(", ")} of ${items}`;
}

/** How many of the `width` characters of a bar are full, failed and empty; what failed is never rounded away. */
export function barParts(
  { succeeded, failed, aborted, running, items }: Progress,
  width: number,
): readonly [full: number, failed: number, empty: number] {
  const all = Math.max(items ?? 0, succeeded + failed + aborted + running, 1);
  const bad = failed === 0 ? 0 : Math.max(1, Math.round((failed / all) * width));
  const full = Math.min(width - bad, Math.floor((succeeded / all) * width));
  return [full, bad, width - bad - full];
}
