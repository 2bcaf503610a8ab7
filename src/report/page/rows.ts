import type { StateStatus } from "../../execution/record";
import { addressOf, type Selection, type Step } from "./address";
import { ITERATION_STATUSES, type IterationDetail, type PageRun, type PageState, type Place } from "./shape";

interface RowPlace {
  readonly depth: number;
  /** What selects it. */
  readonly steps: readonly Step[];
}

/** A visit of a state. */
export interface StateRow extends RowPlace {
  readonly kind: "state";
  readonly state: PageState;
}

/** A branch of a Parallel state, above its states. */
export interface BranchRow extends RowPlace {
  readonly kind: "branch";
  readonly index: number;
}

/** An iteration of a Map, above its states where it is open. */
export interface IterationRow extends RowPlace {
  readonly kind: "iteration";
  readonly run: PageRun;
  /** In the columns of the run. */
  readonly position: number;
  readonly index: number;
  readonly status: StateStatus;
}

/** All iterations of a Map that has too many for a row each. */
export interface IterationsRow extends RowPlace {
  readonly kind: "iterations";
  readonly state: PageState;
  readonly run: PageRun;
}

export type Row = StateRow | BranchRow | IterationRow | IterationsRow;

/** Rows that a table has whole; of more it has a page at a time, which is soon laid out. */
const FEW_ROWS = 400;
const PAGE_OF_ROWS = 50;

/** How many of so many rows a table has at a time; whoever reads without a script gets the others below it. */
export function rowsAtATime(count: number): number {
  return count > FEW_ROWS ? PAGE_OF_ROWS : FEW_ROWS;
}

/** Iterations that have a row each; of more, only the open one has. */
const MOST_ITERATIONS = 12;

/** What is opened in the rows: whatever is selected, and what is around it. */
export interface Opened {
  readonly selection: Selection;
  readonly iteration: (place: Place) => IterationDetail | undefined;
}

/** The states of a scope and of those inside it, as rows of a table or of a timeline. */
export function rowsOf(states: readonly PageState[], opened: Opened): Row[] {
  const rows: Row[] = [];
  addScope(states, [], 0, opened, rows);
  return rows;
}

function addScope(
  states: readonly PageState[],
  around: readonly Step[],
  depth: number,
  opened: Opened,
  rows: Row[],
): void {
  for (const state of states) {
    const step = stepOf(state);
    rows.push({ kind: "state", state, depth, steps: [...around, step] });
    const chosen = openedStep(opened.selection, around, step);
    const run = chosenRun(state, chosen);
    if (run === undefined) continue;
    const inner = { ...step, ...(run !== state.runs?.at(-1) && { run: run.number }) };
    run.branches?.forEach((branch, index) => {
      const steps = [...around, { ...inner, branch: index }];
      rows.push({ kind: "branch", index, depth: depth + 1, steps });
      addScope(branch, steps, depth + 2, opened, rows);
    });
    if (run.iterations !== undefined) {
      addIterations({ state, run, step: inner, chosen }, around, depth + 1, opened, rows);
    }
  }
}

interface MapRun {
  readonly state: PageState;
  readonly run: PageRun;
  readonly step: Step;
  readonly chosen: Step | undefined;
}

function addIterations(
  { state, run, step, chosen }: MapRun,
  around: readonly Step[],
  depth: number,
  opened: Opened,
  rows: Row[],
): void {
  const { indexes = [], statuses = [], details = [] } = run.iterations ?? {};
  const many = indexes.length > MOST_ITERATIONS;
  if (many) rows.push({ kind: "iterations", state, run, depth, steps: [...around, step] });
  const shown =
    many && chosen?.iteration !== undefined ? [indexes.indexOf(chosen.iteration)] : [...indexes.keys()];
  if (many && chosen?.iteration === undefined) return;
  for (const position of shown) {
    const index = indexes[position];
    if (index === undefined) continue;
    const steps = [...around, { ...step, iteration: index }];
    const status = ITERATION_STATUSES[statuses[position] ?? -1] ?? "RUNNING";
    rows.push({ kind: "iteration", run, position, index, status, depth, steps });
    if (chosen?.iteration !== index) continue;
    const detail = opened.iteration([details[2 * position] ?? -1, details[2 * position + 1] ?? -1]);
    if (detail !== undefined) addScope(detail.states, steps, depth + 1, opened, rows);
  }
}

/** What tells a row from every other. */
export function rowKey(row: Row): string {
  return row.kind === "iterations" ? `${addressOf(row)} iterations` : addressOf(row);
}

export function stepOf({ name, visit, visits }: PageState): Step {
  return { state: name, ...(visits > 1 && { visit }) };
}

/** The steps of a selection that decide which rows there are: up to the last that enters an iteration or chooses a run. */
export function openedSteps(steps: readonly Step[]): readonly Step[] {
  return steps.slice(
    0,
    steps.findLastIndex(({ iteration, run }) => iteration !== undefined || run !== undefined) + 1,
  );
}

/** The step of a selection that goes through a state, where one does. */
function openedStep({ steps }: Selection, around: readonly Step[], step: Step): Step | undefined {
  const own = steps[around.length];
  if (own === undefined || !around.every((one, i) => sameStep(one, steps[i]))) return undefined;
  return own.state === step.state && own.visit === step.visit ? own : undefined;
}

function sameStep(one: Step, other: Step | undefined): boolean {
  return (
    one.state === other?.state &&
    one.visit === other.visit &&
    one.run === other.run &&
    one.branch === other.branch &&
    one.iteration === other.iteration
  );
}

/** The steps of the row that a selection is shown in: a state has one, whichever of its runs is chosen. */
export function rowSteps(steps: readonly Step[]): Step[] {
  return steps.map((step, i) => {
    if (i < steps.length - 1 || step.branch !== undefined || step.iteration !== undefined) return step;
    const { run: _run, ...row } = step;
    return row;
  });
}

export function sameSteps(some: readonly Step[], others: readonly Step[]): boolean {
  return some.length === others.length && some.every((step, i) => sameStep(step, others[i]));
}

/** The run of a state that a step chooses: the last where it chooses none. */
export function chosenRun({ runs }: PageState, step: Step | undefined): PageRun | undefined {
  return runs?.find(({ number }) => number === step?.run) ?? runs?.at(-1);
}
