import type { State } from "../asl/definition";
import type { Json } from "../input/json-text";
import { canonical, PathError, valueAt, withValueAt } from "./json-path";
import { Payload } from "./payload";
import type { StateContext } from "./state-context";
import { RuntimeFault, StateError } from "./state-error";

/** The part of the input that a state works on. */
export function effectiveInput(state: State, input: Payload, context: StateContext): Payload {
  return selected(state.InputPath, input, context);
}

/** The output of a state, from the input that it was given and its result. */
export function effectiveOutput(
  state: State,
  input: Payload,
  result: Payload,
  context: StateContext,
): Payload {
  return selected(state.OutputPath, combined(state.ResultPath, input, result), context);
}

/** The input with a result put where a ResultPath says; null drops the result. */
export function combined(resultPath: unknown, input: Payload, result: Payload): Payload {
  if (resultPath === undefined || resultPath === "$") return result;
  if (resultPath === null) return input;
  try {
    return new Payload(withValueAt(input.value, String(resultPath), result.value));
  } catch (error) {
    if (!(error instanceof PathError)) throw error;
    throw new StateError("States.ResultPathMatchFailure", `${error.message} ${input.text}`);
  }
}

/**
 * What a path of a definition leads to: in the payload, or behind `$$` in the context object.
 * @returns undefined where it leads nowhere
 */
export function looked(path: string, input: Payload, context: StateContext): Json | undefined {
  try {
    return path.startsWith("$$") ? valueAt(context.contextObject, path.slice(1)) : valueAt(input.value, path);
  } catch (error) {
    if (!(error instanceof PathError)) throw error;
    throw new RuntimeFault(context, error.message);
  }
}

function selected(path: unknown, payload: Payload, context: StateContext): Payload {
  if (path === undefined || path === "$") return payload;
  if (path === null) return new Payload({});
  const value = looked(String(path), payload, context);
  if (value === undefined) {
    const text = String(path);
    throw new RuntimeFault(
      context,
      `Invalid path '${text}' : No results for path: ${canonical(text.replace(/^\$\$/, "$"))}`,
    );
  }
  return new Payload(value);
}
