import type { State } from "../../asl/definition";
import type { Json } from "../../input/json-text";
import { effectiveInput, effectiveOutput } from "../data-flow";
import { Payload } from "../payload";
import type { StateContext } from "../state-context";
import { type Transition, transition } from "../transition";

/**
 * Hands its input on, or a fixed result.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-pass.html
 */
export function pass(state: State, input: Payload, context: StateContext): Transition {
  const selected = effectiveInput(state, input, context);
  const result = state.Result === undefined ? selected : new Payload(state.Result as Json);
  return transition(state, effectiveOutput(state, input, result, context));
}
