import type { HistoryEvent } from "../engine/history-event";
import type { Stage } from "../engine/stage";
import { ATTEMPT_ENDED, calledBy, endOf, parsed, SCHEDULED, SCOPE_FAILED } from "./attempt-event";
import type { RecordChange } from "./change";
import {
  type AttemptRecord,
  type ExecutionRecord,
  type ExecutionStatus,
  type LogRecord,
  RECORD_VERSION,
  type StateRecord,
} from "./record";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type OpenAttempt = Mutable<Omit<AttemptRecord, "logs">> & { readonly logs: LogRecord[] };
type OpenState = Mutable<Omit<StateRecord, "attempts">> & { readonly attempts: OpenAttempt[] };

interface PlacedAttempt {
  readonly state: OpenState;
  readonly attempt: OpenAttempt;
}

/** A line that a function wrote, and the attempt that it belongs to. */
export interface LoggedLine {
  readonly scheduledEventId: number;
  readonly timestamp: number;
  readonly message: string;
  readonly requestId?: string;
}

/** The figures of one finished call. */
export interface CallReport {
  readonly scheduledEventId: number;
  readonly requestId: string;
  readonly durationMs: number;
  readonly initDurationMs?: number;
}

export type RecordedExecution = Pick<
  ExecutionRecord,
  "source" | "arn" | "name" | "stateMachine" | "definition" | "clock"
>;

/** Makes one record of an execution's events and its functions' logs, as they come. */
export class ExecutionRecorder {
  readonly #execution: RecordedExecution;
  readonly #onChange: (change: RecordChange) => void;
  readonly #states: OpenState[] = [];
  /** The visit that each event belongs to. */
  readonly #owners = new Map<number, OpenState>();
  readonly #attempts = new Map<number, PlacedAttempt>();
  readonly #history: HistoryEvent[] = [];
  #end: Pick<ExecutionRecord, "status" | "output" | "error" | "cause" | "stoppedAt"> = { status: "RUNNING" };

  constructor(execution: RecordedExecution, onChange: (change: RecordChange) => void) {
    this.#execution = execution;
    this.#onChange = onChange;
  }

  record(): ExecutionRecord {
    const [first] = this.#history;
    const { stoppedAt } = this.#end;
    return {
      version: RECORD_VERSION,
      ...this.#execution,
      ...(first !== undefined && {
        startedAt: first.timestamp,
        input: parsed(first.executionStartedEventDetails?.input),
      }),
      ...this.#end,
      ...(first !== undefined &&
        stoppedAt !== undefined && { durationMs: this.#duration(first.timestamp, stoppedAt, this.#states) }),
      states: this.#states,
      history: this.#history,
    };
  }

  event(event: HistoryEvent): void {
    this.#history.push(event);
    const owner = this.#owners.get(event.previousEventId);
    if (owner !== undefined) this.#owners.set(event.id, owner);
    if (event.stateEnteredEventDetails !== undefined) this.#entered(event);
    else if (event.stateExitedEventDetails !== undefined) this.#exited(event, owner);
    else if (SCHEDULED.test(event.type)) this.#scheduled(event, owner);
    else if (ATTEMPT_ENDED.test(event.type)) this.#attemptEnded(event, owner);
    else if (SCOPE_FAILED.test(event.type)) this.#failed(event, owner);
    else if (event.type === "ExecutionStarted")
      this.#onChange({ kind: "execution started", execution: this.record() });
    else if (event.type.startsWith("Execution")) this.#ended(event);
  }

  /** What the data of a visit was at a stage. */
  stage({ enteredEventId, name, value }: Stage): void {
    const state = this.#owners.get(enteredEventId);
    if (state !== undefined) state.data = { ...state.data, [name]: value };
  }

  /** A line that belongs to no attempt of this execution is left out. */
  log({ scheduledEventId, timestamp, message, requestId }: LoggedLine): void {
    const found = this.#attempts.get(scheduledEventId);
    if (found === undefined) return;
    const log = {
      timestamp: new Date(timestamp).toISOString(),
      message,
      ...(requestId !== undefined && { requestId }),
    };
    found.attempt.logs.push(log);
    this.#onChange({ kind: "logged", ...found, log });
  }

  report({ scheduledEventId, requestId, durationMs, initDurationMs }: CallReport): void {
    const attempt = this.#attempts.get(scheduledEventId)?.attempt;
    if (attempt === undefined) return;
    attempt.requestId = requestId;
    attempt.durationMs = durationMs;
    if (initDurationMs !== undefined) attempt.initDurationMs = initDurationMs;
  }

  #entered({ id, type, timestamp, stateEnteredEventDetails: details }: HistoryEvent): void {
    const state: OpenState = {
      id: String(id),
      name: details?.name ?? "",
      type: type.replace("StateEntered", ""),
      status: "RUNNING",
      enteredEventId: id,
      enteredAt: timestamp,
      input: parsed(details?.input),
      attempts: [],
    };
    this.#states.push(state);
    this.#owners.set(id, state);
    this.#onChange({ kind: "state entered", state });
  }

  #exited(
    { timestamp, type, stateExitedEventDetails: details }: HistoryEvent,
    owner: OpenState | undefined,
  ): void {
    const left = type.replace("StateExited", "");
    const isLeft = (one: OpenState) =>
      one.name === details?.name && one.type === left && one.status === "RUNNING";
    // A Map or Parallel state is left after an event of one of its inner states.
    const state = owner !== undefined && isLeft(owner) ? owner : this.#states.findLast(isLeft);
    if (state === undefined) return;
    state.status = "SUCCEEDED";
    state.exitedAt = timestamp;
    state.output = parsed(details?.output);
    state.durationMs = this.#duration(state.enteredAt, timestamp, [state]);
    this.#onChange({ kind: "state exited", state });
  }

  #scheduled(event: HistoryEvent, state: OpenState | undefined): void {
    if (state === undefined) return;
    const before = state.attempts.at(-1);
    if (before?.endedAt !== undefined)
      before.backOffMs = Date.parse(event.timestamp) - Date.parse(before.endedAt);
    const attempt: OpenAttempt = {
      number: state.attempts.length + 1,
      ...calledBy(event),
      status: "RUNNING",
      scheduledEventId: event.id,
      startedAt: event.timestamp,
      logs: [],
    };
    state.attempts.push(attempt);
    this.#attempts.set(event.id, { state, attempt });
    this.#onChange({ kind: "attempt started", state, attempt });
  }

  #attemptEnded(event: HistoryEvent, state: OpenState | undefined): void {
    const attempt = state?.attempts.at(-1);
    if (state === undefined || attempt === undefined) return;
    attempt.endedAt = event.timestamp;
    const { output, error, cause } = endOf(event);
    attempt.status =
      output !== undefined ? "SUCCEEDED" : event.type.endsWith("TimedOut") ? "TIMED_OUT" : "FAILED";
    if (output !== undefined) attempt.output = parsed(output);
    if (error !== undefined) attempt.error = error;
    if (cause !== undefined) attempt.cause = cause;
    this.#onChange({ kind: "attempt ended", state, attempt });
  }

  /** The inner state that a branch or an iteration failed in ends there, caught or not. */
  #failed(event: HistoryEvent, state: OpenState | undefined): void {
    if (state?.status !== "RUNNING") return;
    state.status = "FAILED";
    state.durationMs = this.#duration(state.enteredAt, event.timestamp, [state]);
    this.#onChange({ kind: "state failed", state });
  }

  #ended(event: HistoryEvent): void {
    for (const state of this.#states) this.#failed(event, state);
    const output = event.executionSucceededEventDetails?.output;
    this.#end = {
      status: STATUSES[event.type] ?? "FAILED",
      stoppedAt: event.timestamp,
      ...(output !== undefined && { output: parsed(output) }),
      ...event.executionFailedEventDetails,
      ...event.executionTimedOutEventDetails,
      ...event.executionAbortedEventDetails,
    };
    this.#onChange({ kind: "execution ended", execution: this.record() });
  }

  #duration(from: string, to: string, states: readonly OpenState[]): number {
    const onClock = Date.parse(to) - Date.parse(from);
    if (this.#execution.clock === "real") return onClock;
    const inFunctions = states
      .flatMap(({ attempts }) => attempts)
      .reduce((sum, { durationMs = 0 }) => sum + durationMs, 0);
    return onClock + inFunctions;
  }
}

const STATUSES: Readonly<Record<string, ExecutionStatus>> = {
  ExecutionSucceeded: "SUCCEEDED",
  ExecutionFailed: "FAILED",
  ExecutionTimedOut: "TIMED_OUT",
  ExecutionAborted: "ABORTED",
};
