import type { ExecutionRecord, ExecutionStatus } from "../../execution/record";
import { keyedStates } from "../../execution/visit-key";
import { Likeness } from "./likeness";
import { type Parting, partingOf } from "./parting";
import { placedEvents } from "./placed-events";
import { recordDifferences, type StateDifference } from "./record-difference";

/** The types of the events of one visit, where they differ, in their order. */
export interface EventDifference {
  /** The visit, or an iteration in it: `Scenes[3]`; empty for the execution itself. */
  readonly path: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** In what two executions differ, up to what is of one run only: {@link Likeness}. */
export interface HistoryDifference {
  readonly outcome?: { readonly before: ExecutionStatus; readonly after: ExecutionStatus };
  /** The first that one of them did otherwise. */
  readonly parting?: Parting;
  readonly events: readonly EventDifference[];
  /** In data, errors, attempts and states that were gone on to. */
  readonly states: readonly StateDifference[];
}

/** In what two executions differ; undefined where they do not. */
export function historyDifference(
  before: ExecutionRecord,
  after: ExecutionRecord,
): HistoryDifference | undefined {
  const likeness = new Likeness(before, after);
  const parting = partingOf(before, after, { likeness });
  const events = eventDifferences(before, after);
  const states = recordDifferences(before, after, { likeness, inputs: true, logs: false });
  const isSame = before.status === after.status && parting === undefined && events.length === 0;
  if (isSame && states.length === 0) return undefined;
  return {
    ...(before.status !== after.status && { outcome: { before: before.status, after: after.status } }),
    ...(parting !== undefined && { parting }),
    events,
    states,
  };
}

function eventDifferences(before: ExecutionRecord, after: ExecutionRecord): EventDifference[] {
  const [then, now] = [typesByGroup(before), typesByGroup(after)];
  const paths = new Map([...keyedStates(before), ...keyedStates(after)].map(({ key, path }) => [key, path]));
  return [...new Set([...now.keys(), ...then.keys()])].flatMap((group) => {
    const [one = [], other = []] = [then.get(group), now.get(group)];
    if (one.join() === other.join()) return [];
    const [key = "", index] = group.split(" \u0000");
    const path = `${paths.get(key) ?? ""}${index === undefined ? "" : `[${index}]`}`;
    return [{ path, before: one, after: other }];
  });
}

/** The types of events by visit; those of an iteration by themselves, since iterations come in any order. */
function typesByGroup(record: ExecutionRecord): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { event, key } of placedEvents(record)) {
    const iteration =
      event.mapIterationStartedEventDetails ??
      event.mapIterationSucceededEventDetails ??
      event.mapIterationFailedEventDetails ??
      event.mapIterationAbortedEventDetails;
    const group = iteration === undefined ? key : `${key} \u0000${iteration.index}`;
    const types = groups.get(group);
    if (types === undefined) groups.set(group, [event.type]);
    else types.push(event.type);
  }
  return groups;
}
