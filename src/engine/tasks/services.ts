import type { TaskResource } from "../../asl/resource";
import type { TimedOut } from "../effect";
import type { CallLimits } from "./call-limits";
import type { FunctionOutcome } from "./functions";

/** One attempt of a task. */
export interface ServiceCall {
  readonly stateName: string;
  readonly resource: TaskResource;
  /** What the task is called with, as JSON text. */
  readonly parameters: string;
  /** Id of the event that scheduled the task: one per attempt. */
  readonly scheduledEventId: number;
  /** ARN of the execution that this event is of: the children of a distributed Map have events of their own. */
  readonly executionArn?: string;
  /** How long the task waits. */
  readonly limits: CallLimits;
}

/** An answer that is known to take its time on the execution's clock. */
export interface TimedAnswer {
  /** Until it is there, in milliseconds. */
  readonly afterMs: number;
  /** Asked once, when that time is over: how the attempt ended. */
  outcome(): Promise<FunctionOutcome | TimedOut>;
}

/** Whoever answers for tasks in the place of what they call: a service, an activity's worker or a function. */
export interface Services {
  /**
   * Answers one attempt of a task. The outcome is the task's own: of a task that waits for a job or for its token, what
   * it waits for.
   *
   * @param signal aborted when nobody waits for the outcome any more
   * @returns undefined where it does not answer for that state
   */
  call(call: ServiceCall, signal: AbortSignal): Promise<FunctionOutcome> | TimedAnswer | undefined;
}
