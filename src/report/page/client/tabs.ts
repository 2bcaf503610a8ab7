import { append, element } from "./dom";

export interface Tab {
  readonly id: string;
  readonly title: string;
  /** How many there are of what it shows. */
  readonly count?: string | undefined;
  /** Made when it is looked at. */
  readonly content: () => Node;
}

/** Tabs of which one is open; each keeps what it was made with. */
export class Tabs {
  readonly node: HTMLElement;
  readonly #tabs: readonly Tab[];
  readonly #buttons: readonly HTMLButtonElement[];
  readonly #panels: readonly HTMLElement[];
  readonly #onOpen: (id: string) => void;

  /** @param open id of the one to begin with */
  constructor(tabs: readonly Tab[], open: string | undefined, onOpen: (id: string) => void) {
    this.#tabs = tabs;
    this.#onOpen = onOpen;
    this.#buttons = tabs.map(({ id, title, count }, i) => {
      const tab = element("button", {
        type: "button",
        role: "tab",
        id: `tab-${id}`,
        "aria-controls": `panel-${id}`,
        onclick: () => this.#open(i, true),
      });
      append(tab, title, count !== undefined && element("span", { class: "badge" }, count));
      return tab;
    });
    this.#panels = tabs.map(({ id }) =>
      element("div", { role: "tabpanel", id: `panel-${id}`, "aria-labelledby": `tab-${id}`, tabindex: "0" }),
    );
    const list = element("div", { role: "tablist", "aria-label": "What is shown of it" }, ...this.#buttons);
    list.addEventListener("keydown", (event) => this.#pressed(event));
    this.node = element("div", { class: "tabs" }, list, ...this.#panels);
    this.#open(
      Math.max(
        0,
        tabs.findIndex(({ id }) => id === open),
      ),
      false,
    );
  }

  #open(place: number, byHand: boolean): void {
    for (const [i, tab] of this.#buttons.entries()) {
      tab.setAttribute("aria-selected", String(i === place));
      tab.tabIndex = i === place ? 0 : -1;
    }
    for (const [i, panel] of this.#panels.entries()) panel.hidden = i !== place;
    const [tab, panel] = [this.#tabs[place], this.#panels[place]];
    if (tab === undefined || panel === undefined) return;
    if (!panel.hasChildNodes()) panel.append(tab.content());
    if (byHand) this.#onOpen(tab.id);
  }

  #pressed(event: KeyboardEvent): void {
    const at = this.#buttons.findIndex((tab) => tab.matches(":focus"));
    const last = this.#buttons.length - 1;
    const to = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (at === -1 || to === undefined) return;
    event.preventDefault();
    this.#open(to, true);
    this.#buttons[to]?.focus();
  }
}
