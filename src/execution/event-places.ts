import type { HistoryEvent } from "../engine/history-event";
import type { OpenScope, Visit } from "./open-record";

/** What an event belongs to. */
interface Place {
  readonly timestamp: string;
  readonly visit?: Visit | undefined;
  /** Where a state stands that is entered from this event, if not beside the visit: in an iteration, or in some branch. */
  readonly inner?: OpenScope | "branch" | undefined;
}

/** Where the events of one history belong: each follows from the one that its `previousEventId` names. */
export class EventPlaces {
  readonly #places = new Map<number, Place>();
  readonly #root: OpenScope;

  constructor(root: OpenScope) {
    this.#root = root;
  }

  put({ id, timestamp }: HistoryEvent, visit: Visit | undefined, inner?: OpenScope | "branch"): void {
    this.#places.set(id, { timestamp, visit, inner });
  }

  /** The visit that an event belongs to. */
  visitOf(eventId: number): Visit | undefined {
    return this.#places.get(eventId)?.visit;
  }

  /** The visit that an event led on from. */
  before({ previousEventId }: HistoryEvent): Visit | undefined {
    return this.visitOf(previousEventId);
  }

  /** When that was which an event led on from. */
  timeBefore({ previousEventId, timestamp }: HistoryEvent): string {
    return this.#places.get(previousEventId)?.timestamp ?? timestamp;
  }

  /** The scope that a state is entered in. */
  scopeOf({ previousEventId }: HistoryEvent, name: string): OpenScope {
    const { inner, visit } = this.#places.get(previousEventId) ?? {};
    if (inner === "branch") return branchOf(visit, name) ?? this.#root;
    return inner ?? visit?.scope ?? this.#root;
  }

  /** The visit that an event led on from, or the nearest around it that is meant. */
  around(event: HistoryEvent, isMeant: (visit: Visit) => boolean): Visit | undefined {
    let visit = this.before(event);
    while (visit !== undefined && !isMeant(visit)) visit = visit.scope.outer;
    return visit;
  }

  /** The visit whose expression failed. The event can follow from the one that came before the state's entry. */
  evaluated(event: HistoryEvent, name: string | undefined): Visit | undefined {
    const found = this.around(event, ({ record, running }) => record.name === name && running);
    if (found !== undefined) return found;
    const { inner, visit } = this.#places.get(event.previousEventId) ?? {};
    const branches = inner === "branch" ? [...(visit?.run?.scopes.values() ?? [])] : [inner];
    return [visit?.scope ?? this.#root, ...branches]
      .map((scope) => scope?.last)
      .find((last) => last?.running === true && last.record.name === name);
  }
}

/** The branch that a state is entered in first, by the state's name. */
function branchOf(visit: Visit | undefined, name: string): OpenScope | undefined {
  if (visit?.record.type !== "Parallel") return visit?.scope;
  const scopes = [...(visit.run?.scopes.values() ?? [])];
  const named = scopes.filter((scope) => scope.definitionOf(name) !== undefined);
  return named.find(({ last }) => last === undefined) ?? named[0] ?? visit.run?.branch(undefined);
}
