import { printable } from "../../../input/printable";
import { duration } from "../../duration";
import { SIGNS } from "../../graph/glyphs";
import { addressOf, type Step } from "../address";
import { keysOf } from "../definition-place";
import { type FoundStep, stepInto } from "../found-selection";
import type { PageState } from "../shape";
import { counted, statusWord, visitWords } from "../words";

const SVG = "http://www.w3.org/2000/svg";

/** What a node was drawn with. */
interface Drawn {
  readonly kind: string;
  readonly children: readonly Node[];
}

/**
 * What the states of the graph are marked with. Drawn are the marks of the execution as a whole; while an iteration is
 * open, the states in its Map's processor show what became of them in that iteration.
 */
export class GraphMarking {
  readonly #edges: readonly SVGGElement[];
  readonly #nodes: ReadonlyMap<string, SVGGElement>;
  readonly #drawn = new Map<SVGGElement, Drawn>();
  #way: readonly FoundStep[] = [];
  #open = "";

  constructor(svg: SVGSVGElement, nodes: ReadonlyMap<string, SVGGElement>) {
    this.#edges = [...svg.querySelectorAll<SVGGElement>("g[data-from]")];
    this.#nodes = nodes;
  }

  show(way: readonly FoundStep[]): void {
    this.#way = way;
    const open = addressOf({
      steps: this.#stepsTo(way.findLastIndex(({ iteration }) => iteration !== undefined)),
    });
    if (open === this.#open) return;
    this.#open = open;
    this.#restore();
    for (const { state, iteration } of way) {
      if (iteration !== undefined) this.#mark(`${state.path}.`, iteration.states);
    }
  }

  /** What selects a state of the definition: in the iteration that is open where it is in it. */
  addressOf(path: string): string {
    const names = namesIn(path);
    const place = this.#way.findLastIndex(
      ({ state, iteration, branch }) =>
        (iteration !== undefined || branch !== undefined) && path.startsWith(`${state.path}.`),
    );
    const around = this.#stepsTo(place);
    return addressOf({ steps: [...around, ...names.slice(around.length).map((state) => ({ state }))] });
  }

  #stepsTo(place: number): Step[] {
    return this.#way.slice(0, place + 1).map(stepInto);
  }

  #mark(inside: string, states: readonly PageState[]): void {
    const latest = new Map(allOf(states).map((state) => [state.path, state]));
    for (const [path, node] of this.#nodes) {
      if (!path.startsWith(inside)) continue;
      this.#keep(node);
      draw(node, latest.get(path));
    }
    for (const edge of this.#edges) {
      const from = edge.dataset.from ?? "";
      if (!from.startsWith(inside)) continue;
      this.#keep(edge);
      const taken = allOf(states).some(
        (state) => state.path === from && follows(state, states, edge.dataset.to),
      );
      edge.classList.toggle("g-taken", taken);
      edge.classList.toggle("g-idle", !taken);
    }
  }

  #keep(node: SVGGElement): void {
    if (this.#drawn.has(node)) return;
    const children = [...node.childNodes].map((child) => child.cloneNode(true));
    this.#drawn.set(node, {
      kind: node.getAttribute("class") ?? "",
      children,
    });
  }

  #restore(): void {
    for (const [node, { kind, children }] of this.#drawn) {
      node.setAttribute("class", kind);
      node.replaceChildren(...children);
    }
    this.#drawn.clear();
  }
}

/** The states of a scope and of the branches in it. */
function allOf(states: readonly PageState[]): PageState[] {
  return states.flatMap((state) => [
    state,
    ...(state.runs?.at(-1)?.branches ?? []).flatMap((branch) => allOf(branch)),
  ]);
}

function follows(state: PageState, states: readonly PageState[], target: string | undefined): boolean {
  const scope = [states, ...allOf(states).flatMap((one) => one.runs?.at(-1)?.branches ?? [])].find((one) =>
    one.includes(state),
  );
  const next = scope?.[scope.indexOf(state) + 1];
  return next === undefined ? target === undefined && state.status === "SUCCEEDED" : next.name === target;
}

function draw(node: SVGGElement, state: PageState | undefined): void {
  const status = state?.status ?? "NONE";
  node.setAttribute(
    "class",
    `${(node.getAttribute("class") ?? "").replace(/ g-(NONE|marked|SUCCEEDED|FAILED|CAUGHT|RUNNING|ABORTED)\b/g, "")} ${state === undefined ? "g-NONE" : `g-marked g-${status}`}`,
  );
  const { shape, lines } = SIGNS[status];
  const sign = node.querySelector(":scope > .g-sign");
  sign?.setAttribute("d", shape);
  node.querySelector(":scope > .g-in")?.remove();
  if (sign && lines !== "") {
    const inner = document.createElementNS(SVG, "path");
    inner.setAttribute("class", "g-in");
    inner.setAttribute("transform", sign.getAttribute("transform") ?? "");
    inner.setAttribute("d", lines);
    sign.after(inner);
  }
  const words = state === undefined ? "not reached" : markWords(state);
  const text = node.querySelector(":scope > .g-status");
  if (text !== null) text.textContent = words;
  const name = namesIn(node.dataset.path ?? "").at(-1) ?? "";
  nameNode(node, state === undefined ? `${name}, not reached` : visitWords(state));
}

/** Names a node by its title, which is shown too: a label would have to have all that is written on the card. */
export function nameNode(node: SVGGElement, name: string): void {
  const title = node.querySelector(":scope > title");
  if (title !== null) title.textContent = printable(name);
  node.removeAttribute("aria-label");
}

/** The names of the states on the way to one. */
function namesIn(path: string): string[] {
  const keys = keysOf(path);
  return keys.filter((_, i) => keys[i - 1] === "States");
}

function markWords({ status, attempts, durationMs }: PageState): string {
  return [
    statusWord(status),
    ...(attempts.length > 1 ? [counted(attempts.length, "attempt")] : []),
    ...(durationMs === undefined ? [] : [duration(durationMs)]),
  ].join(" · ");
}
