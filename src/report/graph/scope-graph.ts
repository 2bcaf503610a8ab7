import type { NamedState, Scope } from "../../asl/scopes";
import { isRecord } from "../../asl/scopes";
import { transitionsOf } from "../../asl/transition";
import { isEnd } from "../../asl/transition-graph";
import { conditionText } from "./condition-text";

/** START leads into a scope, END out of it; CATCH is taken by an error. */
export type EdgeKind = "START" | "NEXT" | "CATCH" | "END";

/** Nodes are numbers: the states in the order of the definition, the start, then an end for each state that ends. */
export interface ScopeEdge {
  readonly from: number;
  readonly to: number;
  readonly kind: EdgeKind;
  /** What has to hold for it; several where several transitions are drawn as one. */
  readonly conditions: readonly string[];
  /** Whether it leads back to where the way to it began, or to the state itself. */
  readonly way: "forward" | "back" | "self";
}

export interface ScopeGraph {
  readonly states: readonly NamedState[];
  /** Number of the start mark; undefined where there is none. */
  readonly start?: number;
  /** Numbers of the end marks, by those of their states. */
  readonly ends: ReadonlyMap<number, number>;
  readonly size: number;
  readonly edges: readonly ScopeEdge[];
  /** All nodes, each after those that lead to it by forward edges. */
  readonly order: readonly number[];
  /** What the start does not lead to. */
  readonly unreached: ReadonlySet<number>;
}

/** The graph of one scope. A branch or item processor of a single state has no start and end: there is nothing to tell. */
export function scopeGraph({ named: states, startAt, outer }: Scope): ScopeGraph {
  const numbers = new Map(states.map(({ name }, i) => [name, i]));
  const marked = states.length > 0 && (outer === undefined || states.length > 1);
  const start = marked ? states.length : undefined;
  const ends = new Map<number, number>();
  const found: Omit<ScopeEdge, "way">[] = [];
  const first = typeof startAt === "string" ? numbers.get(startAt) : undefined;
  if (start !== undefined && first !== undefined) {
    found.push({ from: start, to: first, kind: "START", conditions: [] });
  }
  states.forEach((state, from) => {
    found.push(...edgesFrom(state, from, numbers));
    if (!marked || !isEnd(state) || state.state.Type === "Succeed" || state.state.Type === "Fail") return;
    const to = states.length + 1 + ends.size;
    ends.set(from, to);
    found.push({ from, to, kind: "END", conditions: [] });
  });
  const size = states.length + (start === undefined ? 0 : 1 + ends.size);
  const { order, back, unreached } = walked(size, found, start);
  const edges = found.map((edge, i): ScopeEdge => {
    const way = edge.from === edge.to ? "self" : back.has(i) ? "back" : "forward";
    return { ...edge, way };
  });
  return { states, ...(start !== undefined && { start }), ends, size, edges, order, unreached };
}

/** One edge for each target, and a second one where errors lead there too. */
function edgesFrom(
  named: NamedState,
  from: number,
  numbers: ReadonlyMap<string, number>,
): Omit<ScopeEdge, "way">[] {
  const edges = new Map<string, { kind: EdgeKind; to: number; conditions: string[] }>();
  const { Choices, Catch } = named.state;
  // Transitions come in the order of their rules, of which those without a target have none.
  const rules = { Choice: ruled(Choices), Catch: ruled(Catch) };
  for (const { kind, target } of transitionsOf(named)) {
    const to = typeof target === "string" ? numbers.get(target) : undefined;
    const rule = kind === "Choice" || kind === "Catch" ? rules[kind].shift() : undefined;
    if (to === undefined) continue;
    const text =
      kind === "Choice"
        ? conditionText(rule)
        : kind === "Catch"
          ? errorText(rule)
          : kind === "Default"
            ? "otherwise"
            : "";
    const key = `${kind === "Catch"}${to}`;
    const edge = edges.get(key) ?? { kind: kind === "Catch" ? "CATCH" : "NEXT", to, conditions: [] };
    if (text !== "") edge.conditions.push(text);
    edges.set(key, edge);
  }
  return [...edges.values()].map((edge) => ({ from, ...edge }));
}

function ruled(rules: unknown): Record<string, unknown>[] {
  return Array.isArray(rules) ? rules.filter((rule) => isRecord(rule) && rule.Next !== undefined) : [];
}

function errorText(catcher: unknown): string {
  const names =
    isRecord(catcher) && Array.isArray(catcher.ErrorEquals)
      ? catcher.ErrorEquals.filter((name) => typeof name === "string")
      : [];
  return names.includes("States.ALL") ? "any error" : names.join(", ");
}

interface Walk {
  readonly order: readonly number[];
  readonly back: ReadonlySet<number>;
  readonly unreached: ReadonlySet<number>;
}

/** Follows every edge once, depth first: those that lead to a node still being followed lead back. */
function walked(size: number, edges: readonly Omit<ScopeEdge, "way">[], start: number | undefined): Walk {
  const leaving: number[][] = Array.from({ length: size }, () => []);
  edges.forEach(({ from }, i) => {
    leaving[from]?.push(i);
  });
  const state: ("unseen" | "open" | "done")[] = Array.from({ length: size }, () => "unseen");
  const back = new Set<number>();
  const finished: number[] = [];
  const unreached = new Set<number>();
  for (const root of [...(start === undefined ? [] : [start]), ...Array(size).keys()]) {
    if (state[root] !== "unseen") continue;
    const path: { node: number; next: number }[] = [{ node: root, next: 0 }];
    state[root] = "open";
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      const edge = leaving[at.node]?.[at.next];
      if (edge === undefined) {
        state[at.node] = "done";
        if (start !== undefined && path[0]?.node !== start) unreached.add(at.node);
        finished.push(at.node);
        path.pop();
        continue;
      }
      at.next += 1;
      const to = edges[edge]?.to ?? root;
      if (state[to] === "open") back.add(edge);
      else if (state[to] === "unseen") {
        state[to] = "open";
        path.push({ node: to, next: 0 });
      }
    }
  }
  return { order: finished.reverse(), back, unreached };
}
