import { checkDefinition } from "../../../src/asl/check";
import type { Finished } from "../../../src/asl/pipeline";
import { SimulatedClock } from "../../../src/engine/clock/simulated-clock";
import { execute } from "../../../src/engine/execution";
import type { ObjectStore } from "../../../src/engine/map/objects";
import type { FunctionOutcome } from "../../../src/engine/tasks/functions";
import type { ServiceCall } from "../../../src/engine/tasks/services";
import type { Json } from "../../../src/input/json-text";
import { ROLE, START } from "../../engine/run";

interface RunOptions {
  /** What the function of an ARN returns; a thrown error is what it fails with. */
  readonly functions?: Readonly<Record<string, (payload: never) => unknown>>;
  /** What the tasks on services give, by the state's name. */
  readonly services?: Readonly<Record<string, (parameters: never) => unknown>>;
  readonly objects?: ObjectStore;
}

/** What an execution of the pipeline gives: its output, or the error that it fails with. */
export async function ran<Start, Output>(
  pipeline: Finished<Start, Output>,
  input: Start,
  options: RunOptions = {},
): Promise<Json> {
  const definition = pipeline.toDefinition();
  const diagnostics = checkDefinition(definition);
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  const { functions = {}, services = {}, objects } = options;
  const outcome = await execute({
    definition,
    input: input as Json,
    stateMachine: {
      arn: "arn:aws:states:us-east-1:123456789012:stateMachine:machine",
      name: "machine",
      roleArn: ROLE,
    },
    arn: "arn:aws:states:us-east-1:123456789012:execution:machine:run",
    name: "run",
    functions: {
      invoke: async ({ functionArn, payload }) =>
        answered(functions[functionArn.split(":").at(-1) ?? ""], payload),
    },
    services: {
      call: ({ stateName, parameters }: ServiceCall) => {
        const answer = services[stateName];
        return answer === undefined ? undefined : Promise.resolve(answered(answer, parameters));
      },
    },
    clock: new SimulatedClock(START),
    random: () => 0.5,
    onEvent: () => {},
    ...(objects !== undefined && { objects }),
  });
  if (outcome.status === "SUCCEEDED") return JSON.parse(outcome.output) as Json;
  return { error: outcome.error ?? null, cause: outcome.cause ?? null };
}

function answered(answer: ((given: never) => unknown) | undefined, given: string): FunctionOutcome {
  if (answer === undefined) return { succeeded: false, error: "NoAnswer", cause: given };
  try {
    return { succeeded: true, payload: JSON.stringify(answer(JSON.parse(given) as never) ?? null) };
  } catch (error) {
    const { name, message } = error as Error;
    return { succeeded: false, error: name, cause: message };
  }
}

/** An error of a name, as a function throws it. */
export function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}
