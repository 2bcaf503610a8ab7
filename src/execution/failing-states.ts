import { type PlacedState, placedStates } from "./placed-state";
import type { ExecutionRecord } from "./record";

/** The states that an execution failed in, outermost first; the last one is where it began. Empty where it did not fail. */
export function failingStates(record: ExecutionRecord): PlacedState[] {
  const { failedIn = [] } = record;
  const found = new Map<string, PlacedState>();
  if (failedIn.length === 0) return [];
  for (const placed of placedStates(record)) {
    if (failedIn.includes(placed.state.id)) found.set(placed.state.id, placed);
    if (found.size === failedIn.length) break;
  }
  return failedIn.flatMap((id) => found.get(id) ?? []);
}
