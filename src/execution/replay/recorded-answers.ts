import type { TimedOut } from "../../engine/effect";
import type { FunctionOutcome } from "../../engine/tasks/functions";
import type { ServiceCall, Services, TimedAnswer } from "../../engine/tasks/services";
import type { ExecutionRecord } from "../record";
import { InOrder } from "./in-order";
import { type RecordedCall, type RecordedVisit, recordedCalls } from "./recorded-calls";

/** A call that the recording has no answer for. */
export interface UnansweredCall {
  readonly stateName: string;
  /** 1 for the first. */
  readonly attempt: number;
  /** Why there is none: a clause about the recording. */
  readonly why: string;
}

export interface RecordedAnswersOptions {
  /** Key of the visit that a call is of. */
  readonly keyOf: (call: ServiceCall) => string | undefined;
  /** Told of a call that has no answer, which then waits until it is stopped. */
  readonly onUnanswered: (call: UnansweredCall) => void;
}

/** How far from a limit times may have been recorded of what came just before or after it, in milliseconds. */
const TOLERANCE_MS = 100;

/**
 * Answers each task of a run as the same visit's attempt of a recorded execution was answered: of the same iteration and
 * branch, the same time round a loop, the same try. Answers take the time that they took, on the clock of the run, and
 * what came at the same moment comes in the same order.
 */
export class RecordedAnswers implements Services {
  readonly #visits: ReadonlyMap<string, RecordedVisit>;
  readonly #options: RecordedAnswersOptions;
  readonly #order = new InOrder();
  readonly #calls = new Map<string, number>();

  constructor(record: ExecutionRecord, options: RecordedAnswersOptions) {
    this.#visits = recordedCalls(record);
    this.#options = options;
  }

  call(call: ServiceCall, signal: AbortSignal): TimedAnswer {
    const key = this.#options.keyOf(call) ?? "";
    const number = (this.#calls.get(key) ?? 0) + 1;
    this.#calls.set(key, number);
    const visit = this.#visits.get(key);
    const recorded = visit?.calls[number - 1];
    const unanswered = (why: string, afterMs = 0): TimedAnswer => ({
      afterMs,
      outcome: () => {
        this.#options.onUnanswered({ stateName: visit?.path ?? call.stateName, attempt: number, why });
        return untilStopped(signal);
      },
    });
    if (visit === undefined) return unanswered("it did not call anything there");
    if (recorded === undefined) return unanswered(`it has ${attempts(visit.calls.length)} there`);
    const { attempt, afterMs, rank } = recorded;
    if (attempt.status === "ABORTED" || attempt.status === "RUNNING") {
      // What stopped it then may stop it again, and comes first.
      return unanswered("it was stopped there before it was answered", afterMs + 1);
    }
    const outcome = outcomeOf(recorded, call);
    if ("unknown" in outcome) return unanswered(outcome.unknown, afterMs);
    return {
      afterMs: withinLimit(afterMs, call),
      outcome: () => this.#order.turn(rank).then(() => outcome.known),
    };
  }
}

/** What was answered in time is so again, though its end was recorded a little later. */
function withinLimit(afterMs: number, { limits: { timeoutInSeconds } }: ServiceCall): number {
  if (timeoutInSeconds === undefined || afterMs > timeoutInSeconds * 1000 + TOLERANCE_MS) return afterMs;
  return Math.min(afterMs, timeoutInSeconds * 1000);
}

function outcomeOf(
  { attempt, afterMs }: RecordedCall,
  { limits: { timeoutInSeconds, heartbeatInSeconds } }: ServiceCall,
): { readonly known: FunctionOutcome | TimedOut } | { readonly unknown: string } {
  const { status, output, error, cause = "" } = attempt;
  if (status === "TIMED_OUT") {
    const reached = (limit: number | undefined) =>
      limit !== undefined && afterMs + TOLERANCE_MS >= limit * 1000;
    if (reached(timeoutInSeconds)) return { known: "timed out" };
    if (reached(heartbeatInSeconds)) return { known: "no heartbeat" };
    return {
      unknown: `it timed out there after ${afterMs / 1000} s, and now waits longer for an answer`,
    };
  }
  if (status === "SUCCEEDED") {
    return output === undefined || attempt.incomplete?.output !== undefined
      ? { unknown: "its result there was not recorded whole" }
      : { known: { succeeded: true, payload: JSON.stringify(output) } };
  }
  return error === undefined
    ? { unknown: "its error there was not recorded" }
    : { known: { succeeded: false, error, cause } };
}

function attempts(count: number): string {
  return count === 1 ? "one attempt" : `${count} attempts`;
}

function untilStopped(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    else signal.addEventListener("abort", onAbort, { once: true });
  });
}
