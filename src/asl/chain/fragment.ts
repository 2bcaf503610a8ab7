import { UserError } from "../../input/user-error";
import type { State, States } from "../definition";
import { LoopStart } from "./loop-start";

/** Where a transition stands: a way out of a state, or the way in to the fragment. */
export type Place =
  | { readonly kind: "entry" }
  | { readonly kind: "Next" | "Default"; readonly state: string }
  | { readonly kind: "Choices" | "Catch"; readonly state: string; readonly index: number };

interface Link {
  readonly from: Place;
  readonly to: string | LoopStart<unknown, unknown>;
}

/** A part of a scope: states with the transitions between them, and the places that lead to what comes next. */
export interface Fragment {
  readonly states: readonly (readonly [name: string, state: State])[];
  readonly links: readonly Link[];
  readonly open: readonly Place[];
}

const ENTRY: Place = { kind: "entry" };

/** Nothing yet: its way in leads to what comes next. */
export const EMPTY: Fragment = { states: [], links: [], open: [ENTRY] };

/** The fragment with one state more, to which all its open places lead. */
export function withState(
  fragment: Fragment,
  name: string,
  state: State,
  waysOut: readonly Place[],
): Fragment {
  checkNew(fragment, name);
  return {
    states: [...fragment.states, [name, state]],
    links: [...fragment.links, ...fragment.open.map((from) => ({ from, to: name }))],
    open: waysOut,
  };
}

/** The fragment with another one's states, which some of its open places lead into. */
export function withBranch(fragment: Fragment, places: readonly Place[], branch: Fragment): Fragment {
  for (const [name] of branch.states) checkNew(fragment, name);
  const ways = (place: Place) => (place.kind === "entry" ? places : [place]);
  return {
    states: [...fragment.states, ...branch.states],
    links: [
      ...fragment.links,
      ...branch.links.flatMap(({ from, to }) => ways(from).map((way) => ({ from: way, to }))),
    ],
    open: [...fragment.open.filter((place) => !places.includes(place)), ...branch.open.flatMap(ways)],
  };
}

/** The fragment with all its open places leading back to where a loop began. */
export function backTo(fragment: Fragment, to: LoopStart<unknown, unknown>): Fragment {
  return {
    ...fragment,
    links: [...fragment.links, ...fragment.open.map((from) => ({ from, to }))],
    open: [],
  };
}

/**
 * The body of a loop with its start known.
 * @throws UserError where the body has no state to come back to
 */
export function closedLoop(body: Fragment, start: LoopStart<unknown, unknown>): Fragment {
  const first = entryOf(body);
  if (typeof first !== "string") {
    throw new UserError({
      what: "A loop has no state that it could begin with again",
      remedy: "Add a state at the beginning of the loop's body",
    });
  }
  return { ...body, links: body.links.map(({ from, to }) => ({ from, to: to === start ? first : to })) };
}

/**
 * The fragment as a scope of its own.
 *
 * @throws UserError where it has no state, or an open place that cannot end a scope
 */
export function scopeOf(fragment: Fragment): { readonly StartAt: string; readonly States: States } {
  const startAt = entryOf(fragment);
  if (typeof startAt !== "string") {
    throw new UserError({
      what: "The pipeline has no state",
      remedy: "Add one, for example with .task(name, function)",
    });
  }
  const states = new Map(fragment.states);
  for (const { from, to } of fragment.links) lead(states, from, targetOf(to, from));
  for (const place of fragment.open) end(states, place);
  return { StartAt: startAt, States: Object.fromEntries(states) };
}

function entryOf({ links }: Fragment): Link["to"] | undefined {
  return links.find(({ from }) => from.kind === "entry")?.to;
}

function targetOf(to: Link["to"], from: Place): string {
  if (!(to instanceof LoopStart)) return to;
  throw new UserError({
    what: "A state goes back to the start of a loop that it is not in",
    ...(from.kind !== "entry" && { where: `state ${JSON.stringify(from.state)}` }),
    remedy:
      "Go back inside the loop's body, and not out of a Map, a branch of a Parallel state or another loop",
  });
}

function lead(states: Map<string, State>, place: Place, target: string): void {
  if (place.kind === "entry") return;
  const state = states.get(place.state);
  if (state === undefined) return;
  states.set(place.state, { ...state, ...led(state, place, target) });
}

function led(state: State, place: Exclude<Place, { kind: "entry" }>, target: string): Partial<State> {
  if (!("index" in place)) return { [place.kind]: target };
  const entries = state[place.kind] as readonly object[];
  return {
    [place.kind]: entries.map((entry, i) => (i === place.index ? { ...entry, Next: target } : entry)),
  };
}

function end(states: Map<string, State>, place: Place): void {
  if (place.kind === "entry") return;
  const state = states.get(place.state);
  if (place.kind === "Next" && state !== undefined) {
    states.set(place.state, { ...state, End: true });
    return;
  }
  const way = {
    Next: "",
    Default: "the way that is left when no rule applies",
    Choices: "a branch without states",
    Catch: "a catcher's branch without states",
  }[place.kind];
  throw new UserError({
    what: `Nothing comes after ${way}, and it cannot end the pipeline by itself`,
    where: `state ${JSON.stringify(place.state)}`,
    remedy: "Add a state after it, for example .succeed(name), or end the branch with a state of its own",
  });
}

function checkNew({ states }: Fragment, name: string): void {
  if (!states.some(([known]) => known === name)) return;
  throw new UserError({
    what: "Two states have one name",
    received: name,
    remedy: "Rename one of them: a state's name is unique in its machine",
  });
}
