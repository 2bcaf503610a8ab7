import type { Definition } from "../../src/asl/definition";
import type { Clock } from "../../src/engine/clock/clock";
import { SimulatedClock } from "../../src/engine/clock/simulated-clock";
import { type ExecutionOutcome, execute } from "../../src/engine/execution";
import type { HistoryEvent } from "../../src/engine/history-event";
import type { FunctionCall, FunctionOutcome } from "../../src/engine/tasks/functions";
import type { Json } from "../../src/input/json-text";

export const START = Date.parse("2026-01-01T00:00:00.000Z");
export const ECHO = "arn:aws:lambda:us-east-1:123456789012:function:echo";
export const ROLE = "arn:aws:iam::123456789012:role/machine";

export interface Run {
  readonly outcome: ExecutionOutcome;
  readonly history: readonly HistoryEvent[];
  readonly calls: readonly FunctionCall[];
}

interface RunOptions {
  readonly input?: Json;
  /** Answers a call; the payload itself where left out. */
  readonly answer?: (
    call: FunctionCall,
    attempt: number,
    signal: AbortSignal,
  ) => FunctionOutcome | Promise<FunctionOutcome>;
  readonly clock?: Clock;
  readonly random?: () => number;
  readonly signal?: AbortSignal;
}

/** Runs a definition on a simulated clock, against functions that the test answers for. */
export async function run(definition: Definition, options: RunOptions = {}): Promise<Run> {
  const { input = {}, answer = (call) => ({ succeeded: true, payload: call.payload }), signal } = options;
  const history: HistoryEvent[] = [];
  const calls: FunctionCall[] = [];
  const outcome = await execute({
    definition,
    input,
    stateMachine: {
      arn: "arn:aws:states:us-east-1:123456789012:stateMachine:machine",
      name: "machine",
      roleArn: ROLE,
    },
    arn: "arn:aws:states:us-east-1:123456789012:execution:machine:run",
    name: "run",
    functions: {
      invoke: async (call, callSignal) => {
        calls.push(call);
        return answer(call, calls.length, callSignal);
      },
    },
    clock: options.clock ?? new SimulatedClock(START),
    random: options.random ?? (() => 0.5),
    onEvent: (event) => history.push(event),
    ...(signal !== undefined && { signal }),
  });
  return { outcome, history, calls };
}

/** A definition with one state, which ends it. */
export function only(state: Readonly<Record<string, unknown>> & { readonly Type: string }): Definition {
  return { StartAt: "State", States: { State: state } };
}

/** Seconds since the start at which each event of a type happened. */
export function secondsOf(history: readonly HistoryEvent[], type: string): number[] {
  return history
    .filter((event) => event.type === type)
    .map(({ timestamp }) => (Date.parse(timestamp) - START) / 1000);
}
