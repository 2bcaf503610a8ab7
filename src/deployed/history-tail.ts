import type { HistoryEvent } from "@aws-sdk/client-sfn";
import type { ListedExecution } from "./listed-execution";

/**
 * What an execution came to, by the last events of its history. An event follows from the one that its previousEventId names:
 * back from the end, the first state that was entered is the one that it failed in.
 *
 * @param events the last ones, the newest first
 * @returns undefined where it has not ended, or has succeeded
 */
export function failureAtEnd(events: readonly HistoryEvent[]): ListedExecution["failure"] {
  const [end] = events;
  if (end?.type === undefined || !/^Execution(Failed|TimedOut|Aborted)$/.test(end.type)) return undefined;
  const { error, cause } =
    end.executionFailedEventDetails ??
    end.executionTimedOutEventDetails ??
    end.executionAbortedEventDetails ??
    {};
  const state = stateBefore(events);
  return {
    ...(state !== undefined && { state }),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
  };
}

function stateBefore([end, ...before]: readonly HistoryEvent[]): string | undefined {
  const byId = new Map(before.map((event) => [event.id, event]));
  // What stands in for AWS can leave previousEventId out; then an event follows from the one before it.
  const previous = ({ id = 0, previousEventId: named = 0 }: HistoryEvent) =>
    byId.get(named > 0 ? named : id - 1);
  for (let event = end && previous(end); event !== undefined; event = previous(event)) {
    const { name } = event.stateEnteredEventDetails ?? {};
    if (name !== undefined) return name;
  }
  return undefined;
}
