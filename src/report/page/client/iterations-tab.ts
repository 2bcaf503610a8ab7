import { duration } from "../../duration";
import { addressOf, type Step } from "../address";
import { ITERATION_STATUSES, type PageIterations } from "../shape";
import { statusWord, wholeNumber } from "../words";
import { append, button, element, glyph, isolated } from "./dom";
import type { Page } from "./parts";

const PAGE = 50;

/** What is chosen of a Map's iterations while its pane is looked at. */
interface Choice {
  /** Place in ITERATION_STATUSES; absent for all. */
  status?: number;
  page: number;
}

/** The iterations of a Map, what went wrong first, by pages; each opens its own graph and states. */
export function iterationsTab(
  iterations: PageIterations,
  steps: readonly Step[],
  selected: number | undefined,
  page: Page,
): Node {
  const order = inOrder(iterations);
  const choice: Choice = { page: 0 };
  const node = element("div", { class: "iterations" });
  const draw = () => {
    const shown =
      choice.status === undefined ? order : order.filter((one) => iterations.statuses[one] === choice.status);
    const pages = Math.max(1, Math.ceil(shown.length / PAGE));
    choice.page = Math.min(choice.page, pages - 1);
    const from = choice.page * PAGE;
    node.replaceChildren(
      shareBar(iterations),
      chips(iterations, choice, draw),
      list(iterations, shown.slice(from, from + PAGE), steps, selected),
      pager(choice, pages, shown.length, draw, iterations, steps, page),
    );
  };
  draw();
  return node;
}

/** Positions, what went wrong first, and in the order of their indexes otherwise. */
function inOrder({ statuses }: PageIterations): number[] {
  return ITERATION_STATUSES.flatMap((_, status) =>
    statuses.flatMap((one, position) => (one === status ? [position] : [])),
  );
}

function countsOf({ statuses }: PageIterations): number[] {
  const counts = ITERATION_STATUSES.map(() => 0);
  for (const status of statuses) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

/** How many became what, as lengths of a bar; the words are on the chips below. */
function shareBar(iterations: PageIterations): HTMLElement {
  const bar = element("div", { class: "share-bar", "aria-hidden": "true" });
  const counts = countsOf(iterations);
  const all = Math.max(iterations.items ?? 0, iterations.statuses.length, 1);
  for (const [status, count] of counts.entries()) {
    if (count === 0) continue;
    const part = element("span", { "data-status": ITERATION_STATUSES[status] });
    part.style.width = `${(count / all) * 100}%`;
    append(bar, part);
  }
  return bar;
}

function chips(iterations: PageIterations, choice: Choice, draw: () => void): HTMLElement {
  const chip = (label: string, count: number, status?: number) =>
    button(
      `${label} ${wholeNumber(count)}`,
      () => {
        if (status === undefined) delete choice.status;
        else choice.status = status;
        choice.page = 0;
        draw();
        document.querySelector<HTMLElement>(`.iterations [data-chip="${status ?? "all"}"]`)?.focus();
      },
      { "aria-pressed": String(choice.status === status), "data-chip": status ?? "all" },
    );
  const waiting = Math.max(0, (iterations.items ?? 0) - iterations.statuses.length);
  return element(
    "div",
    { class: "chips", role: "group", "aria-label": "Filter by status" },
    chip("all", iterations.statuses.length),
    ...countsOf(iterations).map((count, status) => {
      const name = ITERATION_STATUSES[status];
      return count === 0 || name === undefined ? undefined : chip(statusWord(name), count, status);
    }),
    waiting > 0 && element("span", { class: "count" }, `${wholeNumber(waiting)} not begun`),
  );
}

function list(
  iterations: PageIterations,
  positions: readonly number[],
  steps: readonly Step[],
  selected: number | undefined,
): HTMLElement {
  const rows = positions.map((position) => {
    const index = iterations.indexes[position] ?? 0;
    const status = ITERATION_STATUSES[iterations.statuses[position] ?? -1] ?? "RUNNING";
    const took = iterations.durations[position] ?? -1;
    const error = iterations.errorNames[iterations.errors[position] ?? -1];
    const link = element("a", { href: iterationAddress(steps, index) }, glyph(status), `Iteration ${index}`);
    if (position === selected) link.setAttribute("aria-current", "true");
    return element(
      "tr",
      { "data-status": status },
      element("th", { scope: "row" }, link),
      element("td", { class: "word" }, statusWord(status)),
      element("td", { class: "number" }, took < 0 ? "" : duration(took)),
      element("td", { class: "error" }, error !== undefined && isolated(error)),
      iterations.differing !== undefined &&
        element("td", {}, iterations.differing.includes(position) ? "differs" : ""),
    );
  });
  const heading = (text: string, kind = "") => element("th", { scope: "col", class: kind }, text);
  return element(
    "table",
    {},
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        heading("Iteration"),
        heading("Status"),
        heading("Duration", "number"),
        heading("Error"),
        iterations.differing !== undefined && heading("Differs"),
      ),
    ),
    element("tbody", {}, ...rows),
  );
}

function iterationAddress(steps: readonly Step[], iteration: number): string {
  return addressOf({
    steps: [...steps.slice(0, -1), ...steps.slice(-1).map((last) => ({ ...last, iteration }))],
  });
}

function pager(
  choice: Choice,
  pages: number,
  count: number,
  draw: () => void,
  iterations: PageIterations,
  steps: readonly Step[],
  page: Page,
): HTMLElement | Text {
  if (pages === 1 && iterations.indexes.length <= PAGE) return document.createTextNode("");
  const turn = (label: string, by: number, title: string) => {
    const made = button(
      label,
      () => {
        choice.page += by;
        draw();
        document.querySelector<HTMLElement>(`.iterations [aria-label="${title}"]`)?.focus();
      },
      { "aria-label": title },
    );
    made.disabled = choice.page + by < 0 || choice.page + by >= pages;
    return made;
  };
  const from = choice.page * PAGE;
  const field = element("input", {
    type: "text",
    inputmode: "numeric",
    size: 6,
    "aria-label": "Index of an iteration",
  });
  const open = element(
    "form",
    {
      class: "to-index",
      onsubmit: (event: Event) => {
        event.preventDefault();
        const index = Number(field.value);
        if (field.value !== "" && iterations.indexes.includes(index)) page.go(iterationAddress(steps, index));
        else page.announce(`No iteration ${field.value} has begun`);
      },
    },
    field,
    element("button", {}, "Open"),
  );
  return element(
    "div",
    { class: "pager" },
    turn("‹", -1, "Previous page"),
    element(
      "span",
      { class: "count" },
      `${wholeNumber(count === 0 ? 0 : from + 1)}–${wholeNumber(Math.min(count, from + PAGE))} of ${wholeNumber(count)}`,
    ),
    turn("›", 1, "Next page"),
    open,
  );
}
