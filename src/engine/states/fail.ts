import type { State } from "../../asl/definition";
import { looked } from "../data-flow";
import type { Payload } from "../payload";
import type { StateContext } from "../state-context";
import { RuntimeFault, StateError } from "../state-error";

/**
 * Ends the execution with an error.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-fail.html
 */
export function fail(state: State, input: Payload, context: StateContext): never {
  throw new StateError(text("Error", state, input, context), text("Cause", state, input, context));
}

function text(
  field: "Error" | "Cause",
  state: State,
  input: Payload,
  context: StateContext,
): string | undefined {
  const path = state[`${field}Path`];
  if (path === undefined) return state[field] === undefined ? undefined : String(state[field]);
  const value = looked(String(path), input, context);
  if (typeof value === "string") return value;
  throw new RuntimeFault(context, `The ${field}Path parameter does not reference a string: ${String(path)}`);
}
