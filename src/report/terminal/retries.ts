import type { Retrier, State } from "../../asl/definition";
import type { Failure, StateRecord } from "../../execution/record";

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
  const tries: readonly Try[] = state.runs ?? state.attempts;
  const last = tries.at(-1);
  if (last === undefined || state.status !== "RUNNING") return undefined;
  if (last.status === "RUNNING") {
    const most = mostTries(tries.slice(0, -1), definition);
    return last.number > 1 ? { number: last.number, ...(most !== undefined && { most }) } : undefined;
  }
  const retrier = definition?.Retry?.[last.retriedBy ?? -1];
  if (retrier === undefined || last.retriedBy === undefined) return undefined;
  const most = mostTries(tries, definition);
  const next = nextTry(last, retrier, usesOf(tries, last.retriedBy));
  return {
    number: last.number + 1,
    ...(most !== undefined && { most }),
    failure: last,
    ...(next !== undefined && { next }),
  };
}

function usesOf(tries: readonly Try[], retrier: number): number {
  return tries.filter(({ retriedBy }) => retriedBy === retrier).length;
}

function mostTries(failed: readonly Try[], definition: State | undefined): number | undefined {
  const by = failed.at(-1)?.retriedBy;
  const retrier = by === undefined ? undefined : definition?.Retry?.[by];
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
