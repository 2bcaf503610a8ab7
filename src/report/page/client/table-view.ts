import { addressOf } from "../address";
import { rowCells } from "../row-cells";
import { type Row, rowKey } from "../rows";
import { append, element, found, glyph, isolated } from "./dom";

/** Rows that are added at a time where there are more than the page is written with. */
const PAGE = 2500;

/** The table of states: written with the page, kept to what is opened and filtered here. */
export class TableView {
  readonly #body = found<HTMLTableSectionElement>(".states tbody");
  readonly #left = document.querySelector<HTMLElement>(".states .left");
  readonly #compared: boolean;
  readonly #known = new Map<string, HTMLTableRowElement>();
  #rows: readonly Row[] = [];
  #shown = PAGE;
  #filter = "";
  #selected: HTMLAnchorElement | undefined;

  constructor(compared: boolean) {
    this.#compared = compared;
    for (const row of this.#body.rows) {
      this.#known.set(row.dataset.key ?? "", row);
      row.querySelector("a")?.setAttribute("tabindex", "-1");
    }
    // Its links are focused one by one.
    for (const name of ["tabindex", "role", "aria-label"]) found(".states .scroll").removeAttribute(name);
    this.#body.addEventListener("keydown", (event) => this.#pressed(event));
    this.#body.addEventListener("click", (event) => {
      // The whole row selects, but not where a text in it is being marked.
      if (!(event.target instanceof Element) || event.target.closest("a") !== null) return;
      if (getSelection()?.isCollapsed !== false) event.target.closest("tr")?.querySelector("a")?.click();
    });
    this.#left?.addEventListener("click", () => this.#more());
  }

  show(rows: readonly Row[], selected: number): void {
    this.#rows = rows;
    if (selected >= this.#shown) this.#shown = Math.ceil((selected + 1) / PAGE) * PAGE;
    this.#draw();
    if (this.#selected !== undefined) {
      this.#selected.removeAttribute("aria-current");
      this.#selected.tabIndex = -1;
    }
    const row = rows[selected];
    const node = row === undefined ? undefined : this.#known.get(rowKey(row));
    const link = node?.querySelector("a") ?? this.#body.querySelector("a") ?? undefined;
    if (link === undefined) return;
    link.tabIndex = 0;
    if (node !== undefined) {
      link.setAttribute("aria-current", "true");
      node.scrollIntoView({ block: "nearest" });
    }
    this.#selected = link;
  }

  /** Shows only the rows that have the text in them. @returns how many they are */
  filter(text: string): number {
    this.#filter = text.toLowerCase();
    this.#draw();
    return this.#body.rows.length;
  }

  /** Goes to the first row. */
  focus(): void {
    this.#body.querySelector<HTMLAnchorElement>("a")?.focus();
  }

  get firstAddress(): string | undefined {
    return this.#body.querySelector("a")?.getAttribute("href") ?? undefined;
  }

  #draw(): void {
    const rows = this.#filter === "" ? this.#rows : this.#rows.filter((row) => this.#matches(row));
    const nodes = rows.slice(0, this.#shown).map((row) => this.#node(row));
    const now = this.#body.rows;
    const same = nodes.length === now.length && nodes.every((node, i) => node === now[i]);
    if (!same) this.#place(nodes);
    this.#body.closest("table")?.toggleAttribute(
      "data-errors",
      rows.some((row) => rowCells(row).error !== ""),
    );
    const left = rows.length - nodes.length;
    if (this.#left !== null) {
      this.#left.hidden = left <= 0;
      this.#left.replaceChildren(
        element("button", { type: "button" }, `Show ${Math.min(left, PAGE)} of ${left} more`),
      );
    }
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

  #more(): void {
    this.#shown += PAGE;
    this.#draw();
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
    next.querySelector("a")?.focus();
  }
}
