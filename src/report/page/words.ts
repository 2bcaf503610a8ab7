import type { AttemptRecord, ExecutionStatus, StateStatus } from "../../execution/record";
import { duration } from "../duration";
import { ITERATION_STATUSES, type PageIterations, type PageState } from "./shape";

const STATUS_WORDS: Readonly<Record<StateStatus | ExecutionStatus | AttemptRecord["status"], string>> = {
  SUCCEEDED: "succeeded",
  FAILED: "failed",
  CAUGHT: "caught",
  RUNNING: "running",
  ABORTED: "aborted",
  TIMED_OUT: "timed out",
};

export type AnyStatus = keyof typeof STATUS_WORDS;

export const STATUSES = Object.keys(STATUS_WORDS) as AnyStatus[];

export function statusWord(status: AnyStatus): string {
  return STATUS_WORDS[status];
}

/** A number of things: `1 attempt`, `2 attempts`, `10,000 iterations`. */
export function counted(count: number, noun: string): string {
  return `${wholeNumber(count)} ${noun}${count === 1 ? "" : "s"}`;
}

export function wholeNumber(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A length of data: `412 B`, `3.1 kB`, `1.0 MB`. */
export function byteSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_950) return `${(bytes / 1000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** What became of the iterations: `2 failed, 1 running, 7 succeeded of 12`. */
export function iterationsWord({ statuses, items }: PageIterations): string {
  const parts = ITERATION_STATUSES.flatMap((status, place) => {
    const count = statuses.filter((one) => one === place).length;
    return count === 0 ? [] : [`${wholeNumber(count)} ${statusWord(status)}`];
  });
  const all = Math.max(items ?? 0, statuses.length);
  return parts.length === 0 ? counted(all, "iteration") : `${parts.join(", ")} of ${wholeNumber(all)}`;
}

/** A visit in words, as it is announced: `Processor, failed, 3 attempts, 4.2 s`. */
export function visitWords({ name, status, attempts, durationMs, visit, visits }: PageState): string {
  return [
    name,
    statusWord(status),
    ...(visits > 1 ? [`visit ${visit} of ${visits}`] : []),
    ...(attempts.length > 1 ? [counted(attempts.length, "attempt")] : []),
    ...(durationMs === undefined ? [] : [duration(durationMs)]),
  ].join(", ");
}
