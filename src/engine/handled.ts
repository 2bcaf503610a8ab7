import type { State } from "../asl/definition";
import { catcherOf } from "../asl/error-match";
import type { DataFlow } from "./data-flow";
import { type Steps, waitUntil } from "./effect";
import { RetryDecision } from "./retry";
import type { StateContext } from "./state-context";
import { StateError } from "./state-error";
import type { Transition } from "./transition";

/**
 * Runs a state's work under its Retry and Catch.
 *
 * @param work one attempt
 * @param onFailure told of an error that is not retried, before it is caught
 * @throws StateError where the state neither retries nor catches it
 */
export function* handled(
  state: State,
  flow: DataFlow,
  context: StateContext,
  work: () => Steps<Transition>,
  onFailure: (error: StateError) => void = () => {},
): Steps<Transition> {
  const retry = new RetryDecision(state.Retry ?? []);
  for (;;) {
    context.countAttempt();
    try {
      return yield* work();
    } catch (error) {
      if (!(error instanceof StateError)) throw error;
      const { now, random } = context.execution;
      const delay = retry.next(error.names, random);
      if (delay === undefined) {
        onFailure(error);
        return yield* caught(state, flow, error);
      }
      yield* waitUntil(now() + delay);
    }
  }
}

function* caught(state: State, flow: DataFlow, error: StateError): Steps<Transition> {
  const catchers = state.Catch ?? [];
  const index = catcherOf(catchers, error.names);
  const catcher = index === undefined ? undefined : catchers[index];
  if (index === undefined || catcher === undefined) throw error;
  return { ...(yield* flow.leaveError(catcher, index, error.output)), next: catcher.Next };
}
