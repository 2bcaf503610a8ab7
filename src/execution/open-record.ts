import type { State, States } from "../asl/definition";
import type { ErrorNames } from "../asl/error-match";
import { isRecord } from "../asl/scopes";
import type { StatePlace } from "./change";
import type {
  AttemptRecord,
  Failure,
  IterationRecord,
  LogRecord,
  RunRecord,
  ScopeRecord,
  StateRecord,
} from "./record";
import { ROOT_SCOPE, scopeKey, visitKey } from "./visit-key";

/** A part of a record while it is made. */
export type Open<T> = { -readonly [K in keyof T]: T[K] };
export type OpenAttempt = Open<Omit<AttemptRecord, "logs">> & { readonly logs: LogRecord[] };
export type OpenIteration = Open<Omit<IterationRecord, "states">> & { readonly states: StateRecord[] };
type OpenScopeRecord = Open<Omit<ScopeRecord, "states">> & { readonly states: StateRecord[] };
type OpenState = Open<Omit<StateRecord, "attempts" | "runs">> & {
  readonly attempts: OpenAttempt[];
  runs?: RunRecord[];
};

/** The states of the machine, a branch or an iteration, while they are recorded. */
export class OpenScope {
  readonly record: OpenScopeRecord;
  /** Where its states stand; absent for the machine's own. */
  readonly place: StatePlace | undefined;
  /** The visit of the state around it in the same history. */
  readonly outer: Visit | undefined;
  /** What the keys of its visits begin with. */
  readonly key: string;
  /** The visit that came last. */
  last: Visit | undefined;
  /** Time that functions took in it, in milliseconds. */
  functionMs = 0;
  readonly #states: States;
  readonly #visits = new Map<string, number>();

  /** @param definition what holds `States` */
  constructor(
    definition: unknown,
    record: OpenScopeRecord,
    place?: StatePlace,
    outer?: Visit,
    key = ROOT_SCOPE,
  ) {
    const states = isRecord(definition) ? definition.States : undefined;
    this.#states = (isRecord(states) ? states : {}) as States;
    this.record = record;
    this.place = place;
    this.outer = outer;
    this.key = key;
  }

  /** @returns which visit of the state it is: 1 for the first */
  visited(name: string): number {
    const visit = (this.#visits.get(name) ?? 0) + 1;
    this.#visits.set(name, visit);
    return visit;
  }

  /** A state's definition; undefined where the scope has none of that name. */
  definitionOf(name: string): State | undefined {
    return Object.hasOwn(this.#states, name) ? this.#states[name] : undefined;
  }
}

/** One visit of a state, while it is recorded. */
export class Visit {
  readonly record: OpenState;
  readonly scope: OpenScope;
  readonly definition: State | undefined;
  /** As {@link visitKey} makes it. */
  readonly key: string;
  /** What it failed with, as long as nothing has come after that. */
  fault: (Failure & ErrorNames) | undefined;
  /** Of a Parallel or Map state: the run that came last. */
  run: OpenRun | undefined;
  /** Id of the event that says that it was stopped. */
  abortedBy: number | undefined;
  /** Time that functions took in the runs before that one, in milliseconds. */
  earlierMs = 0;

  constructor(record: OpenState, scope: OpenScope) {
    this.record = record;
    this.scope = scope;
    this.definition = scope.definitionOf(record.name);
    this.key = visitKey(scope.key, record.name, scope.visited(record.name));
  }

  get running(): boolean {
    return this.record.status === "RUNNING";
  }
}

/** One run of a Parallel or Map state, while it is recorded. */
export class OpenRun {
  readonly record: Open<RunRecord>;
  /** Branches by their number, iterations by their index. */
  readonly scopes = new Map<number, OpenScope>();
  /** The branch or iteration that it failed in. */
  failing: OpenScope | undefined;
  /** Time that functions took in it, in milliseconds: of what ran side by side the longest. */
  functionMs = 0;
  readonly #visit: Visit;
  readonly #branches: OpenScopeRecord[] = [];
  readonly #iterations: OpenIteration[] = [];

  constructor(visit: Visit, record: Pick<RunRecord, "number" | "startedAt" | "items">) {
    this.#visit = visit;
    const inside =
      visit.record.type === "Parallel" ? { branches: this.#branches } : { iterations: this.#iterations };
    this.record = { ...record, status: "RUNNING", ...inside };
  }

  /** Adds a branch. */
  branch(definition: unknown): OpenScope {
    const index = this.#branches.length;
    const branch: OpenScopeRecord = { status: "RUNNING", states: [] };
    this.#branches.push(branch);
    return this.#scope(index, definition, branch, this.#visit);
  }

  /** Adds an iteration where its index stands; most begin in that order. */
  iteration(iteration: OpenIteration): OpenScope {
    const begun = this.#iterations;
    let at = begun.length;
    while (at > 0 && (begun[at - 1]?.index ?? 0) > iteration.index) at -= 1;
    begun.splice(at, 0, iteration);
    const { definition } = this.#visit;
    // A child execution has a history of its own: the visit around it is not in it.
    const outer = iteration.childArn === undefined ? this.#visit : undefined;
    return this.#scope(iteration.index, definition?.ItemProcessor ?? definition?.Iterator, iteration, outer);
  }

  #scope(index: number, definition: unknown, record: OpenScopeRecord, outer: Visit | undefined): OpenScope {
    const place = { state: this.#visit.record, run: this.record, index };
    const key = scopeKey(this.#visit.key, this.record.number, index);
    const scope = new OpenScope(definition, record, place, outer, key);
    this.scopes.set(index, scope);
    return scope;
  }
}
