import type { TaskResource } from "../../asl/resource";
import type { FunctionOutcome } from "./functions";

/** One attempt of a task. */
export interface ServiceCall {
  readonly stateName: string;
  readonly resource: TaskResource;
  /** What the task is called with, as JSON text. */
  readonly parameters: string;
  /** Id of the event that scheduled the task: one per attempt. */
  readonly scheduledEventId: number;
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
  call(call: ServiceCall, signal: AbortSignal): Promise<FunctionOutcome> | undefined;
}
