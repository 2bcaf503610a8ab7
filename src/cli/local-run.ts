import { randomUUID } from "node:crypto";
import { RealClock } from "../engine/clock";
import { execute } from "../engine/execution";
import { SimulatedClock } from "../engine/simulated-clock";
import { checkSupported } from "../engine/supported";
import type { RecordChange } from "../execution/change";
import type { ExecutionRecord } from "../execution/record";
import { ExecutionRecorder } from "../execution/recorder";
import type { Json } from "../input/json-text";
import { UserError } from "../input/user-error";
import { FunctionPool } from "../local/function-pool";
import { checkInvokedFunctions } from "../local/invoked-functions";
import {
  type LocalStateMachine,
  readSynthesizedStacks,
  type SynthesizedStack,
} from "../local/synthesized-stack";

export interface LocalRunOptions {
  /** Output folder of the synthesis. */
  readonly outputFolder: string;
  /** Name or address of the machine; may be left out where there is one only. */
  readonly machine?: string;
  readonly input: Json;
  readonly clock: "simulated" | "real";
  readonly signal: AbortSignal;
  readonly onChange: (change: RecordChange) => void;
}

/**
 * Runs a synthesized state machine against the bundles that it would be deployed with.
 * @throws UserError where there is no such machine or it cannot be run here
 */
export async function runLocally(options: LocalRunOptions): Promise<ExecutionRecord> {
  const { clock, input, signal, onChange } = options;
  const stacks = readSynthesizedStacks(options.outputFolder);
  const { machine, stack } = chosen(stacks, options.machine);
  checkSupported(machine.definition, machine.address);
  checkInvokedFunctions(machine, stack.functions);

  const name = randomUUID();
  const arn = `${machine.arn.replace(":stateMachine:", ":execution:")}:${name}`;
  const recorder = new ExecutionRecorder({ arn, name, stateMachine: identity(machine), clock }, onChange);
  const functions = new FunctionPool(stack.functions, {
    onLog: (line) => recorder.log(line),
    onReport: (report) => recorder.report(report),
  });
  try {
    await execute({
      definition: machine.definition,
      input,
      stateMachine: machine,
      arn,
      name,
      functions,
      clock: clock === "real" ? new RealClock() : new SimulatedClock(Date.now()),
      random: Math.random,
      onEvent: (event) => recorder.event(event),
      signal,
    });
    return recorder.record();
  } finally {
    await functions.close();
  }
}

function identity({ arn, name, type }: LocalStateMachine) {
  return { arn, name, type };
}

function chosen(stacks: readonly SynthesizedStack[], wanted: string | undefined) {
  const all = stacks.flatMap((stack) => stack.stateMachines.map((machine) => ({ machine, stack })));
  const named = all.filter(
    ({ machine }) => wanted === undefined || machine.name === wanted || machine.address === wanted,
  );
  const [only] = named;
  if (only !== undefined && named.length === 1) return only;
  throw new UserError({
    what:
      all.length === 0
        ? "No stack has a state machine"
        : wanted === undefined || named.length > 1
          ? "There is more than one state machine"
          : "There is no such state machine",
    where: "--machine",
    ...(wanted !== undefined && { received: wanted }),
    remedy:
      all.length === 0
        ? "Add a StateMachine to the stack"
        : `Name one of: ${all.map(({ machine }) => machine.name).join(", ")}`,
  });
}
