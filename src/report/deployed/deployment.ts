import type { DeployedStack } from "../../deployed/deployed-stack";
import type { ExecutionSummary } from "../../deployed/executions";

/** Whether what is deployed is what is synthesized here; `gone` is what is not synthesized any more. */
export type Agreement = "same" | "differs" | "gone";

/** What AWS says of a state machine now. */
export interface MachineNow {
  readonly status: string;
  readonly revisionId?: string;
  /** Whether its definition is the one that Terraform deployed. */
  readonly isAsDeployed: boolean;
}

/** The last executions of a machine, or why they are not known. */
export type LastExecutions =
  | { readonly executions: readonly ExecutionSummary[] }
  | { readonly unknown: string };

/** What is deployed of a stack, and what it did last. */
export interface Deployment {
  readonly stack: DeployedStack;
  /** By address; empty where nothing was synthesized to compare with. */
  readonly here: ReadonlyMap<string, Agreement>;
  /** By ARN of the machine; without those that AWS was not asked about. */
  readonly machines: ReadonlyMap<string, MachineNow>;
  /** By ARN of the machine. */
  readonly executions: ReadonlyMap<string, LastExecutions>;
}
