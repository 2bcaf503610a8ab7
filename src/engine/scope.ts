import type { StateType } from "../asl/definition";
import type { Variables } from "./data-flow";
import type { Steps } from "./effect";
import type { HistoryEventType } from "./history-event";
import { Payload } from "./payload";
import { withinLimit } from "./payload-limit";
import { type Scope, type ScopePlace, StateContext } from "./state-context";
import { STATE_TYPES } from "./states/state-types";
import type { Transition } from "./transition";
import { visitOf } from "./visit";

/** One run of a scope: from its first state to a state that ends it. */
export class ScopeRun implements Scope {
  readonly #place: ScopePlace;
  #variables: Variables;
  #lastEventId: number;
  #unfinished: StateType | undefined;

  constructor(place: ScopePlace) {
    this.#place = place;
    this.#variables = place.variables;
    this.#lastEventId = place.previousEventId;
  }

  get lastEventId(): number {
    return this.#lastEventId;
  }

  abortUnfinished(): void {
    const type = this.#unfinished;
    if (type !== "Task" && type !== "Wait" && type !== "Parallel" && type !== "Map") return;
    this.#lastEventId = this.#place.execution.history.add(`${type}StateAborted`, this.#lastEventId);
    this.#unfinished = undefined;
  }

  *run(startAt: string, input: Payload): Steps<Payload> {
    let payload = input;
    let name: string | undefined = startAt;
    while (name !== undefined) {
      const transition: Transition = yield* this.#visit(name, payload);
      payload = transition.output;
      name = transition.next;
    }
    return payload;
  }

  *#visit(name: string, input: Payload): Steps<Transition> {
    const { states, execution } = this.#place;
    const state = states[name];
    if (state === undefined) throw new Error(`There is no state ${JSON.stringify(name)}`);
    const { history } = execution;
    const type = state.Type as StateType;
    this.#unfinished = type;
    const entered = history.add(`${type}StateEntered`, this.#lastEventId, {
      stateEnteredEventDetails: { name, input: input.text, inputDetails: { truncated: false } },
    });
    const context = new StateContext(name, entered, {
      ...this.#place,
      previousEventId: this.#lastEventId,
      variables: this.#variables,
    });
    try {
      const transition = yield* STATE_TYPES[type](visitOf(state, input, context));
      const exited: HistoryEventType = `${type as Exclude<StateType, "Fail">}StateExited`;
      context.record(exited, {
        stateExitedEventDetails: {
          name,
          output: transition.output.text,
          outputDetails: { truncated: false },
          ...assignedDetails(transition.assigned, name),
        },
      });
      this.#unfinished = undefined;
      if (transition.assigned !== undefined) {
        this.#variables = { ...this.#variables, ...transition.assigned };
        context.stage("variables", { value: this.#variables });
      }
      return transition;
    } finally {
      this.#lastEventId = context.lastEventId;
    }
  }
}

/** @throws StateError where they are larger together than AWS takes */
function assignedDetails(assigned: Variables | undefined, name: string) {
  if (assigned === undefined) return {};
  withinLimit(new Payload(assigned), name);
  const texts = Object.entries(assigned).map(([name, value]) => [name, new Payload(value).text] as const);
  return { assignedVariables: Object.fromEntries(texts), assignedVariablesDetails: { truncated: false } };
}
