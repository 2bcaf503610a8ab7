import { Construct } from "constructs";
import { LAMBDA_SERVICE_RETRIER, withDefaultRetry } from "../asl/default-retry";
import type { Definition, Retrier } from "../asl/definition";
import { inPartition } from "../asl/integration-partition";
import { partitionOf } from "../asl/integrations/place";
import type { StartedMachine } from "../asl/integrations/states";
import type { StatePermission } from "../asl/permission";
import { mapStates } from "../asl/scopes";
import { CloudwatchLogGroup, SfnStateMachine } from "../cdk";
import { checkedId } from "./construct-id";
import { deployedRegion } from "./deployed-region";
import { calls, invokedFunctions } from "./invoked-functions";
import { checkedRetention } from "./log-retention";
import { checkMachine } from "./machine-check";
import { machineRole } from "./machine-role";
import { addressName, resourceName } from "./resource-name";
import type { PolicyStatement } from "./service-role";
import { terraformJson } from "./terraform-text";

/** What becomes a definition. */
interface WrittenDefinition<Input, Output> {
  toDefinition(): Definition;
  /** What its states need their role to do, where the definition does not tell. @default nothing */
  permissions?(): readonly StatePermission[];
  /** Exists for the compiler only: what the machine takes and gives. */
  readonly takes?: (input: Input) => Output;
}

export interface StateMachineProps<Input = unknown, Output = unknown> {
  /** A typed pipeline, a definition in a file of its own, or one as an object. */
  readonly definition: Definition | WrittenDefinition<Input, Output>;
  /** @default "STANDARD" */
  readonly type?: "STANDARD" | "EXPRESS";
  /**
   * Retriers of each task on a function that has none of its own; an empty array switches retrying off.
   * @default LAMBDA_SERVICE_RETRIER, which AWS recommends
   */
  readonly defaultRetry?: readonly Retrier[];
  /** Which history events are logged. @default "ALL" */
  readonly logLevel?: "ALL" | "ERROR" | "FATAL" | "OFF";
  /** Whether logged events carry inputs and outputs. @default true */
  readonly logExecutionData?: boolean;
  /** Days that log lines are kept. @default 30 */
  readonly logRetentionDays?: number;
  /** Whether executions are traced by X-Ray. @default true */
  readonly tracing?: boolean;
  /**
   * What the role may do besides what its states are known to need: for what is called by the state's input, and for
   * services that are not known here. @default nothing
   */
  readonly permissions?: readonly PolicyStatement[];
}

const LONGEST_ROLE_NAME = 64;

/**
 * A Step Functions state machine with what it needs: a role that may do exactly what the definition's states need, and
 * a log group under `/aws/vendedlogs/states/`. What it takes and gives is known where its definition is a typed pipeline.
 *
 * @throws UserError with everything that is wrong in the definition, each with its JSON path
 */
export class StateMachine<Input = unknown, Output = unknown>
  extends Construct
  implements StartedMachine<Input, Output>
{
  readonly runs?: (input: Input) => Output;
  readonly arn: string;
  readonly stateMachineName: string;

  constructor(scope: Construct, id: string, props: StateMachineProps<Input, Output>) {
    super(scope, checkedId(scope, id));
    const {
      type = "STANDARD",
      defaultRetry = [LAMBDA_SERVICE_RETRIER],
      logLevel = "ALL",
      logExecutionData = true,
      logRetentionDays = 30,
      tracing = true,
      permissions = [],
    } = props;
    const { definition: written } = props;
    const plain = "toDefinition" in written ? written.toDefinition() : written;
    checkMachine(this, plain, type);
    const functions = invokedFunctions(this, plain);
    const retried = withDefaultRetry(plain, defaultRetry, (task) => calls(task, functions));
    const partition = partitionOf(deployedRegion(this) ?? "");
    const definition = mapStates(retried, (state) => inPartition(state, partition));

    const address = addressName(this);
    this.stateMachineName = resourceName(this, LONGEST_ROLE_NAME);
    const logs = new CloudwatchLogGroup(this, "logs", {
      name: `/aws/vendedlogs/states/${this.stateMachineName}`,
      retentionInDays: checkedRetention(logRetentionDays, this.node.path),
    });
    logs.overrideLogicalId(address);

    const role = machineRole(this, {
      definition,
      given: "toDefinition" in written ? (written.permissions?.() ?? []) : [],
      machine: this.stateMachineName,
      tracing,
      permissions,
    });

    const machine = new SfnStateMachine(this, "state-machine", {
      name: this.stateMachineName,
      type,
      roleArn: role.arn,
      definition: terraformJson(definition),
      loggingConfiguration: {
        level: logLevel,
        includeExecutionData: logExecutionData,
        logDestination: `${logs.arn}:*`,
      },
      tracingConfiguration: { enabled: tracing },
      dependsOn: [role.policy],
    });
    machine.overrideLogicalId(address);
    this.arn = machine.arn;
  }
}
