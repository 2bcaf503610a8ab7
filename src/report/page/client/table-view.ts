import { addressOf } from "../address";
import { rowCells } from "../row-cells";
import { type Row, rowKey, rowsAtATime } from "../rows";
import { wholeNumber } from "../words";
import { append, button, element, found, glyph, isolated, scrollTo } from "./dom";

/** The table of states: written with the page, kept to what is opened and filtered here. */
export class TableView {
  readonly #body = found<HTMLTableSectionElement>(".states tbody");
  readonly #left = found(".states .left");
  readonly #scroll = found(".states .scroll");
  readonly #compared: boolean;
  readonly #known = new Map<string, HTMLTableRowElement>();
  #rows: readonly Row[] = [];
  #from = 0;
  /** Rows at a time. */
  #page = 0;
  #filter = "";
  #tabStop: HTMLAnchorElement | undefined;
  #selected: HTMLTableRowElement | undefined;

  constructor(compared: boolean) {
    this.#compared = compared;
    for (const row of this.#body.rows) {
      this.#known.set(row.dataset.key ?? "", row);
      row.querySelector("a")?.setAttribute("tabindex", "-1");
    }
    // Its links are focused one by one.
    for (const name of ["tabindex", "role", "aria-label"]) this.#scroll.removeAttribute(name);
    this.#body.addEventListener("keydown", (event) => this.#pressed(event));
    this.#body.addEventListener("click", (event) => {
      // The whole row selects, but not where a text in it is being marked.
      if (!(event.target instanceof Element) || event.target.closest("a") !== null) return;
      if (getSelection()?.isCollapsed !== false) event.target.closest("tr")?.querySelector("a")?.click();
    });
    document.querySelector(".states noscript")?.remove();
  }

  show(rows: readonly Row[], selected: number): void {
    this.#rows = rows;
    this.#page = rowsAtATime(rows.length);
    if (selected !== -1 && this.#filter === "") this.#from = Math.floor(selected / this.#page) * this.#page;
    this.#draw();
    const row = rows[selected];
    const node = row === undefined ? undefined : this.#known.get(rowKey(row));
    this.#mark(this.#selected, false);
    this.#mark(node, true);
    this.#selected = node;
    if (node !== undefined) scrollTo(this.#scroll, node);
  }

  #mark(row: HTMLTableRowElement | undefined, selected: boolean): void {
    const link = row?.querySelector("a");
    row?.toggleAttribute("data-selected", selected);
    if (selected) link?.setAttribute("aria-current", "true");
    else link?.removeAttribute("aria-current");
    if (selected && link) this.#focusable(link);
  }

  /** One link at a time is reached by Tab; the others by arrow keys. */
  #focusable(link: HTMLAnchorElement): void {
    if (this.#tabStop !== undefined) this.#tabStop.tabIndex = -1;
    this.#tabStop = link;
    link.tabIndex = 0;
  }

  /** Shows only the rows that have the text in them. @returns how many they are */
  filter(text: string): number {
    this.#filter = text.toLowerCase();
    this.#from = 0;
    return this.#draw();
  }

  /** Goes to the first row. */
  focus(): void {
    this.#body.querySelector<HTMLAnchorElement>("a")?.focus();
  }

  get firstAddress(): string | undefined {
    return this.#body.querySelector("a")?.getAttribute("href") ?? undefined;
  }

  /** @returns how many rows there are, shown or not */
  #draw(): number {
    const rows = this.#filter === "" ? this.#rows : this.#rows.filter((row) => this.#matches(row));
    const page = rows.slice(this.#from, this.#from + this.#page);
    const nodes = page.map((row) => this.#node(row));
    const now = this.#body.rows;
    const same = nodes.length === now.length && nodes.every((node, i) => node === now[i]);
    if (!same) {
      this.#place(nodes);
      const errors = page.some((row) => rowCells(row).error !== "");
      this.#body.closest("table")?.toggleAttribute("data-errors", errors);
    }
    const first = nodes[0]?.querySelector("a");
    if (first && (this.#tabStop === undefined || !this.#tabStop.isConnected)) this.#focusable(first);
    this.#left.hidden = rows.length <= this.#page;
    if (rows.length > this.#page) this.#left.replaceChildren(...this.#pager(rows.length));
    return rows.length;
  }

  #pager(all: number): Node[] {
    const to = Math.min(all, this.#from + this.#page);
    const turn = (label: string, by: number) => {
      const made = button(label, () => {
        this.#from += by;
        this.#draw();
        this.#scroll.scrollTop = 0;
        this.focus();
      });
      made.disabled = this.#from + by < 0 || this.#from + by >= all;
      return made;
    };
    const count = `${wholeNumber(this.#from + 1)}–${wholeNumber(to)} of ${wholeNumber(all)}`;
    return [
      turn("‹ Earlier", -this.#page),
      element("span", { class: "count" }, count),
      turn("Later ›", this.#page),
    ];
  }

  /** Leaves alone what stands where it shall, so that a few rows more cost no more than they are. */
  #place(nodes: readonly HTMLTableRowElement[]): void {
    const wanted = new Set(nodes);
    for (const row of [...this.#body.rows]) if (!wanted.has(row)) row.remove();
    let at: Element | null = this.#body.firstElementChild;
    for (const node of nodes) {
      if (node === at) at = at.nextElementSibling;
      else this.#body.insertBefore(node, at);
    }
  }

  #matches(row: Row): boolean {
    const { name, type, word, error } = rowCells(row);
    return `${name}\n${type}\n${word}\n${error}`.toLowerCase().includes(this.#filter);
  }

  #node(row: Row): HTMLTableRowElement {
    const key = rowKey(row);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const { name, type, status, word, attempts, start, duration, error, differs } = rowCells(row);
    const link = element("a", { href: addressOf(row), tabindex: "-1" });
    append(link, status !== undefined && glyph(status), isolated(name));
    if (type !== "") append(link, " ", element("span", { class: "type" }, type));
    const node = element(
      "tr",
      { "data-key": key, "data-depth": Math.min(row.depth, 8), "data-kind": row.kind, "data-status": status },
      element("th", { scope: "row" }, link),
      element("td", { class: "word" }, word),
      element("td", { class: "number" }, attempts),
      element("td", { class: "number" }, start),
      element("td", { class: "number" }, duration),
      this.#compared && element("td", { class: "differs" }, differs),
      element("td", { class: "error" }, isolated(error)),
    );
    this.#known.set(key, node);
    return node;
  }

  #pressed(event: KeyboardEvent): void {
    const row = event.target instanceof Element ? event.target.closest("tr") : null;
    const next = {
      ArrowDown: row?.nextElementSibling,
      ArrowUp: row?.previousElementSibling,
      Home: this.#body.firstElementChild,
      End: this.#body.lastElementChild,
    }[event.key];
    if (!next) return;
    event.preventDefault();
    const link = next.querySelector("a");
    if (link === null) return;
    this.#focusable(link);
    link.focus();
  }
}
