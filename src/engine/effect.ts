import type { ErrorDetails } from "./history-event";
import type { EndedExecution, StartedExecution, StartRequest } from "./tasks/executions";
import type { FunctionCall, FunctionOutcome } from "./tasks/functions";
import type { ServiceCall } from "./tasks/services";
import type { ActivityTask, PolledTask } from "./tasks/task-tokens";

/** What a state cannot do by itself: it yields it, and the driver does it. */
export type Effect =
  | {
      readonly kind: "wait";
      /** Milliseconds since the epoch, on the execution's clock. */
      readonly until: number;
    }
  | {
      readonly kind: "invoke";
      readonly call: FunctionCall;
      /** Seconds until the state stops waiting for the outcome. */
      readonly timeoutSeconds?: number;
    }
  | {
      readonly kind: "call service";
      readonly call: ServiceCall;
      /** As for a function. */
      readonly timeoutSeconds?: number;
    }
  | {
      readonly kind: "issue token";
      readonly token: string;
      /** What an activity's worker gets with the token. */
      readonly activity?: ActivityTask;
    }
  | ({ readonly kind: "await poll" } & TokenWait)
  | ({ readonly kind: "await answer" } & TokenWait)
  | {
      readonly kind: "start execution";
      readonly request: StartRequest;
    }
  | {
      readonly kind: "await execution";
      readonly execution: StartedExecution;
      readonly until?: number;
    }
  | {
      readonly kind: "evaluate";
      /** A computation that gives a promise, though it waits for nothing. */
      readonly work: () => Promise<unknown>;
    }
  | {
      readonly kind: "run";
      /** Computations that run side by side, each begun when there is room for it. */
      readonly runs: Iterator<Steps<void>>;
      /** How many run at a time. */
      readonly limit: number;
    };

/** A wait for somebody who holds a task's token. */
export interface TokenWait {
  readonly token: string;
  /** When the task times out, in milliseconds since the epoch on the execution's clock; never where absent. */
  readonly until?: number;
  /** Longest time between two heartbeats. */
  readonly heartbeatSeconds?: number;
}

/** How a task's time ran out: all of it, or that between two heartbeats. */
export type TimedOut = "timed out" | "no heartbeat";

/** A computation that yields its effects and is resumed with what they give. */
export type Steps<Result> = Generator<Effect, Result, unknown>;

export function* waitUntil(until: number): Steps<void> {
  yield { kind: "wait", until };
}

export function* invoke(call: FunctionCall, timeoutSeconds?: number): Steps<FunctionOutcome | "timed out"> {
  const outcome = yield { kind: "invoke", call, ...(timeoutSeconds !== undefined && { timeoutSeconds }) };
  return outcome as FunctionOutcome | "timed out";
}

/** @returns undefined where no service answers for the state */
export function* callService(
  call: ServiceCall,
  timeoutSeconds?: number,
): Steps<FunctionOutcome | TimedOut | undefined> {
  const outcome = yield {
    kind: "call service",
    call,
    ...(timeoutSeconds !== undefined && { timeoutSeconds }),
  };
  return outcome as FunctionOutcome | TimedOut | undefined;
}

/** Makes a token known, so that whoever gets it can answer. */
export function* issueToken(token: string, activity?: ActivityTask): Steps<void> {
  yield { kind: "issue token", token, ...(activity !== undefined && { activity }) };
}

/** Waits until an activity's worker takes the task. */
export function* polled(wait: TokenWait): Steps<PolledTask | "timed out"> {
  return (yield { kind: "await poll", ...wait }) as PolledTask | "timed out";
}

/** Waits for the answer of whoever has a task's token; the token is worth nothing afterwards. */
export function* answered(wait: TokenWait): Steps<FunctionOutcome | TimedOut> {
  return (yield { kind: "await answer", ...wait }) as FunctionOutcome | TimedOut;
}

export function* startExecution(request: StartRequest): Steps<StartedExecution | Required<ErrorDetails>> {
  return (yield { kind: "start execution", request }) as StartedExecution | Required<ErrorDetails>;
}

/** Waits until an execution has ended; one that takes too long is stopped. */
export function* executionEnded(
  execution: StartedExecution,
  until?: number,
): Steps<EndedExecution | "timed out"> {
  const ended = yield { kind: "await execution", execution, ...(until !== undefined && { until }) };
  return ended as EndedExecution | "timed out";
}

/** @throws what the computation rejects with */
export function* evaluated<Result>(work: () => Promise<Result>): Steps<Result> {
  return (yield { kind: "evaluate", work }) as Result;
}

/**
 * Runs computations side by side.
 * @throws the first error that one of them ends with; the others are stopped then
 */
export function* sideBySide(runs: Iterator<Steps<void>>, limit: number): Steps<void> {
  yield { kind: "run", runs, limit };
}
