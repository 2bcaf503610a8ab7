import type { State } from "../asl/definition";
import type { Json } from "../input/json-text";
import { combined } from "./data-flow";
import { type Steps, waitUntil } from "./effect";
import { matches } from "./error-match";
import { Payload } from "./payload";
import { RetryDecision } from "./retry";
import type { StateContext } from "./state-context";
import { StateError } from "./state-error";
import type { Transition } from "./transition";

/**
 * Runs a state's work under its Retry and Catch.
 *
 * @param work one attempt
 * @throws StateError where the state neither retries nor catches it
 */
export function* handled(
  state: State,
  input: Payload,
  context: StateContext,
  work: () => Steps<Transition>,
): Steps<Transition> {
  const retry = new RetryDecision(state.Retry ?? []);
  for (;;) {
    context.countAttempt();
    try {
      return yield* work();
    } catch (error) {
      if (!(error instanceof StateError)) throw error;
      const { now, random } = context.execution;
      const delay = retry.next(error, random);
      if (delay === undefined) return caught(state, input, error);
      yield* waitUntil(now() + delay);
    }
  }
}

function caught(state: State, input: Payload, error: StateError): Transition {
  const catcher = (state.Catch ?? []).find(({ ErrorEquals }) => matches(ErrorEquals, error));
  if (catcher === undefined) throw error;
  const output: Record<string, Json> = {};
  if (error.error !== undefined) output.Error = error.error;
  if (error.stateCause !== undefined) output.Cause = error.stateCause;
  return { output: combined(catcher.ResultPath, input, new Payload(output)), next: catcher.Next };
}
