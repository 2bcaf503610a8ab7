import type { PairedScope, PairedState } from "../../review/definition/paired-scopes";
import type { JoinedGraph } from "./joined-graph";
import { stateMark } from "./state-mark";

/** States of a picture in which one still finds what changes. */
const MOST = 60;

/**
 * The states that a picture of a change could show, the most first: all of them; those that change, with the states before and
 * after them; those that change; some of these; none. Each with the states around them. Where there are too many for the eye,
 * a choice is left out.
 */
export function* shownStates(
  scopes: readonly PairedScope[],
  graphs: ReadonlyMap<PairedScope, JoinedGraph>,
): Generator<ReadonlySet<PairedState>> {
  const all = scopes.flatMap(({ states }) => states);
  if (all.length <= MOST) yield new Set(all);
  const changed = all.filter((state) => stateMark(state) !== undefined);
  const near = changed.flatMap((state) => [state, ...(graphs.get(state.scope)?.near.get(state) ?? [])]);
  for (const some of [near, changed]) {
    const shown = withHolders(some);
    if (shown.size <= MOST) yield shown;
  }
  for (let count = Math.min(MOST, changed.length); count > 0; count = Math.floor(count / 2)) {
    const shown = withHolders(changed.slice(0, count));
    if (shown.size <= MOST) yield shown;
  }
  yield new Set();
}

function withHolders(states: readonly PairedState[]): ReadonlySet<PairedState> {
  const shown = new Set(states);
  for (const { scope } of shown) if (scope.holder !== undefined) shown.add(scope.holder);
  return shown;
}
