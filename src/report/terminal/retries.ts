import type { Retrier, State } from "../../asl/definition";
import { retrierOf } from "../../asl/error-match";
import type { Failure, RunRecord, StateRecord } from "../../execution/record";

/** One attempt of a task, or one run of a Parallel or Map state. */
interface Try extends Failure {
  readonly number: number;
  readonly status: string;
  readonly endedAt?: string;
  readonly retriedBy?: number;
}

/** How often a state is tried, as far as that is known. */
export interface Retries {
  /** Of the try that runs, or that comes next. */
  readonly number: number;
  /** How many there can be with the retrier that took the last failure. */
  readonly most?: number;
  /** What the try before failed with, where the next one is still to come. */
  readonly failure?: Failure;
  /** When the next one begins, in milliseconds since the epoch: at that moment, or by then where jitter spreads it. */
  readonly next?: { readonly at: number; readonly spread: boolean };
}

/** @returns undefined where a state has not failed yet, or is not tried again */
export function retriesOf(state: StateRecord, definition: State | undefined): Retries | undefined {
  const retriers = definition?.Retry ?? [];
  const tries = triesOf(state, retriers);
  const last = tries.at(-1);
  if (last === undefined || state.status !== "RUNNING") return undefined;
  if (last.status === "RUNNING") {
    const most = mostTries(tries.slice(0, -1), retriers);
    return last.number > 1 ? { number: last.number, ...(most !== undefined && { most }) } : undefined;
  }
  const retrier = retriers[last.retriedBy ?? -1];
  if (retrier === undefined || last.retriedBy === undefined) return undefined;
  const most = mostTries(tries, retriers);
  const next = nextTry(last, retrier, usesOf(tries, last.retriedBy));
  return {
    number: last.number + 1,
    ...(most !== undefined && { most }),
    failure: last,
    ...(next !== undefined && { next }),
  };
}

/** The tries of a state; that a run has failed which is to be tried again, no event tells before it is. */
function triesOf({ attempts, runs }: StateRecord, retriers: readonly Retrier[]): readonly Try[] {
  if (runs === undefined) return attempts;
  const last = runs.at(-1);
  const failed = last?.status === "RUNNING" ? failedIn(last) : undefined;
  const before = runs.slice(0, -1);
  const retriedBy = failed && retrierOf(retriers, failed, (index) => usesOf(before, index));
  if (last === undefined || failed === undefined || retriedBy === undefined) return runs;
  const { enteredAt, durationMs, error, cause } = failed;
  const ended =
    durationMs === undefined ? {} : { endedAt: new Date(Date.parse(enteredAt) + durationMs).toISOString() };
  const failure = { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
  return [...before, { number: last.number, status: "FAILED", retriedBy, ...ended, ...failure }];
}

/** The state that a run has failed in; of a distributed Map, whose items may fail, that is not known. */
function failedIn({ branches, iterations = [], mapRunArn }: RunRecord): StateRecord | undefined {
  if (mapRunArn !== undefined) return undefined;
  // Its branches and iterations are told to have ended with it, their states at once.
  return (branches ?? iterations)
    .map(({ states }) => states.at(-1))
    .find((state) => state?.status === "FAILED");
}

function usesOf(tries: readonly Try[], retrier: number): number {
  return tries.filter(({ retriedBy }) => retriedBy === retrier).length;
}

function mostTries(failed: readonly Try[], retriers: readonly Retrier[]): number | undefined {
  const by = failed.at(-1)?.retriedBy;
  const retrier = retriers[by ?? -1];
  if (by === undefined || retrier === undefined) return undefined;
  return failed.length + (retrier.MaxAttempts ?? 3) - usesOf(failed, by) + 1;
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-retrying-after-an-error */
function nextTry({ endedAt }: Try, retrier: Retrier, uses: number): Retries["next"] {
  if (endedAt === undefined) return undefined;
  const { IntervalSeconds = 1, BackoffRate = 2, MaxDelaySeconds = Number.POSITIVE_INFINITY } = retrier;
  const seconds = Math.min(IntervalSeconds * BackoffRate ** (uses - 1), MaxDelaySeconds);
  return { at: Date.parse(endedAt) + seconds * 1000, spread: retrier.JitterStrategy === "FULL" };
}
