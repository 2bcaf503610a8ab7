import { addressOf, type Step } from "../address";
import type { FoundSelection, FoundStep } from "../found-selection";
import { type ExecutionDetail, ITERATION_STATUSES, type IterationDetail, type Payload } from "../shape";
import { type AnyStatus, statusWord } from "../words";
import { stateList } from "./branches-tab";
import { payloadSection } from "./data-tab";
import { append, element, glyph, isolated, found as onPage, scrollTo } from "./dom";
import { facts } from "./facts";
import { failureBlock } from "./failure-block";
import type { Page, View } from "./parts";
import { type PaneMemory, statePane } from "./state-pane";

/** Everything of what is selected; of the execution where nothing is. */
export class PaneView implements View {
  readonly #page: Page;
  readonly #pane = onPage(".pane");
  readonly #heading = onPage("#pane-heading");
  readonly #content = onPage(".pane .content");
  readonly #memory: PaneMemory = {};

  constructor(page: Page) {
    this.#page = page;
    document.querySelector(".pane noscript")?.remove();
  }

  show({ selection, way }: FoundSelection): void {
    const last = way.at(-1);
    this.#content.replaceChildren();
    // With the other scrolling: now it would lay the page out twice.
    requestAnimationFrame(() => {
      this.#content.scrollTop = 0;
    });
    if (last === undefined) this.#showExecution();
    else {
      append(this.#content, this.#crumbs(way, selection.steps));
      if (last.position !== undefined) this.#showIteration(last, selection.steps);
      else {
        this.#title(last.state.name, last.state.status);
        append(this.#content, ...statePane(last, selection, this.#page, this.#memory));
      }
    }
    const marked = this.#content.querySelector<HTMLElement>(".attempt[aria-current]");
    if (marked !== null) scrollTo(this.#content, marked);
  }

  focus(): void {
    this.#pane.focus();
  }

  #title(name: string, status: AnyStatus): void {
    this.#heading.replaceChildren(
      glyph(status),
      isolated(name),
      " ",
      element("span", { class: "word", "data-status": status }, statusWord(status)),
    );
  }

  /** The way from the execution to what is selected. */
  #crumbs(way: readonly FoundStep[], steps: readonly Step[]): HTMLElement {
    const nav = element(
      "nav",
      { class: "crumbs", "aria-label": "Selected in" },
      element("a", { href: "#" }, "Execution"),
    );
    way.forEach(({ state, run, position, branch }, i) => {
      const before = steps.slice(0, i);
      const step = steps[i];
      if (step === undefined) return;
      const { iteration: _iteration, branch: _branch, ...whole } = step;
      const isLast = i === way.length - 1;
      if (!isLast || position !== undefined) {
        append(
          nav,
          " › ",
          element("a", { href: addressOf({ steps: [...before, whole] }) }, isolated(state.name)),
        );
      }
      const index = position === undefined ? undefined : run?.iterations?.indexes[position];
      if (index !== undefined && !isLast) {
        append(
          nav,
          " › ",
          element("a", { href: addressOf({ steps: [...before, step] }) }, `Iteration ${index}`),
        );
      }
      if (branch !== undefined && !isLast) append(nav, ` › Branch ${branch + 1}`);
    });
    return nav;
  }

  #showExecution(): void {
    const { index, store } = this.#page;
    const detail = store.at<ExecutionDetail>(index.detail);
    this.#heading.replaceChildren("Execution");
    if (detail === undefined) return;
    const { input, output, otherOutput, payloads } = detail;
    append(this.#content, this.#payload("Input", payloads[input ?? -1]));
    append(this.#content, this.#payload("Output", payloads[output ?? -1], payloads[otherOutput ?? -1]));
    append(this.#content, facts(detail.facts));
  }

  #showIteration({ state, run, position = -1, iteration }: FoundStep, steps: readonly Step[]): void {
    const columns = run?.iterations;
    const index = columns?.indexes[position] ?? 0;
    const status = ITERATION_STATUSES[columns?.statuses[position] ?? -1] ?? "RUNNING";
    this.#title(`${state.name}, iteration ${index}`, status);
    if (iteration === undefined) return;
    append(this.#content, this.#neighbours(steps, columns?.indexes ?? [], position));
    const { error, cause, childArn, payloads, input, output }: IterationDetail = iteration;
    if (error !== undefined || cause !== undefined)
      append(this.#content, failureBlock(error, cause, this.#page));
    append(
      this.#content,
      facts([["Child execution", childArn]]),
      element("h3", {}, "States"),
      stateList(iteration.states, steps),
      this.#payload("Input", payloads[input ?? -1]),
      this.#payload("Output", payloads[output ?? -1]),
    );
  }

  #neighbours(steps: readonly Step[], indexes: readonly number[], position: number): HTMLElement {
    const last = steps.at(-1);
    const link = (label: string, place: number) => {
      const iteration = indexes[place];
      if (iteration === undefined || last === undefined) return undefined;
      return element(
        "a",
        { href: addressOf({ steps: [...steps.slice(0, -1), { ...last, iteration }] }) },
        label,
      );
    };
    return element(
      "nav",
      { class: "neighbours", "aria-label": "Iterations" },
      link("‹ Previous", position - 1),
      link("Next ›", position + 1),
    );
  }

  #payload(title: string, payload: Payload | undefined, before?: Payload): HTMLElement | undefined {
    if (payload === undefined) return undefined;
    const shown = {
      title,
      payload,
      root: "$",
      against: "the other run",
      ...(before !== undefined && { before }),
    };
    return payloadSection(shown, "JSONPath", this.#page);
  }
}
