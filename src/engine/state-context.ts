import type { Json } from "../input/json-text";
import type { History } from "./history";
import type { HistoryEventDetails, HistoryEventType } from "./history-event";

/** What every state of an execution can see. */
export interface ExecutionContext {
  readonly history: History;
  /** Milliseconds since the epoch, on the execution's clock. */
  readonly now: () => number;
  /** A number from 0 up to 1, for jitter. */
  readonly random: () => number;
  /** The parts of the context object that stay the same: `Execution` and `StateMachine`. */
  readonly contextObject: { readonly [key: string]: Json };
}

/** One visit of one state. */
export class StateContext {
  readonly execution: ExecutionContext;
  readonly name: string;
  readonly enteredEventId: number;
  readonly #enteredTime: number;
  #lastEventId: number;
  #retryCount: number | undefined;

  constructor(execution: ExecutionContext, name: string, enteredEventId: number) {
    this.execution = execution;
    this.name = name;
    this.enteredEventId = enteredEventId;
    this.#lastEventId = enteredEventId;
    this.#enteredTime = execution.now();
  }

  /** Id of the last event of this visit. */
  get lastEventId(): number {
    return this.#lastEventId;
  }

  /** Adds an event that follows from the last one of this visit. */
  record(type: HistoryEventType, details?: HistoryEventDetails): number {
    this.#lastEventId = this.execution.history.add(type, this.#lastEventId, details);
    return this.#lastEventId;
  }

  /** Counts the attempts of a state that can retry; others have no count. */
  countAttempt(): void {
    this.#retryCount = this.#retryCount === undefined ? 0 : this.#retryCount + 1;
  }

  /**
   * The context object, as `$$` reads it.
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
   */
  get contextObject(): Json {
    return {
      ...this.execution.contextObject,
      State: {
        Name: this.name,
        EnteredTime: new Date(this.#enteredTime).toISOString(),
        ...(this.#retryCount !== undefined && { RetryCount: this.#retryCount }),
      },
    };
  }
}
