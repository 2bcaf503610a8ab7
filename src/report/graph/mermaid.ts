import type { Definition } from "../../asl/definition";
import { type NamedState, type Scope, scopesOf } from "../../asl/scopes";
import type { StateStatus } from "../../execution/record";
import { edgeLabel } from "./edge-label";
import { innerScopes } from "./inner-scopes";
import { iterationWords, markWords } from "./mark-text";
import type { GraphMarks } from "./marks";
import { mermaidText } from "./mermaid-text";
import { type EdgeKind, type ScopeEdge, scopeGraph } from "./scope-graph";
import { stateDetails, stateType } from "./state-details";
import { isTaken } from "./taken";
import { shownName } from "./text-lines";

/** Dark on light, so that they can be read on a dark page too. */
const CLASSES: Readonly<Record<StateStatus | "mark" | "unreached", string>> = {
  mark: "fill:#7d8898,stroke:#7d8898,color:#7d8898",
  SUCCEEDED: "fill:#e3f3ea,stroke:#18794a,color:#12321f",
  FAILED: "fill:#fbe6e6,stroke:#c22f2f,color:#4a1010",
  CAUGHT: "fill:#fbf0dc,stroke:#955800,color:#3d2500",
  RUNNING: "fill:#e4edfb,stroke:#1d63c9,color:#0d2a55",
  ABORTED: "fill:#efeaf4,stroke:#6c5a80,color:#2f2538",
  unreached: "fill:#f4f6f8,stroke:#8a95a3,color:#566273,stroke-dasharray:4 3",
};

/** What a state of a type looks like, around its text. */
const SHAPES: Readonly<Record<string, readonly [string, string]>> = {
  Choice: ["{{", "}}"],
  Wait: ["(", ")"],
  Succeed: ["([", "])"],
  Fail: ["([", "])"],
};

/**
 * A definition as a Mermaid flowchart, as GitHub shows it in Markdown. States get ids of ours, `s1`, `s2` and so on; whatever
 * a name holds is shown as it is.
 * @see https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/creating-diagrams
 */
export function graphMermaid(
  definition: Definition,
  { marks }: { readonly marks?: GraphMarks } = {},
): string {
  const flowchart = new Flowchart(definition, marks);
  return `flowchart TB\n${flowchart.lines().join("\n")}\n`;
}

class Flowchart {
  readonly #scopes: readonly Scope[];
  readonly #inner: ReadonlyMap<string, readonly Scope[]>;
  readonly #ids = new Map<string, string>();
  readonly #marks: GraphMarks | undefined;
  readonly #edges: string[] = [];
  readonly #classes = new Map<keyof typeof CLASSES, string[]>();
  readonly #errors: number[] = [];

  constructor(definition: Definition, marks: GraphMarks | undefined) {
    this.#scopes = scopesOf(definition);
    this.#inner = innerScopes(this.#scopes);
    this.#marks = marks;
    for (const { named } of this.#scopes) {
      for (const { path } of named) this.#ids.set(path, `s${this.#ids.size + 1}`);
    }
  }

  lines(): string[] {
    const [root] = this.#scopes;
    const states = root === undefined ? [] : this.#nested(root);
    const errors = this.#errors.length > 0 ? [`linkStyle ${this.#errors.join(",")} stroke:#c22f2f`] : [];
    const classes = [...this.#classes].flatMap(([name, ids]) => [
      `classDef ${name} ${CLASSES[name]}`,
      `class ${ids.join(",")} ${name}`,
    ]);
    return [...states, ...this.#edges, ...classes, ...errors].map((line) => `  ${line}`);
  }

  /** A scope's lines and those of the scopes in it; without recursion, since scopes nest at any depth. */
  #nested(root: Scope): string[] {
    const lines: string[] = [];
    const waiting: (string | Scope)[] = [root];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (typeof next === "string") lines.push(next);
      else waiting.push(...this.#scope(next).reverse());
    }
    return lines;
  }

  #scope(scope: Scope): (string | Scope)[] {
    const graph = scopeGraph(scope);
    const prefix = `m${this.#scopes.indexOf(scope)}`;
    const id = (node: number) => this.#ids.get(graph.states[node]?.path ?? "") ?? `${prefix}_${node}`;
    const marks = [...(graph.start === undefined ? [] : [graph.start]), ...graph.ends.values()];
    for (const edge of graph.edges) {
      // Mermaid cannot draw a line from a subgraph to itself.
      if (edge.way === "self" && this.#inner.has(graph.states[edge.from]?.path ?? "")) continue;
      this.#edge(edge, id(edge.from), id(edge.to), isTaken(edge, graph, this.#marks));
    }
    for (const node of marks) this.#classify(id(node), "mark");
    return [
      ...graph.states.flatMap((state) => this.#state(state)),
      ...marks.map((node) => (node === graph.start ? `${id(node)}((" "))` : `${id(node)}(((" ")))`)),
    ];
  }

  #state(named: NamedState): (string | Scope)[] {
    const { path, state } = named;
    const id = this.#ids.get(path) ?? "";
    const inner = (this.#inner.get(path) ?? []).filter((scope) => scope.named.length > 0);
    if (this.#marks !== undefined) {
      this.#classify(id, this.#marks.states.get(path)?.status ?? "unreached");
    }
    if (inner.length === 0) {
      const [open, close] = SHAPES[stateType(state)] ?? ["[", "]"];
      return [`${id}${open}"${this.#words(named).join("<br/>")}"${close}`];
    }
    const parts = inner.flatMap((scope, i): (string | Scope)[] =>
      scope.field === "Branches"
        ? [`subgraph ${id}_b${i + 1}["Branch ${i + 1}"]`, "direction TB", scope, "end"]
        : [scope],
    );
    // Mermaid has room for one line over a subgraph.
    return [`subgraph ${id}["${this.#words(named).join(" · ")}"]`, "direction TB", ...parts, "end"];
  }

  #words({ name, path, state }: NamedState): string[] {
    const mark = this.#marks?.states.get(path);
    const lines = [
      shownName(name),
      stateDetails(state),
      ...(this.#marks === undefined ? [] : [markWords(mark).join(" · ")]),
      ...(mark?.iterations === undefined ? [] : [iterationWords(mark.iterations)]),
    ];
    return lines.map(mermaidText);
  }

  #classify(id: string, name: keyof typeof CLASSES): void {
    const known = this.#classes.get(name);
    if (known === undefined) this.#classes.set(name, [id]);
    else known.push(id);
  }

  #edge(edge: ScopeEdge, source: string, target: string, taken: boolean): void {
    const { kind } = edge;
    const text = (edgeLabel([edge])?.lines ?? []).map(mermaidText).join("<br/>");
    if (kind === "CATCH") this.#errors.push(this.#edges.length);
    this.#edges.push(
      `${source} ${arrow(kind, this.#marks !== undefined, taken)}${text === "" ? "" : `|"${text}"|`} ${target}`,
    );
  }
}

function arrow(kind: EdgeKind, isMarked: boolean, isTaken: boolean): string {
  if (isMarked) return isTaken ? "==>" : "-.->";
  return kind === "CATCH" ? "-.->" : "-->";
}
