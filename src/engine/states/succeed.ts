import type { State } from "../../asl/definition";
import { effectiveInput, effectiveOutput } from "../data-flow";
import type { Payload } from "../payload";
import type { StateContext } from "../state-context";
import type { Transition } from "../transition";

/**
 * Ends its scope with its input as output.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-succeed.html
 */
export function succeed(state: State, input: Payload, context: StateContext): Transition {
  return { output: effectiveOutput(state, input, effectiveInput(state, input, context), context) };
}
