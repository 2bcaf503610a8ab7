import type { Definition } from "../src/asl/definition";
import { SimulatedClock } from "../src/engine/clock/simulated-clock";
import { execute } from "../src/engine/execution";
import type { HistoryEvent } from "../src/engine/history-event";
import type { Json } from "../src/input/json-text";

const ARN = "arn:aws:states:us-east-1:123456789012";

/** Runs a definition as the tests do: simulated time, no functions. */
export async function executed(
  definition: Definition,
  input: Json,
  onEvent: (event: HistoryEvent) => void,
): Promise<void> {
  const outcome = await execute({
    definition,
    input,
    stateMachine: { arn: `${ARN}:stateMachine:bench`, name: "bench", roleArn: "role" },
    arn: `${ARN}:execution:bench:run`,
    name: "run",
    functions: { invoke: async ({ payload }) => ({ succeeded: true, payload }) },
    clock: new SimulatedClock(Date.UTC(2026, 0, 1)),
    random: Math.random,
    onEvent,
  });
  if (outcome.status !== "SUCCEEDED") throw new Error(`The execution ended as ${JSON.stringify(outcome)}`);
}

/** So many Pass states, one after another. */
export function chain(length: number): Definition {
  const states = Array.from({ length }, (_, i) => [
    `S${i}`,
    { Type: "Pass", ...(i === length - 1 ? { End: true } : { Next: `S${i + 1}` }) },
  ]);
  return { StartAt: "S0", States: Object.fromEntries(states) };
}

/** A distributed Map over the numbers 1 to so many, each through one Pass state; what it gives is within AWS's limit. */
export function distributedMap(items: number): Definition {
  return {
    StartAt: "Items",
    QueryLanguage: "JSONata",
    States: {
      Items: {
        Type: "Map",
        Items: `{% [1..${items}] %}`,
        ItemProcessor: {
          StartAt: "S0",
          States: { S0: { Type: "Pass", Output: 1, End: true } },
          ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
        },
        Output: "{% $count($states.result) %}",
        End: true,
      },
    },
  };
}
