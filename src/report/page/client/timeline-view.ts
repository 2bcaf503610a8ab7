import { addressOf } from "../address";
import { rowCells } from "../row-cells";
import type { Row } from "../rows";
import type { TimeAxis } from "../time-axis";
import { type Segment, segmentsOf, shortDuration, timeAxis } from "../timeline";
import { append, element, glyph, isolated } from "./dom";
import type { Page } from "./parts";

const ROW_HEIGHT = 24;
/** Rows that are kept above and below those in sight. */
const MARGIN = 8;
const MOST_PRINTED = 2000;
/** Fraction of the axis that is kept for a time on it. */
const LABEL = 0.16;
/** Pixels of a character on a segment, and of its sides. */
const CHARACTER = 5.6;
const SIDES = 8;

/** Rows over time: an attempt is a segment, back-off and Wait are gaps. Only the rows in sight are in the document. */
export class TimelineView {
  readonly #page: Page;
  readonly #axis: TimeAxis;
  readonly #window = element("div", { class: "rows", role: "list", "aria-label": "States over time" });
  readonly #scroll = element("div", { class: "lanes-scroll" });
  #rows: readonly Row[] = [];
  #selected = -1;
  #attempt: number | undefined;
  #shown = "";
  #trackWidth = 0;

  constructor(page: Page, place: HTMLElement) {
    this.#page = page;
    this.#axis = timeAxis(page.index.states, page.index.length);
    this.#scroll.append(this.#window);
    this.#scroll.addEventListener("scroll", () => this.#draw(), { passive: true });
    this.#window.addEventListener("keydown", (event) => this.#pressed(event));
    place.replaceChildren(this.#header(), this.#scroll);
    new ResizeObserver(() => this.#draw()).observe(this.#scroll);
    // Paper has no window: all rows are in sight on it.
    addEventListener("beforeprint", () => this.#draw(true));
    addEventListener("afterprint", () => this.#draw());
  }

  /** @param selected place of the selected row, -1 for none */
  show(rows: readonly Row[], selected: number, attempt: number | undefined): void {
    this.#rows = rows;
    this.#selected = selected;
    this.#attempt = attempt;
    this.#shown = "";
    this.#window.style.height = `${rows.length * ROW_HEIGHT}px`;
    const top = selected * ROW_HEIGHT;
    const { scrollTop, clientHeight } = this.#scroll;
    if (
      selected !== -1 &&
      clientHeight > 0 &&
      (top < scrollTop || top + ROW_HEIGHT > scrollTop + clientHeight)
    ) {
      this.#scroll.scrollTop = top - clientHeight / 2;
    }
    this.#draw();
  }

  #header(): HTMLElement {
    const track = element("div", { class: "track" });
    const header = element("div", { class: "axis", "aria-hidden": "true" }, element("span"), track);
    append(track, element("span", { class: "tick" }, "0"));
    let free = LABEL;
    for (const { from, to, left, right, folded } of this.#axis.stretches) {
      const middle = (left + right) / 2;
      if (!folded || middle - LABEL / 2 < free - LABEL / 2 || middle + LABEL / 2 > 1 - LABEL) continue;
      const length = shortDuration(to - from);
      append(track, placed(element("span", { class: "fold" }, `⋯ ${length} ⋯`), middle, middle));
      free = middle + LABEL;
    }
    const end = element("span", { class: "tick end" }, shortDuration(this.#axis.stretches.at(-1)?.to ?? 0));
    append(track, end);
    return header;
  }

  #draw(all = false): void {
    const { scrollTop, clientHeight } = this.#scroll;
    const height = all ? MOST_PRINTED * ROW_HEIGHT : clientHeight > 0 ? clientHeight : 600;
    const from = all ? 0 : Math.max(0, Math.floor(scrollTop / ROW_HEIGHT) - MARGIN);
    const to = Math.min(this.#rows.length, Math.ceil((scrollTop + height) / ROW_HEIGHT) + MARGIN);
    const { clientWidth } = this.#scroll;
    // As the style sheet divides a row.
    this.#trackWidth = clientWidth - 34 - Math.min(220, Math.max(110, 0.3 * (clientWidth - 24)));
    const key = `${from} ${to} ${clientWidth}`;
    if (key === this.#shown) return;
    this.#shown = key;
    const focused = this.#window.contains(document.activeElement)
      ? document.activeElement?.closest<HTMLElement>("[data-row]")?.dataset.row
      : undefined;
    this.#window.replaceChildren(...this.#rows.slice(from, to).map((row, i) => this.#row(row, from + i)));
    if (focused !== undefined) this.#linkOf(Number(focused))?.focus({ preventScroll: true });
  }

  #row(row: Row, place: number): HTMLElement {
    const { name, status } = rowCells(row);
    const selected = place === this.#selected;
    const link = element("a", {
      href: addressOf(row),
      tabindex: place === Math.max(0, this.#selected) ? "0" : "-1",
    });
    if (selected) link.setAttribute("aria-current", "true");
    append(link, status !== undefined && glyph(status), isolated(name));
    const track = element("div", { class: "track" });
    for (const stretch of this.#axis.stretches) {
      if (stretch.folded) {
        const title = `${shortDuration(stretch.to - stretch.from)} without anything happening`;
        append(track, placed(element("span", { class: "folded", title }), stretch.left, stretch.right));
      }
    }
    for (const segment of segmentsOf(row, this.#page.index.length))
      append(track, this.#segment(segment, row, selected));
    const node = element(
      "div",
      { class: "row", role: "listitem", "data-row": place, "data-kind": row.kind },
      link,
      track,
    );
    node.style.setProperty("--depth", String(Math.min(row.depth, 8)));
    node.style.top = `${place * ROW_HEIGHT}px`;
    if (selected) node.dataset.selected = "";
    return node;
  }

  #segment(segment: Segment, row: Row, selected: boolean): HTMLElement {
    const { kind, from, to, status, label, texts = [], attempt } = segment;
    const [left, right] = [this.#axis.at(from), this.#axis.at(to)];
    const width = (right - left) * this.#trackWidth;
    const says =
      texts.find((text) => text.length * CHARACTER + (attempt === undefined ? 3 : SIDES) <= width) ?? "";
    const properties = { class: `segment ${kind}`, title: label, "data-status": status };
    const inner = [
      element("span", { class: "off-screen" }, label),
      element("span", { "aria-hidden": "true" }, says),
    ];
    const address = addressOf({ steps: row.steps, ...(attempt !== undefined && { attempt }) });
    const node =
      attempt === undefined
        ? element("span", properties, ...inner)
        : element("a", { ...properties, href: address, tabindex: "-1" }, ...inner);
    if (selected && attempt !== undefined && attempt === this.#attempt)
      node.setAttribute("aria-current", "true");
    return placed(node, left, right);
  }

  #pressed(event: KeyboardEvent): void {
    const link = event.target instanceof HTMLElement ? event.target : undefined;
    const row = link?.closest<HTMLElement>("[data-row]");
    if (link === undefined || !row) return;
    const place = Number(row.dataset.row);
    const links = [...row.querySelectorAll<HTMLElement>("a")];
    const at = links.indexOf(link);
    if (event.key === "ArrowDown") this.#focus(place + 1);
    else if (event.key === "ArrowUp") this.#focus(place - 1);
    else if (event.key === "Home") this.#focus(0);
    else if (event.key === "End") this.#focus(this.#rows.length - 1);
    else if (event.key === "ArrowRight") links[at + 1]?.focus();
    else if (event.key === "ArrowLeft") links[at - 1]?.focus();
    else return;
    event.preventDefault();
  }

  #focus(place: number): void {
    if (place < 0 || place >= this.#rows.length) return;
    const top = place * ROW_HEIGHT;
    const { scrollTop, clientHeight } = this.#scroll;
    if (top < scrollTop) this.#scroll.scrollTop = top;
    else if (top + ROW_HEIGHT > scrollTop + clientHeight)
      this.#scroll.scrollTop = top + ROW_HEIGHT - clientHeight;
    this.#draw();
    this.#linkOf(place)?.focus({ preventScroll: true });
  }

  #linkOf(place: number): HTMLElement | null {
    return this.#window.querySelector<HTMLElement>(`[data-row="${place}"] > a`);
  }
}

function placed<Placed extends HTMLElement>(node: Placed, left: number, right: number): Placed {
  node.style.left = `min(${(left * 100).toFixed(3)}%, 100% - 3px)`;
  if (right > left) node.style.width = `${((right - left) * 100).toFixed(3)}%`;
  return node;
}
