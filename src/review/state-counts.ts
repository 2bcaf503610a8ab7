import type { ScopeChange } from "./definition/definition-change";

/** How many states of a definition change in which way, in all of its scopes. */
export interface StateCounts {
  readonly added: number;
  readonly removed: number;
  readonly renamed: number;
  /** A transition of theirs leads to another state than before. */
  readonly retargeted: number;
  /** Anything else in them changes. */
  readonly changed: number;
}

/** Counts each state once: as the first of these that holds. */
export function stateCounts(changes: readonly ScopeChange[]): StateCounts {
  const counts = { added: 0, removed: 0, renamed: 0, retargeted: 0, changed: 0 };
  const waiting = [...changes];
  for (const { states } of waiting) {
    for (const state of states) {
      if (state.kind !== "changed") {
        counts[state.kind]++;
        continue;
      }
      waiting.push(...state.scopes);
      const moved = state.transitions.filter(({ followsRename }) => !followsRename);
      const leading = new Set(state.transitions.map(({ path }) => JSON.stringify(path)));
      const others = state.fields.filter(({ path }) => !leading.has(JSON.stringify(path)));
      if (state.renamedFrom !== undefined) counts.renamed++;
      else if (moved.length > 0) counts.retargeted++;
      else if (others.length > 0) counts.changed++;
    }
  }
  return counts;
}
