import type { State } from "../asl/definition";
import { isRecord } from "../asl/scopes";
import type { AttemptRecord } from "./record";

/** How many iterations AWS runs at a time where MaxConcurrency sets no limit. */
const MOST_AT_A_TIME = 40;

/** Time that functions took in attempts, in milliseconds. */
export function inFunctions(attempts: readonly AttemptRecord[]): number {
  return attempts.reduce((sum, { durationMs = 0 }) => sum + durationMs, 0);
}

/** Time that functions take of a run's whole, where its branches or iterations take these: so many run at a time. */
export function sideBySide(times: readonly number[], state: State | undefined): number {
  const longest = times.reduce((most, time) => Math.max(most, time), 0);
  if (state?.Type !== "Map") return longest;
  const all = times.reduce((sum, time) => sum + time, 0);
  return Math.max(longest, all / limitOf(state));
}

function limitOf(state: State): number {
  const { MaxConcurrency, ItemProcessor } = state;
  if (typeof MaxConcurrency === "number" && MaxConcurrency > 0) return MaxConcurrency;
  const config = isRecord(ItemProcessor) ? ItemProcessor.ProcessorConfig : undefined;
  return isRecord(config) && config.Mode === "DISTRIBUTED" ? Number.POSITIVE_INFINITY : MOST_AT_A_TIME;
}
