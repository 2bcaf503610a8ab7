import type { HistoryEvent } from "../engine/history-event";
import type { Json } from "../input/json-text";
import type { RecordChange } from "./change";
import type { AttemptRecord, ExecutionRecord, ExecutionStatus, LogRecord, StateRecord } from "./record";

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

export type RecordedExecution = Pick<ExecutionRecord, "arn" | "name" | "stateMachine" | "clock">;

/** Makes one record of an execution's events and its functions' logs, as they come. */
export class ExecutionRecorder {
  readonly #execution: RecordedExecution;
  readonly #onChange: (change: RecordChange) => void;
  readonly #states: OpenState[] = [];
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
    if (event.stateEnteredEventDetails !== undefined) this.#entered(event);
    else if (event.stateExitedEventDetails !== undefined) this.#exited(event);
    else if (event.lambdaFunctionScheduledEventDetails !== undefined) this.#scheduled(event);
    else if (/^LambdaFunction(Succeeded|Failed|TimedOut)$/.test(event.type)) this.#attemptEnded(event);
    else if (event.type === "ExecutionStarted") this.#onChange({ kind: "started", execution: this.record() });
    else if (event.type.startsWith("Execution")) this.#ended(event);
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
      name: details?.name ?? "",
      type: type.replace("StateEntered", ""),
      status: "RUNNING",
      enteredEventId: id,
      enteredAt: timestamp,
      input: parsed(details?.input),
      attempts: [],
    };
    this.#states.push(state);
    this.#onChange({ kind: "state entered", state });
  }

  #exited({ timestamp, stateExitedEventDetails: details }: HistoryEvent): void {
    const state = this.#states.findLast(({ name, status }) => name === details?.name && status === "RUNNING");
    if (state === undefined) return;
    state.status = "SUCCEEDED";
    state.exitedAt = timestamp;
    state.output = parsed(details?.output);
    state.durationMs = this.#duration(state.enteredAt, timestamp, [state]);
    this.#onChange({ kind: "state exited", state });
  }

  #scheduled({ id, timestamp, lambdaFunctionScheduledEventDetails: details }: HistoryEvent): void {
    const state = this.#states.findLast(({ status }) => status === "RUNNING");
    if (state === undefined) return;
    const before = state.attempts.at(-1)?.endedAt;
    const attempt: OpenAttempt = {
      number: state.attempts.length + 1,
      resource: details?.resource ?? "",
      status: "RUNNING",
      scheduledEventId: id,
      startedAt: timestamp,
      input: parsed(details?.input),
      ...(before !== undefined && { delayMs: Date.parse(timestamp) - Date.parse(before) }),
      logs: [],
    };
    state.attempts.push(attempt);
    this.#attempts.set(id, { state, attempt });
    this.#onChange({ kind: "attempt started", state, attempt });
  }

  #attemptEnded(event: HistoryEvent): void {
    const state = this.#states.findLast(({ status }) => status === "RUNNING");
    const attempt = state?.attempts.at(-1);
    if (state === undefined || attempt === undefined) return;
    attempt.endedAt = event.timestamp;
    if (event.lambdaFunctionSucceededEventDetails !== undefined) {
      attempt.status = "SUCCEEDED";
      attempt.output = parsed(event.lambdaFunctionSucceededEventDetails.output);
    } else {
      attempt.status = event.type === "LambdaFunctionTimedOut" ? "TIMED_OUT" : "FAILED";
      Object.assign(
        attempt,
        event.lambdaFunctionFailedEventDetails ?? event.lambdaFunctionTimedOutEventDetails,
      );
    }
    this.#onChange({ kind: "attempt ended", state, attempt });
  }

  #ended(event: HistoryEvent): void {
    for (const state of this.#states.filter(({ status }) => status === "RUNNING")) {
      state.status = "FAILED";
      state.durationMs = this.#duration(state.enteredAt, event.timestamp, [state]);
      this.#onChange({ kind: "state failed", state });
    }
    const output = event.executionSucceededEventDetails?.output;
    this.#end = {
      status: STATUSES[event.type] ?? "FAILED",
      stoppedAt: event.timestamp,
      ...(output !== undefined && { output: parsed(output) }),
      ...event.executionFailedEventDetails,
      ...event.executionTimedOutEventDetails,
      ...event.executionAbortedEventDetails,
    };
    this.#onChange({ kind: "ended", execution: this.record() });
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

function parsed(text: string | undefined): Json {
  return text === undefined ? null : (JSON.parse(text) as Json);
}
