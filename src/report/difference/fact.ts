import { ATTEMPT_ENDED, calledBy, endOf, SCHEDULED } from "../../execution/attempt-event";
import { historyEnd } from "../../execution/history-end";
import { payload, payloadGap } from "../../execution/payload";
import type {
  AttemptRecord,
  ExecutionRecord,
  ExecutionStatus,
  Failure,
  StateRecord,
} from "../../execution/record";
import type { Json } from "../../input/json-text";

type HistoryEvent = ExecutionRecord["history"][number];

/** Something that a visit of a state, or an execution, did: what two runs are compared by. A payload that is not known whole is absent. */
export type Fact =
  | { readonly kind: "started" | "entered"; readonly input?: Json }
  | { readonly kind: "called"; readonly attempt: number; readonly resource: string; readonly input?: Json }
  | ({
      readonly kind: "answered";
      readonly attempt: number;
      readonly status: AttemptRecord["status"];
      readonly output?: Json;
    } & Failure)
  | { readonly kind: "ran"; readonly items: number }
  | { readonly kind: "iteration"; readonly index: number; readonly status: "began" | "succeeded" | "failed" }
  | { readonly kind: "run ended"; readonly status: "succeeded" | "failed" }
  | ({ readonly kind: "fault" } & Failure)
  | { readonly kind: "left"; readonly output?: Json; readonly assigned?: Json }
  | ({ readonly kind: "ended"; readonly status: ExecutionStatus; readonly output?: Json } & Failure);

/**
 * What an event tells; undefined where that is no more than other events do: that a task was started or submitted, or what
 * was stopped because of something else.
 *
 * @param attempt number of the visit's last attempt, with this event
 */
export function factOf(event: HistoryEvent, attempt: number): Fact | undefined {
  const { type } = event;
  const { stateEnteredEventDetails: entered, stateExitedEventDetails: exited } = event;
  if (entered !== undefined) {
    return { kind: "entered", ...whole("input", entered.input, entered.inputDetails) };
  }
  if (exited !== undefined) {
    const { output, outputDetails, assignedVariables } = exited;
    return {
      kind: "left",
      ...whole("output", output, outputDetails),
      ...(assignedVariables !== undefined && {
        assigned: Object.fromEntries(
          Object.entries(assignedVariables).map(([name, text]) => [name, payload(text)]),
        ),
      }),
    };
  }
  if (SCHEDULED.test(type)) {
    const { resource, input, gap } = calledBy(event);
    return { kind: "called", attempt, resource, ...(gap === undefined && { input }) };
  }
  if (ATTEMPT_ENDED.test(type)) {
    const { output, gap, ...end } = endOf(event);
    return {
      kind: "answered",
      attempt,
      ...end,
      ...(output !== undefined && gap === undefined && { output }),
    };
  }
  return innerFact(event) ?? executionFact(event);
}

function innerFact({ type, ...event }: HistoryEvent): Fact | undefined {
  if (type === "EvaluationFailed") {
    const { error, cause } = event.evaluationFailedEventDetails ?? {};
    return {
      kind: "fault",
      ...(error !== undefined && { error }),
      ...(cause !== undefined && { cause }),
    };
  }
  if (type === "ParallelStateStarted" || type === "MapStateStarted") {
    return { kind: "ran", items: event.mapStateStartedEventDetails?.length ?? 0 };
  }
  const [, what, how] =
    /^(MapIteration|MapRun|(?:Parallel|Map)State)(Started|Succeeded|Failed)$/.exec(type) ?? [];
  if (what === undefined || (how === "Started" && what !== "MapIteration")) return undefined;
  const status = how === "Succeeded" ? "succeeded" : "failed";
  if (what !== "MapIteration") return what === "MapRun" ? undefined : { kind: "run ended", status };
  const { index = 0 } =
    event.mapIterationStartedEventDetails ??
    event.mapIterationSucceededEventDetails ??
    event.mapIterationFailedEventDetails ??
    {};
  return { kind: "iteration", index, status: how === "Started" ? "began" : status };
}

function executionFact(event: HistoryEvent): Fact | undefined {
  if (event.type === "ExecutionStarted") {
    const { input, inputDetails } = event.executionStartedEventDetails ?? {};
    return { kind: "started", ...whole("input", input, inputDetails) };
  }
  const end = historyEnd(event, undefined);
  if (end === undefined) return undefined;
  const { status, output, gap, error, cause } = end;
  return {
    kind: "ended",
    status,
    ...(output !== undefined && gap === undefined && { output }),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
  };
}

/** A payload under its name; nothing where it is not known whole. */
function whole<Name extends "input" | "output">(
  name: Name,
  text: string | undefined,
  details: Parameters<typeof payloadGap>[1],
): { readonly [name in Name]?: Json } {
  const known: { [name in Name]?: Json } = {};
  if (payloadGap(text, details) === undefined) known[name] = payload(text);
  return known;
}

/** What a visit did whose events are not in the record, with when: one in a child execution of a distributed Map. */
export function factsOfState(state: StateRecord): { readonly at: string; readonly fact: Fact }[] {
  const { attempts, runs = [], enteredAt, exitedAt, error, cause, status } = state;
  const { input, output } = knownOf(state);
  return [
    { at: enteredAt, fact: { kind: "entered", ...(input !== undefined && { input }) } },
    ...attempts.flatMap((attempt) => {
      const { number, resource, startedAt, endedAt, ...ended } = attempt;
      const known = knownOf(attempt);
      const given = known.input === undefined ? {} : { input: known.input };
      const called = {
        at: startedAt,
        fact: { kind: "called", attempt: number, resource, ...given } as const,
      };
      if (endedAt === undefined || ended.status === "ABORTED" || ended.status === "RUNNING") return [called];
      const fact = {
        kind: "answered" as const,
        attempt: number,
        status: ended.status,
        ...(known.output !== undefined && { output: known.output }),
        ...(ended.error !== undefined && { error: ended.error }),
        ...(ended.cause !== undefined && { cause: ended.cause }),
      };
      return [called, { at: endedAt, fact }];
    }),
    ...runs.map(({ startedAt, items = 0 }) => ({ at: startedAt, fact: { kind: "ran" as const, items } })),
    ...(status === "FAILED" && attempts.length === 0
      ? [
          {
            at: exitedAt ?? enteredAt,
            fact: {
              kind: "fault" as const,
              ...(error !== undefined && { error }),
              ...(cause !== undefined && { cause }),
            },
          },
        ]
      : []),
    ...(exitedAt === undefined
      ? []
      : [{ at: exitedAt, fact: { kind: "left" as const, ...(output !== undefined && { output }) } }]),
  ];
}

/** The payloads of a state or an attempt that are known whole. */
function knownOf({ input, output, incomplete }: Pick<StateRecord, "input" | "output" | "incomplete">): {
  readonly input?: Json;
  readonly output?: Json;
} {
  return {
    ...(incomplete?.input === undefined && { input }),
    ...(output !== undefined && incomplete?.output === undefined && { output }),
  };
}
