import { addressOf, selectionIn } from "../address";
import { failureAddresses } from "../failures";
import { type FoundSelection, foundSelection } from "../found-selection";
import { openedSteps, type Row, rowSteps, rowsOf, sameSteps } from "../rows";
import type { IterationDetail, PageIndex, Place } from "../shape";
import { counted, statusWord, visitWords } from "../words";
import { button, element, found } from "./dom";
import { GraphView } from "./graph-view";
import { Help } from "./help";
import { Keys } from "./keys";
import { PaneView } from "./pane-view";
import type { Page } from "./parts";
import { keep, kept } from "./preferences";
import { blockOf, Store } from "./store";
import { TableView } from "./table-view";
import { ThemeSwitch } from "./theme";
import { TimelineView } from "./timeline-view";

/** Below it the parts of the page stand under each other. */
const NARROW = "(max-width: 760px)";

/** The page: what is selected is in its address, and every part shows it. */
class ExecutionPage implements Page {
  readonly index: PageIndex;
  readonly store = new Store();
  readonly #failures: readonly string[];
  readonly #graph: GraphView;
  readonly #timeline: TimelineView;
  readonly #table: TableView;
  readonly #pane: PaneView;
  readonly #announcement = found(".announcement");
  #rows: readonly Row[] = [];
  /** Address of the iteration or run whose rows are there. */
  #open: string | undefined;
  #selected = -1;
  #failure = -1;

  constructor(index: PageIndex) {
    this.index = index;
    this.#failures = failureAddresses(index.states);
    this.#graph = new GraphView(this);
    const timeline = found(".timeline");
    timeline.hidden = false;
    this.#timeline = new TimelineView(this, found(".timeline .lanes"));
    this.#table = new TableView(index.comparedWith !== undefined);
    this.#pane = new PaneView(this);
    this.#tools();
    addEventListener("hashchange", () => this.#show(true));
    this.#show(false);
  }

  readonly go = (address: string): void => {
    // A link to nothing would leave the sign of an address behind, and move the page to its top.
    if (address === location.hash || (address === "#" && location.hash === "")) this.#show(true);
    else location.hash = address;
  };

  readonly announce = (text: string): void => {
    this.#announcement.textContent = "";
    // A text that is said twice is a change each time.
    requestAnimationFrame(() => {
      this.#announcement.textContent = text;
    });
  };

  #show(byReader: boolean): void {
    const wanted = selectionIn(location.hash);
    if (wanted.steps.length === 0 && /^#(main|[a-z]+-heading)$/.test(location.hash)) return;
    const iteration = (place: Place) => this.store.at<IterationDetail>(place);
    const shown = foundSelection(this.index, wanted, iteration);
    const { selection } = shown;
    const open = addressOf({ steps: openedSteps(selection.steps) });
    if (open !== this.#open) this.#rows = rowsOf(this.index.states, { selection, iteration });
    this.#open = open;
    const steps = rowSteps(selection.steps);
    const address = addressOf({ steps });
    this.#selected = this.#rows.findIndex((row) => row.kind !== "iterations" && sameSteps(row.steps, steps));
    this.#failure = this.#failures.indexOf(address);
    this.#timeline.show(this.#rows, this.#selected, selection.attempt);
    this.#table.show(this.#rows, this.#selected);
    this.#pane.show(shown);
    // Last: the others ask for sizes, for which all that has changed is laid out.
    this.#graph.show(shown);
    if (!byReader) return;
    this.announce(this.#words(shown));
    if (selection.steps.length > 0 && matchMedia(NARROW).matches)
      found(".pane").scrollIntoView({ block: "start" });
  }

  #words({ way, selection }: FoundSelection): string {
    const last = way.at(-1);
    if (last === undefined) return `Nothing selected. Execution ${statusWord(this.index.status)}`;
    const index = last.position === undefined ? undefined : last.run?.iterations?.indexes[last.position];
    if (index !== undefined) return `${last.state.name}, iteration ${index}`;
    const words = visitWords(last.state);
    return selection.attempt === undefined ? words : `${words}, attempt ${selection.attempt}`;
  }

  #tools(): void {
    const search = this.#search();
    const theme = new ThemeSwitch();
    const keys = new Keys({
      "/": () => search.focus(),
      n: () => this.#toFailure(1),
      N: () => this.#toFailure(-1),
      j: () => this.#toRow(1),
      k: () => this.#toRow(-1),
      g: () => this.#graph.focus(),
      s: () => this.#table.focus(),
      d: () => this.#pane.focus(),
      t: () => theme.toggle(),
      "+": () => this.#graph.zoom(1.25),
      "-": () => this.#graph.zoom(0.8),
      "0": () => this.#graph.fit(),
      "?": () => help.open(),
      Escape: () => this.go("#"),
    });
    keys.on = kept("keys") !== "off";
    const help = new Help(keys.on, (on) => {
      keys.on = on;
      keep("keys", on ? "on" : "off");
    });
    const failures = this.#failures.length;
    const next = button(counted(failures, "failure"), () => this.#toFailure(1), {
      class: "next-failure",
      title: "Next failure (n)",
      "aria-label": `${counted(failures, "failure")}, go to the next`,
    });
    found(".tools").append(
      ...(failures > 0 ? [next] : []),
      search,
      theme.node,
      button("?", () => help.open(), { "aria-label": "Keys", title: "Keys (?)" }),
    );
  }

  #search(): HTMLInputElement {
    const search = element("input", {
      type: "search",
      placeholder: "Find states  /",
      "aria-label": "Find states",
      spellcheck: "false",
      oninput: () => {
        const count = this.#table.filter(search.value);
        if (search.value !== "") this.announce(`${counted(count, "row")} found`);
      },
      onkeydown: (event: KeyboardEvent) => {
        if (event.key === "Escape") {
          search.value = "";
          this.#table.filter("");
          search.blur();
        } else if (event.key === "Enter") {
          const address = this.#table.firstAddress;
          if (address !== undefined) this.go(address);
        } else if (event.key === "ArrowDown") this.#table.focus();
        else return;
        event.preventDefault();
      },
    });
    return search;
  }

  #toFailure(by: number): void {
    const all = this.#failures.length;
    const next =
      this.#failures[(this.#failure === -1 ? (by > 0 ? 0 : all - 1) : this.#failure + by + all) % all];
    if (next === undefined) this.announce("Nothing failed");
    else this.go(next);
  }

  #toRow(by: number): void {
    const place = this.#selected === -1 ? (by > 0 ? 0 : this.#rows.length - 1) : this.#selected + by;
    const row = this.#rows[place];
    if (row !== undefined) this.go(addressOf(row));
  }
}

const index = blockOf<PageIndex>("index");
document.documentElement.classList.add("scripted");
if (index !== undefined) new ExecutionPage(index);
