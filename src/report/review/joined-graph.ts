import type { PairedScope, PairedState } from "../../review/definition/paired-scopes";
import { type ScopeEdge, type ScopeGraph, scopeGraph } from "../graph/scope-graph";

/** Where an edge begins or ends: a state, the start of the scope, or the end after a state. */
export type Joint = PairedState | "start" | { readonly endOf: PairedState };

/** A transition before and after a change; absent where it is not there on that side. */
export interface JoinedEdge {
  readonly from: Joint;
  readonly to: Joint;
  readonly before?: ScopeEdge;
  readonly after?: ScopeEdge;
}

/** The transitions of a scope before and after, as one graph. */
export interface JoinedGraph {
  readonly edges: readonly JoinedEdge[];
  /** The states that each one leads to and that lead to it, before or after. */
  readonly near: ReadonlyMap<PairedState, readonly PairedState[]>;
}

export function joinedGraph({ before, after, states }: PairedScope): JoinedGraph {
  const edges = new Map<string, JoinedEdge>();
  const ids = new Map(states.map((state, i) => [state, i]));
  for (const [side, scope] of [
    ["after", after],
    ["before", before],
  ] as const) {
    if (scope === undefined) continue;
    const graph = scopeGraph(scope);
    const byName = new Map(
      states.flatMap((state) => (state[side] ? [[state[side].name, state] as const] : [])),
    );
    const joints = jointsOf(graph, byName);
    for (const edge of graph.edges) {
      const [from, to] = [joints.get(edge.from), joints.get(edge.to)];
      if (from === undefined || to === undefined) continue;
      const key = `${keyOf(from, ids)} ${keyOf(to, ids)} ${edge.kind === "CATCH"}`;
      edges.set(key, { from, to, ...edges.get(key), [side]: edge });
    }
  }
  const near = new Map<PairedState, PairedState[]>(states.map((state) => [state, []]));
  for (const { from, to } of edges.values()) {
    if (!isState(from) || !isState(to)) continue;
    near.get(from)?.push(to);
    near.get(to)?.push(from);
  }
  return { edges: [...edges.values()], near };
}

export function isState(joint: Joint): joint is PairedState {
  return joint !== "start" && !("endOf" in joint);
}

function jointsOf(
  { states, start, ends }: ScopeGraph,
  byName: ReadonlyMap<string, PairedState>,
): ReadonlyMap<number, Joint> {
  const joints = new Map<number, Joint>();
  states.forEach(({ name }, i) => {
    const state = byName.get(name);
    if (state === undefined) return;
    joints.set(i, state);
    const end = ends.get(i);
    if (end !== undefined) joints.set(end, { endOf: state });
  });
  if (start !== undefined) joints.set(start, "start");
  return joints;
}

function keyOf(joint: Joint, ids: ReadonlyMap<PairedState, number>): string {
  if (joint === "start") return "start";
  return isState(joint) ? String(ids.get(joint)) : `end ${ids.get(joint.endOf)}`;
}
