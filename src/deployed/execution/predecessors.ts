import { type NamedState, type Scope, scopesOf } from "../../asl/scopes";
import { transitionsOf } from "../../asl/transition";
import type { HistoryEvent } from "../../engine/history-event";

/** A state that has been entered and not been left. */
interface OpenVisit {
  readonly name: string;
  readonly type: string;
  /** Whether an attempt of it runs. */
  busy: boolean;
  /** Id of its last event. */
  last: number;
  /** Ids of the events that began its branches or iterations, where no state of these was entered yet. */
  readonly begun: number[];
}

interface KnownState {
  readonly scope: Scope;
  readonly state: NamedState;
}

/**
 * Finds the event that each event follows from, in histories that do not say it: AWS says it of every event after the second,
 * what stands in for AWS need not. It is found by names: of the state that is left, of the one that leads to the state that is
 * entered, of the Map and the index of an iteration. Where two could be meant it is the one that waits longest, and that is told.
 */
export class Predecessors {
  readonly #states = new Map<string, KnownState>();
  readonly #onAmbiguous: () => void;
  readonly #open: OpenVisit[] = [];
  readonly #left: { readonly name: string; readonly id: number }[] = [];
  readonly #iterations = new Map<string, number>();
  #last = 0;
  /** Whether the history leaves it open; known with its third event. */
  #isNeeded: boolean | undefined;

  constructor(definition: unknown, onAmbiguous: () => void) {
    for (const scope of scopesOf(definition)) {
      for (const state of scope.named) this.#states.set(state.name, { scope, state });
    }
    this.#onAmbiguous = onAmbiguous;
  }

  /** The event with the one that it follows from. Events come in the order of their ids. */
  linked(event: HistoryEvent): HistoryEvent {
    // AWS gives 0 for the first two.
    const isLinked = event.previousEventId > 0 || event.id <= 2;
    if (event.id > 2) this.#isNeeded ??= !isLinked;
    const before = this.#isNeeded === false ? undefined : this.#before(event);
    const linked = isLinked ? event : { ...event, previousEventId: before ?? this.#last };
    this.#last = event.id;
    return linked;
  }

  #before(event: HistoryEvent): number | undefined {
    const { id, type } = event;
    const { stateEnteredEventDetails: entered, stateExitedEventDetails: exited } = event;
    if (entered !== undefined) return this.#entered(id, type.replace("StateEntered", ""), entered.name);
    if (exited !== undefined) return this.#exited(id, exited.name);
    if (type.startsWith("MapIteration")) return this.#iteration(event);
    if (type.startsWith("Execution")) return undefined;
    const own = /^(Parallel|Map|Wait)/.exec(type)?.[0] ?? "Task";
    const begins = type.endsWith("Scheduled") || type.endsWith("StateStarted");
    const meant = this.#open.filter((one) => one.type === own && (own === "Wait" || one.busy !== begins));
    const calling = meant.filter(({ name }) => calls(this.#states.get(name)?.state, event));
    const visit = this.#oldest(calling.length > 0 ? calling : meant);
    if (visit === undefined) return undefined;
    if (begins) visit.busy = true;
    if (/(Succeeded|Failed|TimedOut|Aborted)$/.test(type)) visit.busy = false;
    if (type.endsWith("StateStarted"))
      this.#runBegins(visit, type === "ParallelStateStarted" ? id : undefined);
    return moved(visit, id);
  }

  #runBegins(visit: OpenVisit, branchesAt: number | undefined): void {
    this.#endInside(visit.name);
    const branches = this.#states.get(visit.name)?.state.state.Branches;
    const count = branchesAt !== undefined && Array.isArray(branches) ? branches.length : 0;
    visit.begun.splice(0, visit.begun.length, ...new Array<number>(count).fill(branchesAt ?? 0));
  }

  /** What is open inside of a state ends with it. */
  #endInside(name: string): void {
    const outer = this.#states.get(name)?.state;
    const isInside = (one: { readonly name: string }) => {
      const scope = this.#states.get(one.name)?.scope;
      return scope !== undefined && holds(outer, scope);
    };
    for (const list of [this.#open, this.#left]) {
      for (let index = list.length - 1; index >= 0; index -= 1) {
        const one = list[index];
        if (one !== undefined && isInside(one)) list.splice(index, 1);
      }
    }
  }

  #entered(id: number, type: string, name: string): number | undefined {
    const before = this.#leadingTo(name);
    this.#open.push({ name, type, busy: false, last: id, begun: [] });
    return before;
  }

  #leadingTo(name: string): number | undefined {
    const known = this.#states.get(name);
    if (known === undefined) return undefined;
    const { scope } = known;
    const leading = this.#left.filter(({ name: from }) => {
      const other = this.#states.get(from);
      return other?.scope === scope && transitionsOf(other.state).some(({ target }) => target === name);
    });
    const from = this.#oldest(leading);
    if (from !== undefined) {
      this.#left.splice(this.#left.indexOf(from), 1);
      return from.id;
    }
    if (scope.startAt !== name || scope.outer === undefined) return undefined;
    const around = this.#open.filter(
      ({ name: outer, begun }) => begun.length > 0 && holds(this.#states.get(outer)?.state, scope),
    );
    const visit = this.#oldest(around);
    if (visit !== undefined && visit.type === "Map" && visit.begun.length > 1) this.#onAmbiguous();
    return visit?.begun.shift();
  }

  #exited(id: number, name: string): number | undefined {
    const visit = this.#oldest(this.#open.filter((one) => one.name === name));
    if (visit === undefined) return undefined;
    this.#open.splice(this.#open.indexOf(visit), 1);
    if (visit.type === "Parallel" || visit.type === "Map") this.#endInside(name);
    const state = this.#states.get(name)?.state;
    if (state !== undefined && transitionsOf(state).length > 0) this.#left.push({ name, id });
    return visit.last;
  }

  #iteration({ id, type, ...details }: HistoryEvent): number | undefined {
    const { name, index } = details.mapIterationStartedEventDetails ??
      details.mapIterationSucceededEventDetails ??
      details.mapIterationFailedEventDetails ??
      details.mapIterationAbortedEventDetails ?? { name: "", index: 0 };
    const visit = this.#oldest(this.#open.filter((one) => one.name === name));
    if (visit === undefined) return undefined;
    const key = JSON.stringify([name, index]);
    if (type !== "MapIterationStarted") return this.#iterations.get(key);
    this.#iterations.set(key, id);
    visit.begun.push(id);
    return visit.last;
  }

  #oldest<T>(found: readonly T[]): T | undefined {
    if (found.length > 1) this.#onAmbiguous();
    return found[0];
  }
}

function moved(visit: OpenVisit, id: number): number {
  const before = visit.last;
  visit.last = id;
  return before;
}

/** Whether a state has a scope inside. */
function holds(state: NamedState | undefined, { path }: Scope): boolean {
  return state !== undefined && path.startsWith(`${state.path}.`);
}

/** Whether a task calls what an event is of. */
function calls(state: NamedState | undefined, event: HistoryEvent): boolean {
  const details =
    event.taskScheduledEventDetails ??
    event.taskStartedEventDetails ??
    event.taskSubmittedEventDetails ??
    event.taskSucceededEventDetails ??
    event.taskFailedEventDetails ??
    event.lambdaFunctionScheduledEventDetails ??
    event.activityScheduledEventDetails;
  const Resource = state?.state.Resource;
  if (details === undefined || typeof Resource !== "string") return false;
  const { resource } = details;
  return (
    Resource === resource ||
    ("resourceType" in details && Resource.includes(`:${details.resourceType}:${resource}`))
  );
}
