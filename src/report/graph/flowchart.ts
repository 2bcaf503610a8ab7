import { mermaidText } from "./mermaid-text";

/** What a state of a type looks like, around its text. */
const SHAPES: Readonly<Record<string, readonly [string, string]>> = {
  Choice: ["{{", "}}"],
  Wait: ["(", ")"],
  Succeed: ["([", "])"],
  Fail: ["([", "])"],
};

const MARK = "fill:#7d8898,stroke:#7d8898,color:#7d8898";

/** How an arrow is drawn: plain, thick or dotted. */
export type Arrow = "-->" | "==>" | "-.->";

/** A Mermaid flowchart as it is written: whatever a text holds is shown as it is, ids are ours. */
export class Flowchart {
  readonly #edges: string[] = [];
  readonly #classes = new Map<string, { readonly style: string; readonly ids: string[] }>();
  readonly #links = new Map<string, number[]>();

  get edgeCount(): number {
    return this.#edges.length;
  }

  /** The line of a state of a type, with one line of text for each of the words. */
  node(id: string, type: string, words: readonly string[]): string {
    const [open, close] = (Object.hasOwn(SHAPES, type) ? SHAPES[type] : undefined) ?? ["[", "]"];
    return `${id}${open}"${words.map(mermaidText).join("<br/>")}"${close}`;
  }

  start(id: string): string {
    this.classify(id, "mark", MARK);
    return `${id}((" "))`;
  }

  end(id: string): string {
    this.classify(id, "mark", MARK);
    return `${id}(((" ")))`;
  }

  /** The lines around a group; Mermaid has room for one line of text over it. */
  group<Inner>(id: string, words: readonly string[], inner: readonly Inner[]): (string | Inner)[] {
    return [`subgraph ${id}["${words.map(mermaidText).join(" · ")}"]`, "direction TB", ...inner, "end"];
  }

  classify(id: string, name: string, style: string): void {
    const known = this.#classes.get(name);
    if (known === undefined) this.#classes.set(name, { style, ids: [id] });
    else known.ids.push(id);
  }

  edge(source: string, arrow: Arrow, words: readonly string[], target: string, style?: string): void {
    const links = style === undefined ? undefined : (this.#links.get(style) ?? []);
    if (style !== undefined && links !== undefined) this.#links.set(style, links);
    links?.push(this.#edges.length);
    const text = words.map(mermaidText).join("<br/>");
    this.#edges.push(`${source} ${arrow}${text === "" ? "" : `|"${text}"|`} ${target}`);
  }

  /** All of it, after the lines of its nodes and groups. */
  text(nodes: readonly string[]): string {
    const classes = [...this.#classes].flatMap(([name, { style, ids }]) => [
      `classDef ${name} ${style}`,
      `class ${ids.join(",")} ${name}`,
    ]);
    const links = [...this.#links].map(([style, numbers]) => `linkStyle ${numbers.join(",")} ${style}`);
    const lines = [...nodes, ...this.#edges, ...classes, ...links].map((line) => `  ${line}`);
    return `flowchart TB\n${lines.join("\n")}\n`;
  }
}

/** The lines of things inside one another; without recursion, since they nest at any depth. */
export function nestedLines<Inner>(root: Inner, linesOf: (inner: Inner) => (string | Inner)[]): string[] {
  const lines: string[] = [];
  const waiting: (string | Inner)[] = [root];
  while (waiting.length > 0) {
    const next = waiting.pop() as string | Inner;
    if (typeof next === "string") lines.push(next);
    else waiting.push(...linesOf(next).reverse());
  }
  return lines;
}
