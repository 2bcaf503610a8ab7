import type { Definition } from "../../asl/definition";
import { type NamedState, type Scope, scopesOf } from "../../asl/scopes";
import type { StateStatus } from "../../execution/record";
import { edgeLabel } from "./edge-label";
import { type Arrow, Flowchart, nestedLines } from "./flowchart";
import { innerScopes } from "./inner-scopes";
import { iterationWords, markWords } from "./mark-text";
import type { GraphMarks } from "./marks";
import { type EdgeKind, type ScopeEdge, scopeGraph } from "./scope-graph";
import { stateDetails, stateType } from "./state-details";
import { isTaken } from "./taken";
import { shownName } from "./text-lines";

/** Dark on light, so that they can be read on a dark page too. */
const CLASSES: Readonly<Record<StateStatus | "unreached", string>> = {
  SUCCEEDED: "fill:#e3f3ea,stroke:#18794a,color:#12321f",
  FAILED: "fill:#fbe6e6,stroke:#c22f2f,color:#4a1010",
  CAUGHT: "fill:#fbf0dc,stroke:#955800,color:#3d2500",
  RUNNING: "fill:#e4edfb,stroke:#1d63c9,color:#0d2a55",
  ABORTED: "fill:#efeaf4,stroke:#6c5a80,color:#2f2538",
  unreached: "fill:#f4f6f8,stroke:#8a95a3,color:#566273,stroke-dasharray:4 3",
};

const ERROR = "stroke:#c22f2f";

/**
 * A definition as a Mermaid flowchart, as GitHub shows it in Markdown. States get ids of ours, `s1`, `s2` and so on; whatever
 * a name holds is shown as it is.
 * @see https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/creating-diagrams
 */
export function graphMermaid(
  definition: Definition,
  { marks }: { readonly marks?: GraphMarks } = {},
): string {
  return new DefinitionChart(definition, marks).text();
}

class DefinitionChart {
  readonly #scopes: readonly Scope[];
  readonly #inner: ReadonlyMap<string, readonly Scope[]>;
  readonly #ids = new Map<string, string>();
  readonly #marks: GraphMarks | undefined;
  readonly #chart = new Flowchart();

  constructor(definition: Definition, marks: GraphMarks | undefined) {
    this.#scopes = scopesOf(definition);
    this.#inner = innerScopes(this.#scopes);
    this.#marks = marks;
    for (const { named } of this.#scopes) {
      for (const { path } of named) this.#ids.set(path, `s${this.#ids.size + 1}`);
    }
  }

  text(): string {
    const [root] = this.#scopes;
    return this.#chart.text(
      root === undefined ? [] : nestedLines(root, (scope: Scope) => this.#scope(scope)),
    );
  }

  #scope(scope: Scope): (string | Scope)[] {
    const graph = scopeGraph(scope);
    const prefix = `m${this.#scopes.indexOf(scope)}`;
    const id = (node: number) => this.#ids.get(graph.states[node]?.path ?? "") ?? `${prefix}_${node}`;
    for (const edge of graph.edges) {
      // Mermaid cannot draw a line from a subgraph to itself.
      if (edge.way === "self" && this.#inner.has(graph.states[edge.from]?.path ?? "")) continue;
      this.#edge(edge, id(edge.from), id(edge.to), isTaken(edge, graph, this.#marks));
    }
    const marks = [
      ...(graph.start === undefined ? [] : [this.#chart.start(id(graph.start))]),
      ...[...graph.ends.values()].map((node) => this.#chart.end(id(node))),
    ];
    return [...graph.states.flatMap((state) => this.#state(state)), ...marks];
  }

  #state(named: NamedState): (string | Scope)[] {
    const { path, state } = named;
    const id = this.#ids.get(path) ?? "";
    const inner = (this.#inner.get(path) ?? []).filter((scope) => scope.named.length > 0);
    if (this.#marks !== undefined) {
      const status = this.#marks.states.get(path)?.status ?? "unreached";
      this.#chart.classify(id, status, CLASSES[status]);
    }
    if (inner.length === 0) return [this.#chart.node(id, stateType(state), this.#words(named))];
    const parts = inner.flatMap((scope, i): (string | Scope)[] =>
      scope.field === "Branches"
        ? this.#chart.group(`${id}_b${i + 1}`, [`Branch ${i + 1}`], [scope])
        : [scope],
    );
    return this.#chart.group(id, this.#words(named), parts);
  }

  #words({ name, path, state }: NamedState): string[] {
    const mark = this.#marks?.states.get(path);
    return [
      shownName(name),
      stateDetails(state),
      ...(this.#marks === undefined ? [] : [markWords(mark).join(" · ")]),
      ...(mark?.iterations === undefined ? [] : [iterationWords(mark.iterations)]),
    ];
  }

  #edge(edge: ScopeEdge, source: string, target: string, taken: boolean): void {
    const { kind } = edge;
    const words = edgeLabel([edge])?.lines ?? [];
    this.#chart.edge(
      source,
      arrow(kind, this.#marks !== undefined, taken),
      words,
      target,
      kind === "CATCH" ? ERROR : undefined,
    );
  }
}

function arrow(kind: EdgeKind, isMarked: boolean, isTaken: boolean): Arrow {
  if (isMarked) return isTaken ? "==>" : "-.->";
  return kind === "CATCH" ? "-.->" : "-->";
}
