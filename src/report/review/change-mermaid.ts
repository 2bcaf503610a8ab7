import type { Definition } from "../../asl/definition";
import type { ScopeChange } from "../../review/definition/definition-change";
import { type PairedScope, type PairedState, pairedScopes } from "../../review/definition/paired-scopes";
import { edgeLabel } from "../graph/edge-label";
import { type Arrow, Flowchart, nestedLines } from "../graph/flowchart";
import { counted, stateDetails, stateType } from "../graph/state-details";
import { shownName } from "../graph/text-lines";
import { isState, type JoinedEdge, type JoinedGraph, type Joint, joinedGraph } from "./joined-graph";
import { shownStates } from "./shown-states";
import { type MarkKind, stateMark } from "./state-mark";

/** What Mermaid draws at most, and so GitHub. @see https://mermaid.js.org/config/schema-docs/config.html */
const LIMITS = { characters: 50_000, edges: 500 };

/** Dark on light, so that they can be read on a dark page too. */
const CLASSES: Readonly<Record<MarkKind | "rest", string>> = {
  added: "fill:#e3f3ea,stroke:#18794a,color:#12321f,stroke-width:3px",
  removed: "fill:#fbe6e6,stroke:#c22f2f,color:#4a1010,stroke-dasharray:4 3",
  changed: "fill:#fbf0dc,stroke:#955800,color:#3d2500,stroke-width:2px",
  renamed: "fill:#e4edfb,stroke:#1d63c9,color:#0d2a55,stroke-width:2px",
  retargeted: "fill:#efeaf4,stroke:#6c5a80,color:#2f2538,stroke-width:2px",
  rest: "fill:#f4f6f8,stroke:#8a95a3,color:#566273,stroke-dasharray:4 3",
};

/** A group has no fill: the edges in it have the colour of the page's theme. */
const GROUPS: Readonly<Record<MarkKind, string>> = {
  added: "fill:transparent,stroke:#2f9e5f,stroke-width:3px",
  removed: "fill:transparent,stroke:#d9534f,stroke-width:2px,stroke-dasharray:4 3",
  changed: "fill:transparent,stroke:#b87414,stroke-width:2px",
  renamed: "fill:transparent,stroke:#3d7fe0,stroke-width:2px",
  retargeted: "fill:transparent,stroke:#8a76a3,stroke-width:2px",
};

const DRAWN: Readonly<Record<"added" | "removed" | "kept", { arrow: Arrow; style?: string }>> = {
  added: { arrow: "==>", style: "stroke:#2f9e5f" },
  removed: { arrow: "-.->", style: "stroke:#d9534f,stroke-width:2px" },
  kept: { arrow: "-->" },
};

/**
 * A definition before and after a change as one Mermaid flowchart: states that are added, removed, renamed, changed or lead
 * elsewhere are marked by colour and in words, added transitions are thick, removed ones dotted. Of a large machine it shows
 * the states that change and those next to them, and how many others there are.
 *
 * @param before absent where the machine is new
 * @param after absent where the machine goes
 * @param change the difference of the two; undefined where there is none, or one is absent
 * @returns at most 50,000 characters and 500 edges
 */
export function changeMermaid(
  before: Definition | undefined,
  after: Definition | undefined,
  change: ScopeChange | undefined,
): string {
  const scopes = pairedScopes(before, after, change);
  const graphs = new Map(scopes.map((scope) => [scope, joinedGraph(scope)]));
  let text = "";
  for (const shown of shownStates(scopes, graphs)) {
    const chart = new ChangeChart(scopes, graphs, shown);
    text = chart.text();
    if (text.length <= LIMITS.characters && chart.edgeCount <= LIMITS.edges) break;
  }
  return text;
}

class ChangeChart {
  readonly #scopes: readonly PairedScope[];
  readonly #graphs: ReadonlyMap<PairedScope, JoinedGraph>;
  readonly #shown: ReadonlySet<PairedState>;
  readonly #drawn: ReadonlySet<PairedScope>;
  readonly #ids = new Map<PairedState, string>();
  readonly #scopeIds: ReadonlyMap<PairedScope, string>;
  readonly #chart = new Flowchart();

  constructor(
    scopes: readonly PairedScope[],
    graphs: ReadonlyMap<PairedScope, JoinedGraph>,
    shown: ReadonlySet<PairedState>,
  ) {
    this.#scopes = scopes;
    this.#scopeIds = new Map(scopes.map((scope, i) => [scope, `m${i}`]));
    this.#graphs = graphs;
    this.#shown = shown;
    this.#drawn = new Set(scopes.slice(0, 1).concat([...shown].map(({ scope }) => scope)));
    for (const { states } of scopes)
      for (const state of states) this.#ids.set(state, `s${this.#ids.size + 1}`);
  }

  get edgeCount(): number {
    return this.#chart.edgeCount;
  }

  text(): string {
    const [root] = this.#scopes;
    return this.#chart.text(
      root === undefined ? [] : nestedLines(root, (scope: PairedScope) => this.#scope(scope)),
    );
  }

  #scope(scope: PairedScope): (string | PairedScope)[] {
    const prefix = this.#scopeIds.get(scope) ?? "";
    const { edges } = this.#graphs.get(scope) ?? { edges: [] };
    const shown = scope.states.filter((state) => this.#shown.has(state));
    const marks = new Map<string, string>();
    const led = new Set<string>();
    for (const edge of edges) {
      const [from, to] = [this.#id(edge.from, prefix), this.#id(edge.to, prefix)];
      if (from === undefined || to === undefined) continue;
      const isRest = from === prefix || to === prefix;
      if (from === to && (isRest || this.#isGroup(edge.from))) continue;
      for (const [joint, id] of [
        [edge.from, from],
        [edge.to, to],
      ] as const) {
        if (isState(joint) || marks.has(id)) continue;
        marks.set(id, joint === "start" ? this.#chart.start(id) : this.#chart.end(id));
      }
      const drawn = drawnAs(edge);
      const key = `${from} ${to} ${drawn}`;
      if (isRest && led.has(key)) continue;
      led.add(key);
      const { arrow, style } = DRAWN[drawn];
      this.#chart.edge(from, arrow, isRest ? [] : edgeWords(edge), to, style);
    }
    return [
      ...shown.flatMap((state) => this.#state(state)),
      ...this.#rest(scope, shown.length, prefix),
      ...marks.values(),
    ];
  }

  /** The id of where an edge begins or ends; undefined for the end after a state that is not shown. */
  #id(joint: Joint, prefix: string): string | undefined {
    if (joint === "start") return `${prefix}_start`;
    if (isState(joint)) return this.#shown.has(joint) ? this.#ids.get(joint) : prefix;
    return this.#shown.has(joint.endOf) ? `${this.#ids.get(joint.endOf)}_end` : undefined;
  }

  /** Mermaid cannot draw a line from a group to itself. */
  #isGroup(joint: Joint): boolean {
    return isState(joint) && joint.scopes.some((scope) => this.#drawn.has(scope));
  }

  #state(pair: PairedState): (string | PairedScope)[] {
    const id = this.#ids.get(pair) ?? "";
    const named = pair.after ?? pair.before;
    if (named === undefined) return [];
    const mark = stateMark(pair);
    const closed = pair.scopes.filter((scope) => !this.#drawn.has(scope) && scope.states.length > 0);
    const words = [
      shownName(named.name),
      stateDetails(named.state),
      ...(mark?.words ?? []),
      ...(closed.length > 0 ? [this.#restWords(closed)] : []),
    ];
    const parts = pair.scopes.flatMap((scope, i): (string | PairedScope)[] => {
      if (!this.#drawn.has(scope)) return [];
      if ((scope.after ?? scope.before)?.field !== "Branches") return [scope];
      return this.#chart.group(`${id}_b${i + 1}`, [branchWords(scope)], [scope]);
    });
    if (mark !== undefined && parts.length === 0) {
      this.#chart.classify(id, mark.kind, CLASSES[mark.kind]);
    } else if (mark !== undefined) {
      this.#chart.classify(id, `${mark.kind}_group`, GROUPS[mark.kind]);
    }
    return parts.length === 0
      ? [this.#chart.node(id, stateType(named.state), words)]
      : this.#chart.group(id, words, parts);
  }

  /** What stands for the states of a scope, and of the scopes inside of it, that are not shown. */
  #rest(scope: PairedScope, shown: number, id: string): string[] {
    if (shown === scope.states.length) return [];
    this.#chart.classify(id, "rest", CLASSES.rest);
    return [this.#chart.node(id, "", [this.#restWords([scope])])];
  }

  #restWords(scopes: readonly PairedScope[]): string {
    const hidden = scopes.flatMap(({ states }) => states).filter((state) => !this.#shown.has(state));
    for (const { scopes: inner } of hidden) for (const { states } of inner) hidden.push(...states);
    const all = hidden.length;
    const changed = hidden.filter((state) => stateMark(state) !== undefined).length;
    if (changed === 0) return `… ${counted(all, "state")} unchanged`;
    const text = `… ${counted(all, "more state")}`;
    return changed === all ? `${text} changed` : `${text}, ${changed} changed`;
  }
}

function drawnAs({ before, after }: JoinedEdge): keyof typeof DRAWN {
  if (before === undefined) return "added";
  return after === undefined ? "removed" : "kept";
}

/** What is written at an edge; whether it is added or removed where this is not clear from its states. */
function edgeWords(edge: JoinedEdge): readonly string[] {
  const { from, to, before, after } = edge;
  const side = after ?? before;
  const label = side === undefined ? [] : (edgeLabel([side])?.lines ?? []);
  const drawn = drawnAs(edge);
  return drawn !== "kept" && isKept(from) && isKept(to) ? [...label, drawn] : label;
}

function isKept(joint: Joint): boolean {
  if (joint === "start") return true;
  const { before, after } = isState(joint) ? joint : joint.endOf;
  return before !== undefined && after !== undefined;
}

function branchWords({ before, after }: PairedScope): string {
  const [, index = "0"] = /\[(\d+)\]$/.exec((after ?? before)?.path ?? "") ?? [];
  const state = before === undefined ? " · added" : after === undefined ? " · removed" : "";
  return `Branch ${Number(index) + 1}${state}`;
}
