import type { AwsClients } from "../deployed/aws-clients";
import type { DeployedFunction, DeployedMachine } from "../deployed/deployed-stack";
import { readExecution } from "../deployed/execution/read-execution";
import { Executions } from "../deployed/executions";
import type { ExecutionRecord } from "../execution/record";
import { printableLine } from "../input/printable";
import type { ComparedEvent } from "../report/difference/comparison-lines";
import { historyDifference } from "../report/difference/history-difference";
import type { NamedEvent } from "./event-inputs";
import { type LocalRunOptions, runLocally } from "./local-run";

export interface ComparisonOptions {
  readonly aws: AwsClients;
  readonly machine: DeployedMachine;
  readonly functions: readonly DeployedFunction[];
  /** How many child executions of each Map Run are read. */
  readonly children: number;
  readonly local: Omit<LocalRunOptions, "input" | "signal" | "onChange">;
  readonly signal: AbortSignal;
}

/**
 * Runs an event here, then through the deployed machine, to both ends.
 * @throws UserError where it cannot be run here, or on AWS not be started or read
 */
export async function comparedEvent(
  { name, event }: NamedEvent,
  options: ComparisonOptions,
): Promise<ComparedEvent> {
  const { signal, local } = options;
  const here = await runLocally({ ...local, input: event, signal, onChange: () => {} });
  const deployed = await deployedRun(event, options);
  return { name, here, deployed, difference: historyDifference(here, deployed) };
}

async function deployedRun(
  event: NamedEvent["event"],
  { aws, machine, functions, children, signal }: ComparisonOptions,
): Promise<ExecutionRecord> {
  const executions = new Executions(aws, machine);
  const arn = await executions.start(event);
  await executions.appeared(arn, signal);
  return readExecution(aws, {
    arn,
    machine,
    functions,
    children,
    logs: false,
    follow: true,
    signal,
    onChange: () => {},
    onNote: (note) => process.stderr.write(`note: ${printableLine(note)}\n`),
  });
}
