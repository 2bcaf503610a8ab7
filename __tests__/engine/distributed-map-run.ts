import type { Clock } from "../../src/engine/clock/clock";
import { SimulatedClock } from "../../src/engine/clock/simulated-clock";
import { Driver } from "../../src/engine/driver";
import { History } from "../../src/engine/history";
import type { HistoryEvent } from "../../src/engine/history-event";
import type { ChildExecution } from "../../src/engine/map/child-execution";
import type { ObjectStore } from "../../src/engine/map/objects";
import { Payload } from "../../src/engine/payload";
import { ScopeRun } from "../../src/engine/scope";
import { StateError } from "../../src/engine/state-error";
import { doesNotExist } from "../../src/engine/tasks/executions";
import type { FunctionCall, FunctionOutcome } from "../../src/engine/tasks/functions";
import { TaskTokens } from "../../src/engine/tasks/task-tokens";
import type { Json } from "../../src/input/json-text";
import { ROLE, START } from "./run";

export interface MapRunResult {
  readonly output?: Json;
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
  readonly history: readonly HistoryEvent[];
  readonly children: readonly ChildExecution[];
}

interface MapRunOptions {
  readonly input?: Json;
  readonly objects?: ObjectStore;
  readonly childHistories?: boolean;
  readonly answer?: (call: FunctionCall) => FunctionOutcome;
  readonly clock?: Clock;
  readonly queryLanguage?: "JSONPath" | "JSONata";
}

/** Runs one Map state, named `Map`, with objects, and gathers the child executions it tells of. */
export async function runMap(
  state: Readonly<Record<string, unknown>>,
  options: MapRunOptions = {},
): Promise<MapRunResult> {
  const { input = [], objects, childHistories = false, queryLanguage = "JSONPath" } = options;
  const { answer = ({ payload }) => ({ succeeded: true, payload }) } = options;
  const clock = options.clock ?? new SimulatedClock(START);
  const history: HistoryEvent[] = [];
  const children: ChildExecution[] = [];
  const scope = new ScopeRun({
    states: { Map: { Type: "Map", End: true, ...state } },
    execution: {
      enter: (place) => new ScopeRun(place),
      history: new History(clock, (event) => history.push(event)),
      now: () => clock.now(),
      random: () => 0.5,
      queryLanguage,
      stateMachineArn: "arn:aws:states:us-east-1:123456789012:stateMachine:machine",
      contextObject: {
        Execution: { Id: "arn:aws:states:us-east-1:123456789012:execution:machine:run", RoleArn: ROLE },
        StateMachine: { Name: "machine" },
      },
      onChildExecution: (child) => children.push(child),
      childHistories,
      ...(objects !== undefined && { objects }),
    },
    previousEventId: 0,
    variables: { secret: "of the parent" },
  });
  const driver = new Driver({
    clock,
    functions: { invoke: async (call) => answer(call) },
    services: { call: () => undefined },
    tokens: new TaskTokens(),
    executions: { start: ({ stateMachineArn }) => doesNotExist(stateMachineArn) },
  });
  try {
    const output = await driver.drive(scope.run("Map", new Payload(input)), new AbortController().signal);
    return { output: output.value, history, children };
  } catch (error) {
    if (!(error instanceof StateError)) throw error;
    return { error: error.output.error, cause: error.output.cause, history, children };
  }
}

/** A processor of children, whose states are these. */
export function distributed(
  states: Readonly<Record<string, unknown>> = { Pass: { Type: "Pass", End: true } },
  type: "STANDARD" | "EXPRESS" = "STANDARD",
) {
  return {
    ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: type },
    StartAt: Object.keys(states)[0] ?? "",
    States: states,
  };
}
