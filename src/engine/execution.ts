import type { Definition } from "../asl/definition";
import type { Json } from "../input/json-text";
import type { Clock } from "./clock";
import type { Effect, Reply, Steps } from "./effect";
import type { Functions } from "./functions";
import { History } from "./history";
import type { ErrorDetails, HistoryEvent } from "./history-event";
import { Payload } from "./payload";
import { ScopeRun } from "./scope";
import { StateError } from "./state-error";

/** What an execution is started with. */
export interface ExecutionOptions {
  /** A definition that the rules accept and that the engine supports; never changed. */
  readonly definition: Definition;
  /** Never changed. */
  readonly input: Json;
  readonly stateMachine: { readonly arn: string; readonly name: string; readonly roleArn: string };
  readonly arn: string;
  readonly name: string;
  readonly functions: Functions;
  readonly clock: Clock;
  /** A number from 0 up to 1 at each call; what is random in an execution comes from here. */
  readonly random: () => number;
  /** Receives the history, event by event, as it happens. */
  readonly onEvent: (event: HistoryEvent) => void;
  /** Stops the execution: it ends as ABORTED. */
  readonly signal?: AbortSignal;
}

/** How an execution ended. */
export type ExecutionOutcome =
  | {
      readonly status: "SUCCEEDED";
      /** JSON text. */
      readonly output: string;
    }
  | ({ readonly status: "FAILED" | "TIMED_OUT" | "ABORTED" } & ErrorDetails);

/** Why an execution ends before its states do. */
class Stop extends Error {
  readonly status: "TIMED_OUT" | "ABORTED";

  constructor(status: "TIMED_OUT" | "ABORTED") {
    super(status);
    this.status = status;
  }
}

/** Runs a state machine: its definition and an input, against functions and a clock. */
export async function execute(options: ExecutionOptions): Promise<ExecutionOutcome> {
  const { definition, clock, onEvent } = options;
  const stop = new AbortController();
  const abort = () => stop.abort(new Stop("ABORTED"));
  options.signal?.addEventListener("abort", abort, { once: true });
  if (options.signal?.aborted) abort();

  const history = new History(clock, onEvent);
  const input = new Payload(options.input);
  history.add("ExecutionStarted", 0, {
    executionStartedEventDetails: {
      input: input.text,
      inputDetails: { truncated: false },
      roleArn: options.stateMachine.roleArn,
    },
  });
  limitTime(definition, clock, stop);
  const scope = new ScopeRun(definition.States, executionContext(options, history), 0);
  try {
    const output = await drive(scope.run(definition.StartAt, input), options, stop.signal);
    return ended(history, scope, { status: "SUCCEEDED", output: output.text });
  } catch (error) {
    if (error instanceof StateError) {
      return ended(history, scope, { status: "FAILED", ...details(error.error, error.stateCause) });
    }
    if (!(error instanceof Stop)) throw error;
    return ended(history, scope, {
      status: error.status,
      ...(error.status === "TIMED_OUT" && { error: "States.Timeout" }),
    });
  } finally {
    options.signal?.removeEventListener("abort", abort);
    stop.abort(new Stop("ABORTED"));
  }
}

function executionContext(
  { clock, random, input, arn, name, stateMachine }: ExecutionOptions,
  history: History,
) {
  return {
    history,
    now: () => clock.now(),
    random,
    contextObject: {
      Execution: {
        Id: arn,
        Input: input,
        Name: name,
        RoleArn: stateMachine.roleArn,
        StartTime: new Date(clock.now()).toISOString(),
        RedriveCount: 0,
      },
      StateMachine: { Id: stateMachine.arn, Name: stateMachine.name },
    },
  };
}

/** The machine's own TimeoutSeconds, which ends the execution wherever it is. */
function limitTime({ TimeoutSeconds }: Definition, clock: Clock, stop: AbortController): void {
  if (TimeoutSeconds === undefined) return;
  clock.waitUntil(clock.now() + TimeoutSeconds * 1000, stop.signal).then(
    () => stop.abort(new Stop("TIMED_OUT")),
    () => {},
  );
}

/** Steps through a computation, doing what it yields, until it ends or is stopped. */
async function drive<Result>(
  steps: Steps<Result>,
  options: ExecutionOptions,
  signal: AbortSignal,
): Promise<Result> {
  let turn = steps.next();
  while (turn.done !== true) {
    const reply = await perform(turn.value, options, signal);
    turn = signal.aborted ? steps.throw(signal.reason) : steps.next(reply);
  }
  return turn.value;
}

async function perform(
  effect: Effect,
  { clock, functions }: ExecutionOptions,
  signal: AbortSignal,
): Promise<Reply> {
  if (effect.kind === "wait") {
    await clock.waitUntil(effect.until, signal).catch(() => {});
    return undefined;
  }
  const { call, timeoutSeconds } = effect;
  const given = new AbortController();
  const work = () => functions.invoke(call, AbortSignal.any([signal, given.signal]));
  const outcome = await clock.whileWorking(
    work,
    timeoutSeconds === undefined ? undefined : timeoutSeconds * 1000,
  );
  if (outcome === "timed out") given.abort();
  return outcome;
}

const ENDS = {
  SUCCEEDED: "ExecutionSucceeded",
  FAILED: "ExecutionFailed",
  TIMED_OUT: "ExecutionTimedOut",
  ABORTED: "ExecutionAborted",
} as const;

function ended(history: History, scope: ScopeRun, outcome: ExecutionOutcome): ExecutionOutcome {
  if (outcome.status === "SUCCEEDED") {
    history.add(ENDS.SUCCEEDED, scope.lastEventId, {
      executionSucceededEventDetails: { output: outcome.output, outputDetails: { truncated: false } },
    });
    return outcome;
  }
  const { status, error, cause } = outcome;
  const key = {
    FAILED: "executionFailedEventDetails",
    TIMED_OUT: "executionTimedOutEventDetails",
    ABORTED: "executionAbortedEventDetails",
  } as const;
  history.add(ENDS[status], scope.lastEventId, { [key[status]]: details(error, cause) });
  return outcome;
}

function details(error: string | undefined, cause: string | undefined): ErrorDetails {
  return { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
}
