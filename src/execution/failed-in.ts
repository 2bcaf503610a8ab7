import type { HistoryTree } from "./history-tree";
import type { OpenScope, Visit } from "./open-record";

/**
 * Ids of the states that an execution failed in, outermost first. Its last event follows, over `previousEventId`, from
 * the state that it failed in or that it was in when its time was over; where branches run side by side, that can be one
 * that was only stopped, and the way goes on into the one that failed.
 */
export function failedIn({ end, root }: HistoryTree): string[] {
  if (end?.status === "FAILED") {
    const outermost = top(end.from) ?? root.last;
    return outermost?.record.status === "FAILED" ? inward(outermost) : [];
  }
  return end?.status === "TIMED_OUT"
    ? outward(end.from)
        .filter(({ record }) => record.status === "ABORTED")
        .map(idOf)
    : [];
}

function idOf({ record }: Visit): string {
  return record.id;
}

/** A visit and those around it, outermost first. */
function outward(visit: Visit | undefined): Visit[] {
  const found: Visit[] = [];
  for (let one = visit; one !== undefined; one = one.scope.outer) found.unshift(one);
  return found;
}

function top(visit: Visit | undefined): Visit | undefined {
  return outward(visit)[0];
}

function inward(outermost: Visit): string[] {
  const ids: string[] = [];
  for (let visit: Visit | undefined = outermost; visit !== undefined; ) {
    ids.push(visit.record.id);
    const failing: OpenScope | undefined = visit.run?.failing;
    visit = failing?.last?.record.status === "FAILED" ? failing.last : undefined;
  }
  return ids;
}
