import type { QueryLanguage, States } from "../asl/definition";
import type { Json } from "../input/json-text";
import type { Variables } from "./data-flow";
import type { Steps } from "./effect";
import type { History } from "./history";
import type { HistoryEventDetails, HistoryEventType } from "./history-event";
import type { ChildExecution, ChildObserver, StartedChild } from "./map/child-execution";
import type { ObjectStore } from "./map/objects";
import type { Payload } from "./payload";
import type { Stage, StageName } from "./stage";

/** One run of a scope. */
export interface Scope {
  /** Id of the last event, also where the scope ended with an error. */
  readonly lastEventId: number;
  /** Records that the state in which the scope ended, with an error or from outside, goes no further. */
  abortUnfinished(): void;
  /** @throws StateError where a state ends with one that nothing catches */
  run(startAt: string, input: Payload): Steps<Payload>;
}

/** What every state of an execution can see. */
export interface ExecutionContext {
  /** Enters a scope: a branch's or an item's. */
  readonly enter: (place: ScopePlace) => Scope;
  readonly history: History;
  /** Told of the data at each stage of a state; left out where nobody looks. */
  readonly onStage?: (stage: Stage) => void;
  /** Milliseconds since the epoch, on the execution's clock. */
  readonly now: () => number;
  /** A number from 0 up to 1, for what is random in an execution. */
  readonly random: () => number;
  /** Language of the states that set none. */
  readonly queryLanguage: QueryLanguage;
  readonly stateMachineArn: string;
  /** The parts of the context object that stay the same: `Execution` and `StateMachine`. */
  readonly contextObject: { readonly [key: string]: Json };
  /** What stands for S3. */
  readonly objects?: ObjectStore;
  /** Asked, as a child execution of a distributed Map begins, who is told of what it does. */
  readonly observeChild?: (child: StartedChild) => ChildObserver;
  /** Told of each child execution of a distributed Map, as it ends. */
  readonly onChildExecution?: (child: ChildExecution) => void;
  /** Whether child executions are told of with their histories. */
  readonly childHistories?: boolean;
}

/** Where a scope stands in its execution. */
export interface ScopePlace {
  readonly states: States;
  readonly execution: ExecutionContext;
  /** What the first state's event follows from. */
  readonly previousEventId: number;
  /** Variables of the scopes around it. */
  readonly variables: Variables;
  /** `Map` of the context object, in the scope of an item. */
  readonly item?: Json;
}

/** One visit of one state. */
export class StateContext {
  readonly execution: ExecutionContext;
  readonly name: string;
  /** What the visit's first event follows from. */
  readonly previousEventId: number;
  readonly enteredEventId: number;
  readonly variables: Variables;
  readonly #item: Json | undefined;
  readonly #enteredTime: number;
  #lastEventId: number;
  #retryCount: number | undefined;

  constructor(name: string, enteredEventId: number, place: Omit<ScopePlace, "states">) {
    this.execution = place.execution;
    this.name = name;
    this.previousEventId = place.previousEventId;
    this.enteredEventId = enteredEventId;
    this.variables = place.variables;
    this.#item = place.item;
    this.#lastEventId = enteredEventId;
    this.#enteredTime = place.execution.now();
  }

  /** Id of the last event of this visit. */
  get lastEventId(): number {
    return this.#lastEventId;
  }

  /** Adds an event that follows from the last one of this visit, or from another where one is given. */
  record(type: HistoryEventType, details?: HistoryEventDetails, previousEventId = this.#lastEventId): number {
    this.#lastEventId = this.execution.history.add(type, previousEventId, details);
    return this.#lastEventId;
  }

  /** Goes on from an event of an inner scope. */
  follow(eventId: number): void {
    this.#lastEventId = eventId;
  }

  /** Tells what the data is at a stage. */
  stage(name: StageName, { value }: Pick<Payload, "value">): void {
    this.execution.onStage?.({ enteredEventId: this.enteredEventId, name, value });
  }

  /** Counts the attempts of a state that can retry; others have no count. */
  countAttempt(): void {
    this.#retryCount = this.#retryCount === undefined ? 0 : this.#retryCount + 1;
  }

  /**
   * The context object, as `$$` and `$states.context` read it.
   *
   * @param item `Map` of the context object, for an item that this state is about to run
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
   */
  contextObject(item: Json | undefined = this.#item): { readonly [key: string]: Json } {
    return {
      ...this.execution.contextObject,
      State: {
        Name: this.name,
        EnteredTime: new Date(this.#enteredTime).toISOString(),
        ...(this.#retryCount !== undefined && { RetryCount: this.#retryCount }),
      },
      ...(item !== undefined && { Map: item }),
    };
  }
}
