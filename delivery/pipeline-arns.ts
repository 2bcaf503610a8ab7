import { partitionOf } from "../src/asl/integrations/place";

export interface PipelinePlace {
  readonly region: string;
  /** Id of the account, or a reference that becomes it. */
  readonly account: string;
  /** What the names of the pipeline's resources begin with, for example `hsi-dev`. */
  readonly prefix: string;
  /** The bucket that keeps the state. */
  readonly stateBucket: string;
  /** The object in it that is the state. */
  readonly stateKey: string;
}

/** What the pipeline's resources are called, as patterns of ARNs. */
export class PipelineArns {
  readonly roles: string;
  readonly functions: string;
  readonly machines: string;
  readonly logGroups: readonly string[];
  readonly everyLogGroup: string;
  readonly stateBucket: string;
  readonly state: string;
  readonly stateLock: string;

  constructor({ region, account, prefix, stateBucket, stateKey }: PipelinePlace) {
    const partition = partitionOf(region);
    const here = (service: string, resource: string) =>
      `arn:${partition}:${service}:${region}:${account}:${resource}`;
    this.roles = `arn:${partition}:iam::${account}:role/${prefix}-*`;
    this.functions = here("lambda", `function:${prefix}-*`);
    this.machines = here("states", `stateMachine:${prefix}-*`);
    this.logGroups = ["/aws/lambda", "/aws/vendedlogs/states"].map((folder) =>
      here("logs", `log-group:${folder}/${prefix}-*`),
    );
    this.everyLogGroup = here("logs", "log-group:*");
    this.stateBucket = `arn:${partition}:s3:::${stateBucket}`;
    this.state = `${this.stateBucket}/${stateKey}`;
    this.stateLock = `${this.state}.tflock`;
  }
}
