import { SCHEDULED } from "../../execution/attempt-event";
import type { ExecutionRecord } from "../../execution/record";
import { keyedStates } from "../../execution/visit-key";
import { type Fact, factOf, factsOfState } from "./fact";
import { placedEvents } from "./placed-events";

/** A fact, and what it is of. */
export interface ToldFact {
  /** Of the visit, or of one iteration in it; empty for the execution's own. */
  readonly group: string;
  /** Key of the visit; empty for the execution. */
  readonly key: string;
  /** ISO 8601, on the execution's clock. */
  readonly at: string;
  readonly fact: Fact;
}

/** What an execution did, in the order in which it did it; what child executions of distributed Maps did stands by its time. */
export function toldFacts(record: ExecutionRecord): ToldFact[] {
  const waiting = childFacts(record).toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
  const told: ToldFact[] = [];
  for (const own of ownFacts(record)) {
    for (let [inner] = waiting; inner !== undefined && comesBefore(inner, own); [inner] = waiting) {
      told.push(inner);
      waiting.shift();
    }
    told.push(own);
  }
  return [...told, ...waiting];
}

/** At the same moment what a child did led to the end of the Map, not the other way round. */
function comesBefore(inner: ToldFact, own: ToldFact): boolean {
  const [one, other] = [Date.parse(inner.at), Date.parse(own.at)];
  if (one !== other) return one < other;
  return ["run ended", "left", "ended"].includes(own.fact.kind) && inner.key.startsWith(own.key);
}

function ownFacts(record: ExecutionRecord): ToldFact[] {
  const attempts = new Map<string, number>();
  return placedEvents(record).flatMap(({ event, key }) => {
    if (SCHEDULED.test(event.type)) attempts.set(key, (attempts.get(key) ?? 0) + 1);
    const fact = factOf(event, attempts.get(key) ?? 0);
    if (fact === undefined) return [];
    const group = fact.kind === "iteration" ? `${key} ${fact.index}` : key;
    return [{ group, key, at: event.timestamp, fact }];
  });
}

/** Ids of states in child executions have the Map's before them. */
function childFacts(record: ExecutionRecord): ToldFact[] {
  return [...keyedStates(record)]
    .filter(({ state }) => state.id.includes("."))
    .flatMap(({ key, state }) => factsOfState(state).map(({ at, fact }) => ({ group: key, key, at, fact })));
}
