import type { RecordChange } from "../execution/change";
import type { DeployedFunction, DeployedMachine } from "./deployed-stack";

/** What is read of an execution on AWS. */
export interface ExecutionReading {
  /** ARN of the execution. */
  readonly arn: string;
  readonly machine: DeployedMachine;
  /** Those whose log lines are read. */
  readonly functions: readonly DeployedFunction[];
  /** Whether log lines are read. */
  readonly logs: boolean;
  /** How many child executions of each Map Run are read; 0 for none. */
  readonly children: number;
  /** Whether one that runs is followed to its end; otherwise it is read as it stands. */
  readonly follow: boolean;
  /** Ends the following. */
  readonly signal: AbortSignal;
  readonly onChange: (change: RecordChange) => void;
  /** Takes what could not be read and does not keep the rest from being shown, a sentence each. */
  readonly onNote: (note: string) => void;
}
