/** What is deployed of a stack, as it is shown; with `--json` it is printed as it is. */
export interface DeployedView {
  readonly stack: string;
  readonly account: string;
  readonly region: string;
  readonly profile?: string;
  readonly endpoint?: string;
  readonly callerAccount?: string;
  readonly stateMachines: readonly MachineView[];
  readonly functions: readonly FunctionView[];
  readonly roles: readonly RoleView[];
  readonly logGroups: readonly LogGroupView[];
  /** Of everything that is deployed. */
  readonly addresses: readonly string[];
  /** Addresses of what is here and not deployed. */
  readonly notDeployed: readonly string[];
}

interface Resource {
  readonly address: string;
  readonly name: string;
  readonly here: Here;
}

/** How a resource stands to what is synthesized here. */
export interface Here {
  readonly standing: "same" | "differs" | "not here";
  /** The attributes that differ. */
  readonly attributes: readonly string[];
}

export interface MachineView extends Resource {
  readonly arn: string;
  readonly type: "STANDARD" | "EXPRESS";
  /** As AWS tells them; as the state has them where AWS could not be asked. */
  readonly revisionId?: string;
  readonly status?: string;
  /** Whether AWS's definition is the one that was deployed; absent where it could not be asked. */
  readonly isAsDeployed?: boolean;
  /** The last ones, the newest first; absent where they could not be listed. */
  readonly executions?: readonly ExecutionView[];
  /** Why AWS could not be asked. */
  readonly notAsked?: string;
}

export interface ExecutionView {
  readonly arn: string;
  readonly name: string;
  readonly status: string;
  readonly startedAt?: string;
  readonly stoppedAt?: string;
  /** Absent while it runs. */
  readonly durationMs?: number;
  readonly redrives: number;
  readonly failure?: { readonly state?: string; readonly error?: string; readonly cause?: string };
}

export interface FunctionView extends Resource {
  readonly arn: string;
  readonly runtime?: string;
  readonly memoryMegabytes: number;
  readonly timeoutSeconds: number;
  readonly codeSha256?: string;
  readonly lastModified?: string;
}

export interface RoleView extends Resource {
  readonly arn: string;
}

export interface LogGroupView extends Resource {
  /** 0 where lines are kept for ever. */
  readonly retentionDays: number;
}
