import type { Definition } from "../asl/definition";
import type { Json } from "../input/json-text";
import type { Clock } from "./clock/clock";
import { Driver, Stop } from "./driver";
import { recordStart, startContext } from "./execution-start";
import { History } from "./history";
import type { ErrorDetails, HistoryEvent } from "./history-event";
import { Payload } from "./payload";
import { ScopeRun } from "./scope";
import type { ExecutionContext } from "./state-context";
import { StateError } from "./state-error";
import { doesNotExist, type Executions } from "./tasks/executions";
import type { Functions } from "./tasks/functions";
import type { Services } from "./tasks/services";
import { TaskTokens } from "./tasks/task-tokens";

/** What an execution can do without: what stands for S3, and who is told of more than the history. */
type Observers = Pick<
  ExecutionContext,
  "objects" | "onStage" | "observeChild" | "onChildExecution" | "childHistories"
>;

/** What an execution is started with. */
export interface ExecutionOptions extends Observers {
  /** A definition that the rules accept and that the engine supports; never changed. */
  readonly definition: Definition;
  /** Never changed. */
  readonly input: Json;
  readonly stateMachine: { readonly arn: string; readonly name: string; readonly roleArn: string };
  readonly arn: string;
  readonly name: string;
  readonly functions: Functions;
  /** Asked first at every task. @default none answers */
  readonly services?: Services;
  /** How tasks that wait for a token, and activities, are answered. @default nobody answers */
  readonly tokens?: TaskTokens;
  /** What `states:startExecution` starts. @default no state machine exists */
  readonly executions?: Executions;
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
class ExecutionStop extends Stop {
  readonly status: "TIMED_OUT" | "ABORTED";

  constructor(status: "TIMED_OUT" | "ABORTED") {
    super(status);
    this.status = status;
  }
}

/** Ends what still waits when an execution is over; made once, since an error's stack takes long. */
const OVER = new ExecutionStop("ABORTED");

/** Runs a state machine: its definition and an input, against functions and a clock. */
export async function execute(options: ExecutionOptions): Promise<ExecutionOutcome> {
  const { definition, clock, functions, onEvent } = options;
  const { services = { call: () => undefined }, tokens = new TaskTokens() } = options;
  const { executions = { start: ({ stateMachineArn }) => doesNotExist(stateMachineArn) } } = options;
  const stop = new AbortController();
  const abort = () => stop.abort(new ExecutionStop("ABORTED"));
  options.signal?.addEventListener("abort", abort, { once: true });
  if (options.signal?.aborted) abort();

  const history = new History(clock, onEvent);
  const input = new Payload(options.input);
  recordStart(history, input, options.stateMachine.roleArn);
  limitTime(definition, clock, stop);
  const scope = new ScopeRun({
    states: definition.States,
    execution: executionContext(options, history),
    previousEventId: 0,
    variables: {},
  });
  try {
    const output = await new Driver({ clock, functions, services, tokens, executions }).drive(
      scope.run(definition.StartAt, input),
      stop.signal,
    );
    return ended(history, scope, { status: "SUCCEEDED", output: output.text });
  } catch (error) {
    if (error instanceof StateError) {
      return ended(history, scope, { status: "FAILED", ...error.output });
    }
    if (!(error instanceof ExecutionStop)) throw error;
    return ended(history, scope, {
      status: error.status,
      ...(error.status === "TIMED_OUT" && { error: "States.Timeout" }),
    });
  } finally {
    options.signal?.removeEventListener("abort", abort);
    stop.abort(OVER);
  }
}

function executionContext(options: ExecutionOptions, history: History): ExecutionContext {
  const { definition, clock, random, input, arn, name, stateMachine } = options;
  const { objects, onStage, observeChild, onChildExecution, childHistories } = options;
  return {
    ...(objects !== undefined && { objects }),
    ...(onStage !== undefined && { onStage }),
    ...(observeChild !== undefined && { observeChild }),
    ...(onChildExecution !== undefined && { onChildExecution }),
    ...(childHistories !== undefined && { childHistories }),
    enter: (place) => new ScopeRun(place),
    history,
    now: () => clock.now(),
    random,
    queryLanguage: definition.QueryLanguage ?? "JSONPath",
    stateMachineArn: stateMachine.arn,
    contextObject: startContext(
      { arn, name, roleArn: stateMachine.roleArn, stateMachine, startTime: clock.now() },
      input,
    ),
  };
}

/** The machine's own TimeoutSeconds, which ends the execution wherever it is. */
function limitTime({ TimeoutSeconds }: Definition, clock: Clock, stop: AbortController): void {
  if (TimeoutSeconds === undefined) return;
  clock.waitUntil(clock.now() + TimeoutSeconds * 1000, stop.signal).then(
    () => stop.abort(new ExecutionStop("TIMED_OUT")),
    () => {},
  );
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
  const { status, ...details } = outcome;
  const key = {
    FAILED: "executionFailedEventDetails",
    TIMED_OUT: "executionTimedOutEventDetails",
    ABORTED: "executionAbortedEventDetails",
  } as const;
  history.add(ENDS[status], scope.lastEventId, { [key[status]]: details });
  return outcome;
}
