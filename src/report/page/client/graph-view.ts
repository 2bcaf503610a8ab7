import type { FoundSelection } from "../found-selection";
import { button, element, found } from "./dom";
import { GraphCulling, TINY } from "./graph-culling";
import { GraphMarking, nameNode } from "./graph-marking";
import { GraphPointers } from "./graph-pointers";
import { nearestIn } from "./nearest";
import type { Page, View } from "./parts";

const MOST_SCALE = 4;
const LEAST_SCALE = 0.02;
/** A picture is not made larger than this to fill its place. */
const LARGEST_FIT = 1.15;
const ZOOM_STEP = 1.25;
const PAN_STEP = 60;
const MARGIN = 12;
/** Pixels for a unit of the picture from which its texts can be read. */
const READABLE = 0.5;
/** Units of a picture that is given more room. */
const WIDE = 560;

/** Part of the picture that is in sight: its corner, and pixels for a unit of the picture. */
interface Sight {
  x: number;
  y: number;
  scale: number;
}

/** The graph, to be zoomed and moved; it follows the selection, and shows the iteration that is open. */
export class GraphView implements View {
  readonly #page: Page;
  readonly #canvas = found(".graph .canvas");
  readonly #svg = found<SVGSVGElement>(".graph .canvas > svg");
  readonly #size: { readonly width: number; readonly height: number };
  readonly #nodes = new Map<string, SVGGElement>();
  readonly #marking: GraphMarking;
  readonly #culling: GraphCulling;
  readonly #pointers: GraphPointers;
  #sight: Sight = { x: 0, y: 0, scale: 1 };
  /** Size of the canvas: asked for when it changes, since asking lays the page out. */
  #place = { clientWidth: 0, clientHeight: 0 };
  /** Until it is moved by hand the whole is kept in sight. */
  #fitted = true;
  /** Whether it was in sight already. */
  #begun = false;
  /** What is selected in the picture is where the reader looks. */
  #chosenHere = false;
  #selected: SVGGElement | undefined;
  #tabStop: SVGGElement | undefined;

  constructor(page: Page) {
    this.#page = page;
    const { width, height } = this.#svg.viewBox.baseVal;
    this.#size = { width, height };
    this.#canvas.style.setProperty("--graph-ratio", `${width} / ${height}`);
    found(".graph").toggleAttribute("data-wide", width > WIDE);
    for (const node of this.#svg.querySelectorAll<SVGGElement>("g[data-path]")) {
      this.#nodes.set(node.dataset.path ?? "", node);
      node.setAttribute("tabindex", "-1");
      nameNode(node, node.getAttribute("aria-label") ?? "");
    }
    const first = this.#nodes.values().next().value;
    if (first !== undefined) this.#focusable(first);
    this.#marking = new GraphMarking(this.#svg, this.#nodes);
    this.#culling = new GraphCulling(this.#svg);
    this.#svg.setAttribute("preserveAspectRatio", "xMidYMid meet");
    this.#svg.removeAttribute("width");
    this.#svg.removeAttribute("height");
    found(".graph > header").append(this.#tools());
    this.#pointers = new GraphPointers(this.#canvas, {
      pan: (x, y) => this.#pan(x, y),
      zoom: (factor, at) => this.zoom(factor, at),
    });
    this.#listen();
    new ResizeObserver(() => this.#resized()).observe(this.#canvas);
    this.#resized();
  }

  show({ way }: FoundSelection): void {
    this.#marking.show(way);
    this.#selected?.removeAttribute("aria-pressed");
    const node = this.#nodes.get(way.at(-1)?.state.path ?? "");
    this.#selected = node;
    if (node === undefined) return;
    node.setAttribute("aria-pressed", "true");
    this.#focusable(node);
    this.#bringIntoSight(node);
    this.#chosenHere = false;
  }

  #resized(): void {
    const { clientWidth, clientHeight } = this.#canvas;
    this.#place = { clientWidth, clientHeight };
    if (!this.#fitted) this.#look(this.#sight);
    else if (this.#begun || this.#fitScale >= TINY) this.fit();
    else this.#begin();
    this.#begun ||= clientWidth > 0;
  }

  /** Begins at the first state where of the whole picture nothing could be made out. */
  #begin(): void {
    if (this.#tabStop === undefined) return;
    this.#sight = { x: 0, y: 0, scale: this.#fitScale };
    this.#bringIntoSight(this.#tabStop);
    const { x, scale } = this.#sight;
    this.#look({ x, y: -MARGIN / scale, scale });
  }

  /** Pixels for a unit of the picture where the whole is in sight. */
  get #fitScale(): number {
    const { clientWidth, clientHeight } = this.#place;
    return Math.min(
      (clientWidth - 2 * MARGIN) / this.#size.width,
      (clientHeight - 2 * MARGIN) / this.#size.height,
      LARGEST_FIT,
    );
  }

  /** Brings the whole picture into sight. */
  fit(): void {
    const { clientWidth, clientHeight } = this.#place;
    if (clientWidth === 0 || clientHeight === 0) return;
    const scale = this.#fitScale;
    this.#fitted = true;
    this.#look({
      scale,
      x: (this.#size.width - clientWidth / scale) / 2,
      y:
        clientHeight / scale > this.#size.height
          ? -MARGIN / scale
          : (this.#size.height - clientHeight / scale) / 2,
    });
  }

  zoom(factor: number, at = { x: this.#place.clientWidth / 2, y: this.#place.clientHeight / 2 }): void {
    const { x, y, scale } = this.#sight;
    const next = Math.min(MOST_SCALE, Math.max(LEAST_SCALE, scale * factor));
    this.#fitted = false;
    this.#look({ scale: next, x: x + at.x / scale - at.x / next, y: y + at.y / scale - at.y / next });
  }

  focus(): void {
    const node = this.#tabStop;
    if (node === undefined) return;
    this.#bringIntoSight(node);
    node.focus();
  }

  #pan(x: number, y: number): void {
    const { scale } = this.#sight;
    this.#fitted = false;
    this.#look({ scale, x: this.#sight.x + x / scale, y: this.#sight.y + y / scale });
  }

  #look(sight: Sight): void {
    this.#sight = sight;
    const { clientWidth, clientHeight } = this.#place;
    const { x, y, scale } = sight;
    const [width, height] = [clientWidth / scale, clientHeight / scale];
    this.#svg.setAttribute("viewBox", `${x} ${y} ${width} ${height}`);
    this.#culling.look({ x, y, width, height }, scale);
  }

  #tools(): HTMLElement {
    return element(
      "div",
      { class: "graph-tools", role: "group", "aria-label": "Zoom" },
      button("−", () => this.zoom(1 / ZOOM_STEP), { "aria-label": "Zoom out", title: "Zoom out (-)" }),
      button("+", () => this.zoom(ZOOM_STEP), { "aria-label": "Zoom in", title: "Zoom in (+)" }),
      button("Fit", () => this.fit(), { title: "The whole graph (0)" }),
    );
  }

  #listen(): void {
    const canvas = this.#canvas;
    canvas.addEventListener("click", (event) => {
      const node = event.target instanceof Element ? event.target.closest<SVGGElement>("g[data-path]") : null;
      if (node !== null && !this.#pointers.dragged) this.#select(node);
    });
    canvas.addEventListener("keydown", (event) => this.#pressed(event));
    canvas.addEventListener("focusin", (event) => {
      const node = event.target instanceof Element ? event.target.closest<SVGGElement>("g[data-path]") : null;
      if (node === null || !node.matches(":focus-visible")) return;
      this.#focusable(node);
      this.#bringIntoSight(node);
    });
  }

  #select(node: SVGGElement): void {
    this.#chosenHere = true;
    this.#page.go(this.#marking.addressOf(node.dataset.path ?? ""));
  }

  #pressed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const node = event.target instanceof Element ? event.target.closest<SVGGElement>("g[data-path]") : null;
    if (node !== null && (event.key === "Enter" || event.key === " ")) this.#select(node);
    else if (event.key.startsWith("Arrow")) {
      const next =
        event.shiftKey || node === null
          ? undefined
          : nearestIn(event.key, node, this.#nodes.values(), (one) => this.#culling.boxOf(one));
      if (next !== undefined) {
        this.#bringIntoSight(next);
        next.focus();
      } else if (event.shiftKey || node === null) this.#panBy(event.key);
    } else return;
    event.preventDefault();
  }

  #panBy(key: string): void {
    const [x, y] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key] ?? [
      0, 0,
    ];
    this.#pan((x ?? 0) * PAN_STEP, (y ?? 0) * PAN_STEP);
  }

  /** One node at a time is reached by Tab; the others by arrow keys. */
  #focusable(node: SVGGElement): void {
    this.#tabStop?.setAttribute("tabindex", "-1");
    this.#tabStop = node;
    node.setAttribute("tabindex", "0");
  }

  /** Moves the picture where the node is out of sight or too small to read. */
  #bringIntoSight(node: SVGGElement): void {
    const card = this.#culling.boxOf(node);
    const { clientWidth, clientHeight } = this.#place;
    if (clientWidth === 0) return;
    const { x, y, scale } = this.#sight;
    const right = x + clientWidth / scale;
    const bottom = y + clientHeight / scale;
    const readable = scale >= READABLE || this.#chosenHere;
    const tall = Math.min(card.height, 120);
    if (
      readable &&
      card.x >= x &&
      card.x + Math.min(card.width, 240) <= right &&
      card.y >= y &&
      card.y + tall <= bottom
    ) {
      return;
    }
    const next = readable ? scale : READABLE * 1.4;
    this.#fitted = false;
    this.#look({
      scale: next,
      x: card.x + card.width / 2 - clientWidth / next / 2,
      y: card.y + Math.min(card.height, clientHeight / next) / 2 - clientHeight / next / 2,
    });
  }
}
