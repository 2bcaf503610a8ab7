import { addressOf, type Step } from "../address";
import { stepOf } from "../rows";
import type { PageRun, PageState } from "../shape";
import { statusWord } from "../words";
import { append, element, glyph, isolated } from "./dom";

/** The branches of a Parallel state with their states. */
export function branchesTab(branches: readonly (readonly PageState[])[], steps: readonly Step[]): Node {
  return element(
    "div",
    { class: "branches" },
    ...branches.map((states, branch) =>
      element(
        "section",
        {},
        element("h3", {}, `Branch ${branch + 1}`),
        stateList(states, inside(steps, { branch })),
      ),
    ),
  );
}

/** States as a list of links to them. */
export function stateList(states: readonly PageState[], around: readonly Step[]): HTMLElement {
  return element(
    "ul",
    { class: "state-list" },
    ...states.map((state) =>
      element(
        "li",
        {},
        element(
          "a",
          { href: addressOf({ steps: [...around, stepOf(state)] }) },
          glyph(state.status),
          isolated(state.name),
        ),
        element("span", { class: "word" }, statusWord(state.status)),
        state.error !== undefined && isolated(state.error, "error"),
      ),
    ),
  );
}

/** The runs of a retried Parallel or Map state, to choose from; nothing where it ran once. */
export function runsBar({ runs = [] }: PageState, chosen: PageRun | undefined, steps: readonly Step[]): Node {
  const bar = element("nav", { class: "chips runs", "aria-label": "Runs" });
  if (runs.length < 2) return document.createTextNode("");
  for (const run of runs) {
    const isLast = run === runs.at(-1);
    const link = element(
      "a",
      { href: addressOf({ steps: inside(steps, isLast ? {} : { run: run.number }) }) },
      glyph(run.status),
      `Run ${run.number}, ${statusWord(run.status)}`,
    );
    if (run === chosen) link.setAttribute("aria-current", "true");
    append(bar, link);
  }
  return bar;
}

/** The steps with the last leading into something of its state. */
function inside(steps: readonly Step[], into: Partial<Step>): Step[] {
  return steps.map((step, i) =>
    i === steps.length - 1
      ? { state: step.state, ...(step.visit !== undefined && { visit: step.visit }), ...into }
      : step,
  );
}
