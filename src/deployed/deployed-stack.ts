/** A state machine as the state has it. */
export interface DeployedMachine {
  /** For example `aws_sfn_state_machine.pipeline`. */
  readonly address: string;
  readonly arn: string;
  readonly name: string;
  readonly type: "STANDARD" | "EXPRESS";
  readonly roleArn: string;
  /** JSON text. */
  readonly definition: string;
  /** As it was when Terraform last looked. */
  readonly revisionId?: string;
  readonly status?: string;
  /** Name of the log group that its events are delivered to. */
  readonly logGroup?: string;
  readonly logLevel?: string;
  /** Whether logged events carry inputs and outputs. */
  readonly logsExecutionData: boolean;
}

/** A function as the state has it. */
export interface DeployedFunction {
  readonly address: string;
  readonly arn: string;
  readonly name: string;
  readonly runtime?: string;
  readonly memoryMegabytes: number;
  readonly timeoutSeconds: number;
  /** SHA-256 of the zip, in base64. */
  readonly codeSha256?: string;
  /** The zip that was deployed, relative to the stack's folder; its name tells its content. */
  readonly filename?: string;
  readonly lastModified?: string;
  readonly logGroup: string;
}

export interface DeployedRole {
  readonly address: string;
  readonly arn: string;
  readonly name: string;
}

export interface DeployedLogGroup {
  readonly address: string;
  readonly name: string;
  /** 0 where lines are kept for ever. */
  readonly retentionDays: number;
}

/** What of a stack is deployed. */
export interface DeployedStack {
  readonly name: string;
  readonly region: string;
  readonly account: string;
  readonly stateMachines: readonly DeployedMachine[];
  readonly functions: readonly DeployedFunction[];
  readonly roles: readonly DeployedRole[];
  readonly logGroups: readonly DeployedLogGroup[];
  /** Addresses of everything managed. */
  readonly addresses: readonly string[];
}
