import type { HistoryEvent } from "../engine/history-event";
import type { OpenScope, Visit } from "./open-record";

/** What an event belongs to. */
interface Place {
  readonly timestamp: string;
  readonly visit?: Visit | undefined;
  /** Where a state stands that is entered from this event, if not beside the visit. */
  readonly inner?: ((name: string) => OpenScope) | undefined;
}

/** Where the events of one history belong: each follows from the one that its `previousEventId` names. */
export class EventPlaces {
  readonly #places = new Map<number, Place>();
  readonly #root: OpenScope;

  constructor(root: OpenScope) {
    this.#root = root;
  }

  put({ id, timestamp }: HistoryEvent, visit: Visit | undefined, inner?: (name: string) => OpenScope): void {
    this.#places.set(id, { timestamp, visit, inner });
  }

  /** The visit that an event led on from. */
  before({ previousEventId }: HistoryEvent): Visit | undefined {
    return this.#places.get(previousEventId)?.visit;
  }

  /** When that was which an event led on from. */
  timeBefore({ previousEventId, timestamp }: HistoryEvent): string {
    return this.#places.get(previousEventId)?.timestamp ?? timestamp;
  }

  /** The scope that a state is entered in. */
  scopeOf({ previousEventId }: HistoryEvent, name: string): OpenScope {
    const place = this.#places.get(previousEventId);
    return place?.inner?.(name) ?? place?.visit?.scope ?? this.#root;
  }

  /** The visit that an event led on from, or the nearest around it that is meant. */
  around(event: HistoryEvent, isMeant: (visit: Visit) => boolean): Visit | undefined {
    let visit = this.before(event);
    while (visit !== undefined && !isMeant(visit)) visit = visit.scope.outer;
    return visit;
  }

  /** The visit whose expression failed. The event can follow from the one that came before the state's entry. */
  evaluated(event: HistoryEvent, name: string | undefined): Visit | undefined {
    const { previousEventId } = event;
    const found = this.around(event, ({ record, running }) => record.name === name && running);
    if (found !== undefined) return found;
    const scope = this.before(event)?.scope ?? this.#root;
    const named = scope.definitionOf(name ?? "") !== undefined ? scope : undefined;
    const last = named?.last ?? this.#places.get(previousEventId)?.inner?.(name ?? "").last;
    return last?.record.name === name ? last : undefined;
  }
}
