import type { Definition } from "../../src/asl/definition";
import { SimulatedClock } from "../../src/engine/clock/simulated-clock";
import { type ExecutionOutcome, execute } from "../../src/engine/execution";
import type { HistoryEvent } from "../../src/engine/history-event";
import type { Executions } from "../../src/engine/tasks/executions";
import type { FunctionCall, FunctionOutcome, Functions } from "../../src/engine/tasks/functions";
import type { Services } from "../../src/engine/tasks/services";
import type { TaskTokens } from "../../src/engine/tasks/task-tokens";
import type { Json } from "../../src/input/json-text";
import { ROLE, START } from "./run";

const ARN = "arn:aws:states:us-east-1:123456789012";

interface TaskRunOptions {
  readonly input?: Json;
  readonly functions?: Functions;
  readonly services?: Services;
  readonly tokens?: TaskTokens;
  readonly executions?: Executions;
  readonly clock?: SimulatedClock;
}

export interface TaskRun {
  readonly outcome: ExecutionOutcome;
  readonly history: readonly HistoryEvent[];
}

/** Runs a definition with whatever answers its tasks; the random number is always 0. */
export async function runTask(definition: Definition, options: TaskRunOptions = {}): Promise<TaskRun> {
  const history: HistoryEvent[] = [];
  const { input = {}, functions = answering(() => failed("Unexpected")), clock, ...others } = options;
  const outcome = await execute({
    ...others,
    definition,
    input,
    functions,
    stateMachine: { arn: `${ARN}:stateMachine:machine`, name: "machine", roleArn: ROLE },
    arn: `${ARN}:execution:machine:run`,
    name: "run",
    clock: clock ?? new SimulatedClock(START),
    random: () => 0,
    onEvent: (event) => history.push(event),
  });
  return { outcome, history };
}

export function answering(answer: (call: FunctionCall) => FunctionOutcome): Functions {
  return { invoke: async (call) => answer(call) };
}

export const returned = (value: Json): FunctionOutcome => ({
  succeeded: true,
  payload: JSON.stringify(value),
});

export const failed = (error: string, cause = "because"): FunctionOutcome => ({
  succeeded: false,
  error,
  cause,
});

/** What happened between entering the only state and its end, without times. */
export function inside(history: readonly HistoryEvent[]): unknown[] {
  return history
    .filter(({ type }) => !/^Execution|StateEntered$|StateExited$/.test(type))
    .map(({ timestamp: _, ...event }) => event);
}
