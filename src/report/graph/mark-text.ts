import type { StateStatus } from "../../execution/record";
import { duration } from "../duration";
import type { IterationMark, StateMark } from "./marks";
import { counted } from "./state-details";

/** Statuses as a picture calls them. */
const STATUS_WORDS: Readonly<Record<StateStatus, string>> = {
  RUNNING: "running",
  SUCCEEDED: "succeeded",
  CAUGHT: "caught",
  FAILED: "failed",
  ABORTED: "aborted",
};

const NOT_REACHED = "not reached";

/** A mark in words, in the order of what matters: status, visits, attempts, time. */
export function markWords(mark: StateMark | undefined): readonly string[] {
  if (mark === undefined) return [NOT_REACHED];
  const { status, visits = 1, attempts = 1, durationMs } = mark;
  return [
    STATUS_WORDS[status],
    ...(visits > 1 ? [counted(visits, "visit")] : []),
    ...(attempts > 1 ? [counted(attempts, "attempt")] : []),
    ...(durationMs === undefined ? [] : [duration(durationMs)]),
  ];
}

/** Iterations in words: `8 of 10 done, 1 failed, 1 running`. */
export function iterationWords({ total, succeeded, failed, running }: IterationMark): string {
  return [
    total === undefined ? `${succeeded} done` : `${succeeded} of ${total} done`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(running > 0 ? [`${running} running`] : []),
  ].join(", ");
}
