import type { Retrier } from "../../../asl/definition";
import type { Json } from "../../../input/json-text";
import { duration } from "../../duration";
import type { Selection } from "../address";
import { definitionAt } from "../definition-place";
import type { FoundStep } from "../found-selection";
import type { PageRun, PageState, StateDetail } from "../shape";
import { counted, wholeNumber } from "../words";
import { attemptsTab } from "./attempts-tab";
import { branchesTab, runsBar } from "./branches-tab";
import { comparedTab } from "./compared-tab";
import { append, element } from "./dom";
import { facts } from "./facts";
import { failureBlock } from "./failure-block";
import { iterationsTab } from "./iterations-tab";
import { JsonTree } from "./json-tree";
import { logsTab } from "./logs-tab";
import type { Page } from "./parts";
import { dataTab } from "./stages";
import { type Tab, Tabs } from "./tabs";

/** What a pane remembers from one state to the next. */
export interface PaneMemory {
  tab?: string;
}

/** Everything of a visit: its facts, its failure, and tabs of data, attempts, logs and definition. */
export function statePane(
  { state, run, position }: FoundStep,
  selection: Selection,
  page: Page,
  memory: PaneMemory,
): Node[] {
  const detail = page.store.at<StateDetail>(state.detail);
  if (detail === undefined) return [];
  const place = definitionAt(page.index.definition, state.path);
  const tabs: Tab[] = [];
  if (run?.iterations !== undefined) tabs.push(iterations(run, selection, position, page));
  if (run?.branches !== undefined) {
    const { branches } = run;
    const content = () => branchesTab(branches, selection.steps);
    tabs.push({ id: "branches", title: "Branches", count: wholeNumber(branches.length), content });
  }
  const language = place?.language ?? "JSONPath";
  tabs.push({ id: "data", title: "Data", content: () => dataTab(detail, language, page) });
  tabs.push(...attemptTabs(state, detail, (place?.state.Retry ?? []) as readonly Retrier[], selection, page));
  if (state.differs !== undefined) {
    tabs.push({
      id: "compared",
      title: "Compared",
      content: () => comparedTab(state, detail, language, page),
    });
  }
  if (place !== undefined) tabs.push(definitionTab(place.state as Json, state.path, page));
  const open = selection.attempt !== undefined ? "attempts" : memory.tab;
  const made = new Tabs(tabs, open, (id) => {
    memory.tab = id;
  });
  const failure =
    state.error !== undefined || detail.cause !== undefined
      ? failureBlock(state.error, detail.cause, page)
      : undefined;
  return [
    stateFacts(state, detail, place?.state),
    ...(failure === undefined ? [] : [failure]),
    runsBar(state, run, selection.steps),
    made.node,
  ];
}

function iterations(run: PageRun, { steps }: Selection, position: number | undefined, page: Page): Tab {
  const columns = run.iterations;
  return {
    id: "iterations",
    title: "Iterations",
    count: columns === undefined ? undefined : wholeNumber(columns.indexes.length),
    content: () => (columns === undefined ? element("p") : iterationsTab(columns, steps, position, page)),
  };
}

function attemptTabs(
  state: PageState,
  detail: StateDetail,
  retriers: readonly Retrier[],
  { attempt }: Selection,
  page: Page,
): Tab[] {
  if (state.attempts.length === 0) return [];
  const lines = detail.attempts.reduce((sum, { logs }) => sum + logs.length, 0);
  return [
    {
      id: "attempts",
      title: "Attempts",
      count: wholeNumber(state.attempts.length),
      content: () => attemptsTab(state, detail, retriers, attempt, page),
    },
    {
      id: "logs",
      title: "Logs",
      count: wholeNumber(lines),
      content: () => (lines === 0 ? element("p", { class: "empty" }, "No log lines") : logsTab(detail, page)),
    },
  ];
}

function definitionTab(definition: Json, path: string, page: Page): Tab {
  const content = () => {
    const options = {
      label: "Definition",
      root: path,
      language: "JSONPath",
      announce: page.announce,
    } as const;
    const node = element("div", {});
    append(
      node,
      element("p", { class: "code path-line" }, path),
      new JsonTree({ after: definition }, options).node,
    );
    return node;
  };
  return { id: "definition", title: "Definition", content };
}

function stateFacts(
  { type, durationMs, attempts, visit, visits, error }: PageState,
  { enteredAt, next, caughtBy, attempts: details }: StateDetail,
  definition: Readonly<Record<string, unknown>> | undefined,
): HTMLElement {
  const resource = details[0]?.resource ?? definition?.Resource;
  return facts([
    ["Type", type],
    ["Took", durationMs === undefined ? undefined : duration(durationMs)],
    ["Visit", visits > 1 ? `${visit} of ${visits}` : undefined],
    ["Attempts", attempts.length > 1 ? counted(attempts.length, "attempt") : undefined],
    ["Entered", enteredAt],
    ["Next", next],
    [
      "Caught by",
      caughtBy === undefined ? undefined : `Catch[${caughtBy}]${error === undefined ? "" : ` of ${error}`}`,
    ],
    ["Resource", typeof resource === "string" ? element("span", { class: "code" }, resource) : undefined],
  ]);
}
