import type { Integration } from "../../asl/resource";
import type { TimedOut } from "../effect";
import { Payload } from "../payload";
import type { StateContext } from "../state-context";
import { StateError, timeout } from "../state-error";
import { type CallLimits, withinPayloadLimit } from "./call-limits";
import type { FunctionOutcome } from "./functions";

/** The events of one attempt of a task on a service integration. */
export class TaskEvents {
  readonly #context: StateContext;
  readonly #task: { readonly resourceType: string; readonly resource: string };

  constructor(context: StateContext, { service, action, pattern }: Integration) {
    this.#context = context;
    const resource = pattern === "request response" ? action : `${action}.${pattern}`;
    this.#task = { resourceType: service, resource };
  }

  /** @returns the event's id */
  scheduled(parameters: Payload, limits: CallLimits): number {
    const region = this.#context.execution.stateMachineArn.split(":")[3] ?? "";
    return this.#context.record("TaskScheduled", {
      taskScheduledEventDetails: { ...this.#task, region, parameters: parameters.text, ...limits },
    });
  }

  started(): void {
    this.#context.record("TaskStarted", { taskStartedEventDetails: this.#task });
  }

  /** The service has taken the call; what the task waits for is still to come. */
  submitted(response: Payload): void {
    this.#context.record("TaskSubmitted", {
      taskSubmittedEventDetails: {
        ...this.#task,
        output: response.text,
        outputDetails: { truncated: false },
      },
    });
  }

  /**
   * The end of the attempt.
   *
   * @returns the task's result
   * @throws StateError where the attempt fails
   */
  ended(given: FunctionOutcome | TimedOut): Payload {
    if (typeof given === "string") {
      this.#context.record("TaskTimedOut", {
        taskTimedOutEventDetails: { ...this.#task, error: "States.Timeout" },
      });
      throw timeout(given);
    }
    const outcome = withinPayloadLimit(given, this.#task.resourceType);
    if (!outcome.succeeded) {
      const { error, cause } = outcome;
      this.#context.record("TaskFailed", { taskFailedEventDetails: { ...this.#task, error, cause } });
      throw new StateError(error, cause);
    }
    return this.succeeded(Payload.parse(outcome.payload));
  }

  /** The end of an attempt with a result whose size has been looked at. */
  succeeded(result: Payload): Payload {
    this.#context.record("TaskSucceeded", {
      taskSucceededEventDetails: {
        ...this.#task,
        output: result.text,
        outputDetails: { truncated: false },
      },
    });
    return result;
  }
}
