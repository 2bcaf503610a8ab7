import { calledFunction } from "../../asl/called-function";
import { isRecord, type NamedState, type Scope } from "../../asl/scopes";
import { reversed } from "../../asl/transition-graph";
import type { JsonIdentity } from "./json-identity";
import { type ListedTransition, listedTransitions, withoutTargets } from "./listed-transitions";

/** What tells a state from others, whatever its name is. */
export interface StateFacts {
  readonly name: string;
  readonly type: unknown;
  /** What it calls, of a task. */
  readonly called: string | undefined;
  /** The same for states that differ in no more than where they lead. */
  readonly shape: number;
  /** Whether it holds anything besides its type and transitions. */
  readonly isPlain: boolean;
  /** Its fields but for type, comment and transitions, as numbers that are equal where they are. */
  readonly fields: ReadonlyMap<string, number>;
  readonly transitions: readonly ListedTransition[];
  /** The names of the states that lead to it. */
  readonly sources: readonly string[];
}

/** One side of a scope that changes. */
export class ScopeSide {
  readonly startAt: unknown;
  readonly #states: ReadonlyMap<string, NamedState["state"]>;
  readonly #identity: JsonIdentity;
  readonly #transitions = new Map<string, readonly ListedTransition[]>();
  readonly #facts = new Map<string, StateFacts>();
  #sources: ReadonlyMap<string, readonly string[]> | undefined;

  constructor({ startAt, named }: Pick<Scope, "startAt" | "named">, identity: JsonIdentity) {
    this.startAt = startAt;
    this.#states = new Map(named.map(({ name, state }) => [name, state]));
    this.#identity = identity;
  }

  has(name: string): boolean {
    return this.#states.has(name);
  }

  names(): readonly string[] {
    return [...this.#states.keys()];
  }

  transitions(name: string): readonly ListedTransition[] {
    const state = this.#states.get(name);
    const known = this.#transitions.get(name);
    if (known !== undefined || state === undefined) return known ?? [];
    const made = listedTransitions(state, this.#identity);
    this.#transitions.set(name, made);
    return made;
  }

  /** Made when they are asked for: most states keep their name. */
  facts(name: string): StateFacts | undefined {
    const known = this.#facts.get(name);
    const state = this.#states.get(name);
    if (known !== undefined || state === undefined) return known;
    const { Type, Comment: _, End, ...fields } = withoutTargets(state);
    const made: StateFacts = {
      name,
      type: Type,
      called: calledBy(state),
      shape: this.#identity.of(withoutTargets(state)),
      isPlain: Object.keys(fields).length === 0,
      fields: new Map(Object.entries(fields).map(([field, value]) => [field, this.#identity.of(value)])),
      transitions: this.transitions(name),
      sources: this.#sourcesOf(name),
    };
    this.#facts.set(name, made);
    return made;
  }

  #sourcesOf(name: string): readonly string[] {
    this.#sources ??= reversed(
      new Map(
        this.names().map((one) => [one, [...new Set(this.transitions(one).map(({ target }) => target))]]),
      ),
    );
    return this.#sources.get(name) ?? [];
  }
}

function calledBy(state: NamedState["state"]): string | undefined {
  if (state.Type !== "Task") return undefined;
  return calledFunction(state)?.text ?? (typeof state.Resource === "string" ? state.Resource : undefined);
}

/** What a scope's field holds, as a side of it: what is no scope has no states. */
export function sideOf(fields: Readonly<Record<string, unknown>>, identity: JsonIdentity): ScopeSide {
  const States = isRecord(fields.States) ? fields.States : {};
  const named = Object.entries(States).flatMap(([name, state]) =>
    isRecord(state) ? [{ name, path: "", state: state as unknown as NamedState["state"] }] : [],
  );
  return new ScopeSide({ startAt: fields.StartAt, named }, identity);
}
