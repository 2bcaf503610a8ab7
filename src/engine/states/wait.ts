import { parseTimestamp } from "../../asl/timestamp";
import type { Json } from "../../input/json-text";
import { jsonText } from "../../input/written-json";
import { type Steps, waitUntil } from "../effect";
import { evaluateSeconds, evaluateTimestamp } from "../jsonata/typed-field";
import { RuntimeFault } from "../state-error";
import { type Transition, transition } from "../transition";
import type { JsonPathVisit, QueryVisit, Visit } from "../visit";

/**
 * Waits for some seconds or until a moment.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html
 */
export function* wait(visit: Visit): Steps<Transition> {
  const end = visit.language === "JSONata" ? yield* evaluatedEnd(visit) : referencedEnd(visit);
  yield* waitUntil(end);
  return transition(visit.state, yield* visit.flow.leaveInput());
}

function* evaluatedEnd({ state, flow, context }: QueryVisit): Steps<number> {
  const { Seconds, Timestamp } = state;
  if (Seconds === undefined) {
    return yield* flow.evaluated((scope) => evaluateTimestamp(Timestamp as Json, "Timestamp", scope));
  }
  const seconds = yield* flow.evaluated((scope) => evaluateSeconds(Seconds as Json, "Seconds", scope));
  return context.execution.now() + seconds * 1000;
}

function referencedEnd(visit: JsonPathVisit): number {
  const { state, context } = visit;
  const now = context.execution.now();
  if (typeof state.Seconds === "number") return now + state.Seconds * 1000;
  if (typeof state.SecondsPath === "string") return now + secondsAt(state.SecondsPath, visit) * 1000;
  const path = state.TimestampPath;
  const timestamp = typeof path === "string" ? referenced("TimestampPath", path, visit) : state.Timestamp;
  const time = typeof timestamp === "string" ? parseTimestamp(timestamp) : undefined;
  if (time !== undefined) return time;
  throw new RuntimeFault(
    context,
    typeof path === "string"
      ? `The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: ${path} == ${shown(timestamp)}`
      : `The Timestamp parameter is not a valid ISO-8601 extended offset date-time format string: ${shown(timestamp)}`,
  );
}

function secondsAt(path: string, visit: JsonPathVisit): number {
  const seconds = referenced("SecondsPath", path, visit);
  if (typeof seconds !== "number" || !Number.isInteger(seconds)) {
    throw new RuntimeFault(
      visit.context,
      `The SecondsPath parameter cannot be parsed as a long value: ${path} == ${shown(seconds)}`,
    );
  }
  if (seconds < 0) {
    throw new RuntimeFault(
      visit.context,
      `The SecondsPath parameter references a negative value: ${path} == ${shown(seconds)}`,
    );
  }
  return seconds;
}

function referenced(field: string, path: string, { flow, context }: JsonPathVisit): Json {
  const value = flow.looked(path, flow.effectiveInput);
  if (value !== undefined) return value;
  throw new RuntimeFault(context, `The ${field} parameter does not reference an input value: ${path}`);
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : jsonText((value ?? null) as Json);
}
