import type { States } from "../asl/definition";
import type { Steps } from "./effect";
import type { HistoryEventType } from "./history-event";
import type { Payload } from "./payload";
import { type ExecutionContext, StateContext } from "./state-context";
import { StateError } from "./state-error";
import { STATE_TYPES, type SupportedType } from "./states/state-types";
import type { Transition } from "./transition";

/** One run of a scope: from its first state to a state that ends it. */
export class ScopeRun {
  readonly #states: States;
  readonly #execution: ExecutionContext;
  #lastEventId: number;

  /** @param previousEventId what the first state's event follows from */
  constructor(states: States, execution: ExecutionContext, previousEventId: number) {
    this.#states = states;
    this.#execution = execution;
    this.#lastEventId = previousEventId;
  }

  /** Id of the last event, also where the scope ended with an error. */
  get lastEventId(): number {
    return this.#lastEventId;
  }

  /** @throws StateError where a state ends with one that nothing catches */
  *run(startAt: string, input: Payload): Steps<Payload> {
    let payload = input;
    let name: string | undefined = startAt;
    while (name !== undefined) {
      const { output, next }: { readonly output: Payload; readonly next?: string } = yield* this.#visit(
        name,
        payload,
      );
      payload = output;
      name = next;
    }
    return payload;
  }

  *#visit(name: string, input: Payload): Steps<Transition> {
    const state = this.#states[name];
    if (state === undefined) throw new Error(`There is no state ${JSON.stringify(name)}`);
    const { history } = this.#execution;
    if (history.full) {
      throw new StateError(
        "States.Runtime",
        "The execution reached the maximum number of history events (25000).",
      );
    }
    const type = state.Type as SupportedType;
    const entered: HistoryEventType = `${type}StateEntered`;
    this.#lastEventId = history.add(entered, this.#lastEventId, {
      stateEnteredEventDetails: { name, input: input.text, inputDetails: { truncated: false } },
    });
    const context = new StateContext(this.#execution, name, this.#lastEventId);
    try {
      const run = STATE_TYPES[type](state, input, context);
      const transition = "output" in run ? run : yield* run;
      const exited: HistoryEventType = `${type}StateExited`;
      context.record(exited, {
        stateExitedEventDetails: {
          name,
          output: transition.output.text,
          outputDetails: { truncated: false },
        },
      });
      return transition;
    } finally {
      this.#lastEventId = context.lastEventId;
    }
  }
}
