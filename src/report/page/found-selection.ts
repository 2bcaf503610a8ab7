import type { Selection, Step } from "./address";
import { chosenRun, stepOf } from "./rows";
import {
  ITERATION_STATUSES,
  type IterationDetail,
  type PageIndex,
  type PageRun,
  type PageState,
  type Place,
} from "./shape";

/** What a selection comes to: each state on the way, and the iteration or branch entered in it. */
export interface FoundStep {
  readonly state: PageState;
  readonly run?: PageRun;
  readonly branch?: number;
  /** Place in the columns of the run. */
  readonly position?: number;
  readonly iteration?: IterationDetail;
}

export interface FoundSelection {
  /** As it is written into the address. */
  readonly selection: Selection;
  readonly way: readonly FoundStep[];
}

type Iterations = (place: Place) => IterationDetail | undefined;

/** Iterations that are looked through for a state that is not where it was looked for. */
const MOST_TRIED = 50;

/**
 * The states that a selection names. One that names a state without what is around it gets the first there is, with failed
 * iterations before others; one that names none, or what is not there, comes as far as it can.
 */
export function foundSelection(
  index: PageIndex,
  selection: Selection,
  iterations: Iterations,
): FoundSelection {
  const way: FoundStep[] = [];
  const steps: Step[] = [];
  let scope: readonly PageState[] = index.states;
  for (const wanted of selection.steps) {
    if (visitIn(scope, wanted) === undefined) {
      const last = way.at(-1);
      const closed = last !== undefined && innerStates(last) === undefined;
      const further = deeper(closed ? [last.state] : scope, wanted, iterations);
      if (further === undefined) break;
      if (closed) {
        way.pop();
        steps.pop();
      }
      way.push(...further.map(({ found }) => found));
      steps.push(...further.map(({ step }) => step));
      const inner = further.at(-1)?.found;
      scope = (inner && innerStates(inner)) ?? [];
    }
    const state = visitIn(scope, wanted);
    if (state === undefined) break;
    const found = enter(state, wanted, iterations);
    way.push(found);
    steps.push(stepInto(found));
    scope = innerStates(found) ?? [];
  }
  const attempts = way.at(-1)?.state.attempts ?? [];
  const attempt = attempts.find(({ number }) => number === selection.attempt)?.number;
  return { selection: { steps, ...(attempt !== undefined && { attempt }) }, way };
}

function visitIn(scope: readonly PageState[], { state, visit }: Step): PageState | undefined {
  const visits = scope.filter(({ name }) => name === state);
  return (
    visits.find((one) => one.visit === visit) ??
    visits.find(({ status }) => status === "FAILED") ??
    visits.at(-1)
  );
}

function enter(state: PageState, step: Step, iterations: Iterations): FoundStep {
  const run = chosenRun(state, step);
  if (run === undefined) return { state };
  const position =
    step.iteration === undefined ? -1 : (run.iterations?.indexes.indexOf(step.iteration) ?? -1);
  if (position !== -1) return intoIteration(state, run, position, iterations);
  if (step.branch !== undefined && run.branches?.[step.branch] !== undefined) {
    return { state, run, branch: step.branch };
  }
  return { state, run };
}

function intoIteration(state: PageState, run: PageRun, position: number, iterations: Iterations): FoundStep {
  const details = run.iterations?.details ?? [];
  const iteration = iterations([details[2 * position] ?? -1, details[2 * position + 1] ?? -1]);
  return { state, run, position, ...(iteration !== undefined && { iteration }) };
}

function innerStates({ run, branch, iteration }: FoundStep): readonly PageState[] | undefined {
  return iteration?.states ?? (branch === undefined ? undefined : run?.branches?.[branch]);
}

/** The step of an address that leads into what was found. */
export function stepInto({ state, run, branch, position }: FoundStep): Step {
  const iteration = position === undefined ? undefined : run?.iterations?.indexes[position];
  return {
    ...stepOf(state),
    ...(run !== undefined && run !== state.runs?.at(-1) && { run: run.number }),
    ...(branch !== undefined && { branch }),
    ...(iteration !== undefined && { iteration }),
  };
}

interface Way {
  readonly found: FoundStep;
  readonly step: Step;
}

/** The way to a scope inside others that has the state. */
function deeper(scope: readonly PageState[], wanted: Step, iterations: Iterations): Way[] | undefined {
  for (const state of scope) {
    const run = state.runs?.at(-1);
    if (run === undefined) continue;
    for (const found of inside(state, run, iterations)) {
      const states = innerStates(found) ?? [];
      const way = { found, step: stepInto(found) };
      if (visitIn(states, wanted) !== undefined) return [way];
      const rest = deeper(states, wanted, iterations);
      if (rest !== undefined) return [way, ...rest];
    }
  }
  return undefined;
}

function* inside(state: PageState, run: PageRun, iterations: Iterations): Generator<FoundStep> {
  for (const branch of run.branches?.keys() ?? []) yield { state, run, branch };
  const statuses = run.iterations?.statuses ?? [];
  const failedFirst = ITERATION_STATUSES.flatMap((_, status) =>
    statuses.flatMap((one, position) => (one === status ? [position] : [])),
  );
  for (const position of failedFirst.slice(0, MOST_TRIED))
    yield intoIteration(state, run, position, iterations);
}
