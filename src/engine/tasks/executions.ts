import type { ErrorDetails } from "../history-event";
import { REQUEST_ID } from "./sdk-metadata";

/** What StartExecution is asked for. */
export interface StartRequest {
  readonly stateMachineArn: string;
  readonly name: string;
  /** JSON text. */
  readonly input: string;
}

/** An execution that a task has started. */
export interface StartedExecution {
  readonly arn: string;
  readonly stateMachineArn: string;
  readonly name: string;
  /** JSON text. */
  readonly input: string;
  /** Milliseconds since the epoch, on the clock that it shares with the execution that started it. */
  readonly startedAt: number;
  readonly ended: Promise<EndedExecution>;
  /** Ends it as ABORTED. */
  readonly stop: () => void;
}

export interface EndedExecution {
  readonly status: "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "ABORTED";
  /** JSON text; absent where it did not succeed. */
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
  /** As `startedAt`. */
  readonly stoppedAt: number;
}

/** Starts the executions that tasks ask for. */
export interface Executions {
  /** @returns the error of StartExecution where it starts none */
  start(request: StartRequest): StartedExecution | Required<ErrorDetails>;
}

/** How StartExecution answers for a state machine that is not there. */
export function doesNotExist(stateMachineArn: string): Required<ErrorDetails> {
  return startError("StateMachineDoesNotExist", `State Machine Does Not Exist: '${stateMachineArn}'`);
}

/** An error of StartExecution, as a task reports it. */
export function startError(code: string, message: string): Required<ErrorDetails> {
  const about = `Service: AWSStepFunctions; Status Code: 400; Error Code: ${code}; Request ID: ${REQUEST_ID}; Proxy: null`;
  return { error: `StepFunctions.${code}Exception`, cause: `${message} (${about})` };
}
