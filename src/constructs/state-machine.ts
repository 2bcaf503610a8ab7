import { Construct } from "constructs";
import { LAMBDA_SERVICE_RETRIER, withDefaultRetry } from "../asl/default-retry";
import type { Definition, Retrier } from "../asl/definition";
import { CloudwatchLogGroup, SfnStateMachine } from "../cdk";
import { UserError } from "../input/user-error";
import { callerAccount } from "./caller-account";
import { checkedId } from "./construct-id";
import { calls, type InvokedResources, invokedResources } from "./invoked-functions";
import { DELIVER_LOGS } from "./log-delivery";
import { checkedRetention } from "./log-retention";
import { checkMachine } from "./machine-check";
import { addressName, resourceName } from "./resource-name";
import { type PolicyStatement, ServiceRole } from "./service-role";
import { terraformJson } from "./terraform-text";
import { SEND_AND_SAMPLE_TRACES } from "./tracing";

export interface StateMachineProps {
  /** A typed pipeline, a definition in a file of its own, or one as an object. */
  readonly definition: Definition | { toDefinition(): Definition };
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
  /** What the role may do besides calling the functions that the definition names. @default nothing */
  readonly permissions?: readonly PolicyStatement[];
}

const LONGEST_ROLE_NAME = 64;

/**
 * A Step Functions state machine with what it needs: a role that may invoke exactly the functions that the definition
 * names, and a log group under `/aws/vendedlogs/states/`.
 *
 * @throws UserError with everything that is wrong in the definition, each with its JSON path
 */
export class StateMachine extends Construct {
  readonly arn: string;
  readonly stateMachineName: string;

  constructor(scope: Construct, id: string, props: StateMachineProps) {
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
    const written = "toDefinition" in props.definition ? props.definition.toDefinition() : props.definition;
    checkMachine(this, written, type);
    const invoked = invokedResources(this, written);
    this.#checkPermissions(invoked, permissions);
    const definition = withDefaultRetry(written, defaultRetry, (task) => calls(task, invoked.functions));

    const address = addressName(this);
    this.stateMachineName = resourceName(this, LONGEST_ROLE_NAME);
    const logs = new CloudwatchLogGroup(this, "logs", {
      name: `/aws/vendedlogs/states/${this.stateMachineName}`,
      retentionInDays: checkedRetention(logRetentionDays, this.node.path),
    });
    logs.overrideLogicalId(address);

    const role = new ServiceRole(this, "service-role", {
      service: "states.amazonaws.com",
      sourceAccount: callerAccount(this),
      statements: [
        ...(invoked.functions.length > 0 ? [invokeFunctions(invoked.functions)] : []),
        DELIVER_LOGS,
        ...(tracing ? [SEND_AND_SAMPLE_TRACES] : []),
        ...permissions,
      ],
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

  #checkPermissions({ others }: InvokedResources, permissions: readonly PolicyStatement[]): void {
    if (others.length === 0 || permissions.length > 0) return;
    throw new UserError({
      what: "The definition calls more than functions, and nothing says what its role may do there",
      where: this.node.path,
      received: others,
      remedy: "List the statements that these tasks need in the property permissions",
    });
  }
}

function invokeFunctions(functions: readonly string[]): PolicyStatement {
  return { Sid: "InvokeFunctions", Effect: "Allow", Action: ["lambda:InvokeFunction"], Resource: functions };
}
