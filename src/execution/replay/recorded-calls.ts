import { ATTEMPT_ENDED } from "../attempt-event";
import type { AttemptRecord, ExecutionRecord } from "../record";
import { keyedStates } from "../visit-key";

/** An attempt as it was recorded. */
export interface RecordedCall {
  readonly attempt: AttemptRecord;
  /** How long it took, or until it was stopped, in milliseconds on the execution's clock. */
  readonly afterMs: number;
  /** Its place among all ends of attempts, 0 for the first; after all of them where it did not end. */
  readonly rank: number;
}

/** The calls of one visit of a state. */
export interface RecordedVisit {
  readonly path: string;
  readonly calls: readonly RecordedCall[];
}

/** The visits of an execution that called something, by their keys. */
export function recordedCalls(record: ExecutionRecord): Map<string, RecordedVisit> {
  const visits = [...keyedStates(record)].filter(({ state }) => state.attempts.length > 0);
  const ends = endsOf(record);
  const ended = visits.flatMap(({ state }) => state.attempts).filter(({ endedAt }) => endedAt !== undefined);
  const inOrder = ended.toSorted((one, other) => moment(one) - moment(other) || endOf(one) - endOf(other));
  const ranks = new Map(inOrder.map((attempt, rank) => [attempt, rank]));
  const last = record.stoppedAt ?? record.history.at(-1)?.timestamp;
  return new Map(
    visits.map(({ key, path, state }) => [
      key,
      {
        path,
        calls: state.attempts.map((attempt) => ({
          attempt,
          afterMs: Math.max(0, Date.parse(attempt.endedAt ?? last ?? attempt.startedAt) - startOf(attempt)),
          rank: ranks.get(attempt) ?? Number.POSITIVE_INFINITY,
        })),
      },
    ]),
  );

  function endOf({ scheduledEventId }: AttemptRecord): number {
    return ends.get(scheduledEventId) ?? scheduledEventId;
  }
}

/** Ids of the events that end attempts, by those that begin them. Children of distributed Maps have none in the record. */
function endsOf({ history }: ExecutionRecord): Map<number, number> {
  const scheduled = new Map<number, number>();
  const ends = new Map<number, number>();
  for (const { id, previousEventId, type } of history) {
    if (type.endsWith("Scheduled")) scheduled.set(id, id);
    const began = scheduled.get(previousEventId);
    if (began === undefined) continue;
    if (ATTEMPT_ENDED.test(type)) ends.set(began, id);
    else if (/^(LambdaFunction|Task|Activity)/.test(type)) scheduled.set(id, began);
  }
  return ends;
}

function startOf({ startedAt }: AttemptRecord): number {
  return Date.parse(startedAt);
}

function moment({ endedAt = "" }: AttemptRecord): number {
  return Date.parse(endedAt);
}
