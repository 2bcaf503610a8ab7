import type { State } from "../../asl/definition";
import type { Json } from "../../input/json-text";
import { effectiveInput, effectiveOutput, looked } from "../data-flow";
import { type Steps, waitUntil } from "../effect";
import type { Payload } from "../payload";
import type { StateContext } from "../state-context";
import { RuntimeFault } from "../state-error";
import { parseTimestamp } from "../timestamp";
import { type Transition, transition } from "../transition";

/**
 * Waits for some seconds or until a moment.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html
 */
export function* wait(state: State, input: Payload, context: StateContext): Steps<Transition> {
  const selected = effectiveInput(state, input, context);
  yield* waitUntil(end(state, selected, context));
  return transition(state, effectiveOutput(state, input, selected, context));
}

function end(state: State, input: Payload, context: StateContext): number {
  const now = context.execution.now();
  if (typeof state.Seconds === "number") return now + state.Seconds * 1000;
  if (typeof state.SecondsPath === "string") return now + secondsAt(state.SecondsPath, input, context) * 1000;
  const path = state.TimestampPath;
  const timestamp =
    typeof path === "string" ? referenced("TimestampPath", path, input, context) : state.Timestamp;
  const time = typeof timestamp === "string" ? parseTimestamp(timestamp) : undefined;
  if (time !== undefined) return time;
  throw new RuntimeFault(
    context,
    typeof path === "string"
      ? `The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: ${path} == ${shown(timestamp)}`
      : `The Timestamp parameter is not a valid ISO-8601 extended offset date-time format string: ${shown(timestamp)}`,
  );
}

function secondsAt(path: string, input: Payload, context: StateContext): number {
  const seconds = referenced("SecondsPath", path, input, context);
  if (typeof seconds !== "number" || !Number.isInteger(seconds)) {
    throw new RuntimeFault(
      context,
      `The SecondsPath parameter cannot be parsed as a long value: ${path} == ${shown(seconds)}`,
    );
  }
  if (seconds < 0) {
    throw new RuntimeFault(
      context,
      `The SecondsPath parameter references a negative value: ${path} == ${shown(seconds)}`,
    );
  }
  return seconds;
}

function referenced(field: string, path: string, input: Payload, context: StateContext): Json {
  const value = looked(path, input, context);
  if (value !== undefined) return value;
  throw new RuntimeFault(context, `The ${field} parameter does not reference an input value: ${path}`);
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
