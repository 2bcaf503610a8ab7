import { type GraphMarks, transitionKey } from "./marks";
import type { ScopeEdge, ScopeGraph } from "./scope-graph";

/** Whether an execution went along an edge; never where there are no marks. */
export function isTaken(
  edge: ScopeEdge,
  { states, edges }: ScopeGraph,
  marks: GraphMarks | undefined,
): boolean {
  const [from, to] = [states[edge.from], states[edge.to]];
  if (marks === undefined) return false;
  if (edge.kind === "START") return to !== undefined && marks.states.has(to.path);
  const mark = from === undefined ? undefined : marks.states.get(from.path);
  if (from === undefined || mark === undefined) return false;
  if (edge.kind === "END") return mark.status === "SUCCEEDED";
  if (to === undefined || !marks.taken.has(transitionKey(from.path, to.name))) return false;
  // Where errors lead to the same state as success, the status tells which way it was.
  const isTwofold = edges.some((other) => other !== edge && other.from === edge.from && other.to === edge.to);
  return !isTwofold || (edge.kind === "CATCH") === (mark.status === "CAUGHT");
}
