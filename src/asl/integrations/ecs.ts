import type { ServiceIntegration } from "../service-integration";
import { integration } from "./integration";
import { passRoles } from "./pass-role";
import type { SdkMetadata } from "./sdk-metadata";

/** A cluster; the `EcsCluster` of the provider is one. */
export interface Cluster {
  readonly arn: string;
}

/** A task definition; the `EcsTaskDefinition` of the provider is one. */
export interface TaskDefinition {
  readonly arn: string;
}

interface Named {
  readonly Name: string;
  readonly Value: string;
}

/** @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html */
export interface RunTaskArguments {
  /** One to ten tasks. @default 1 */
  readonly Count?: number;
  readonly LaunchType?: "EC2" | "FARGATE" | "EXTERNAL";
  readonly CapacityProviderStrategy?: readonly {
    readonly CapacityProvider: string;
    readonly Base?: number;
    readonly Weight?: number;
  }[];
  readonly EnableECSManagedTags?: boolean;
  readonly EnableExecuteCommand?: boolean;
  readonly Group?: string;
  /** Where the tasks' network interfaces are; Fargate needs it. */
  readonly NetworkConfiguration?: {
    readonly AwsvpcConfiguration: {
      readonly Subnets: readonly string[];
      readonly SecurityGroups?: readonly string[];
      readonly AssignPublicIp?: "ENABLED" | "DISABLED";
    };
  };
  readonly Overrides?: {
    readonly ContainerOverrides?: readonly {
      readonly Name: string;
      readonly Command?: readonly string[];
      readonly Cpu?: number;
      readonly Environment?: readonly Named[];
      readonly Memory?: number;
    }[];
    readonly Cpu?: string;
    readonly ExecutionRoleArn?: string;
    readonly Memory?: string;
    readonly TaskRoleArn?: string;
  };
  readonly PlatformVersion?: string;
  readonly PropagateTags?: "TASK_DEFINITION" | "SERVICE";
  readonly StartedBy?: string;
  readonly Tags?: readonly { readonly Key: string; readonly Value: string }[];
}

/** @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html */
export interface RunningTask {
  readonly ClusterArn: string;
  readonly Containers: readonly {
    readonly ContainerArn: string;
    readonly ExitCode?: number;
    readonly LastStatus: string;
    readonly Name: string;
    readonly Reason?: string;
  }[];
  readonly Cpu?: string;
  readonly DesiredStatus: string;
  readonly LastStatus: string;
  readonly LaunchType?: string;
  readonly Memory?: string;
  readonly TaskArn: string;
  readonly TaskDefinitionArn: string;
}

export interface RunTaskResult extends SdkMetadata {
  readonly Failures: readonly { readonly Arn?: string; readonly Detail?: string; readonly Reason?: string }[];
  readonly Tasks: readonly RunningTask[];
}

/** A task that has stopped. */
export interface EndedTask extends RunningTask {
  readonly StopCode?: string;
  readonly StoppedReason?: string;
}

export interface RunTask extends ServiceIntegration<RunTaskArguments, RunTaskResult> {
  /** Waits until the task has stopped; the result describes it. */
  sync(): ServiceIntegration<RunTaskArguments, EndedTask>;
  /** Waits until somebody sends the task's token back; the result is what they send. */
  waitForTaskToken<Answer>(): ServiceIntegration<RunTaskArguments, Answer, true>;
}

export interface RunTaskProps {
  /** @default the account's default cluster */
  readonly cluster?: Cluster;
  /** The task's role and its execution role, where the task definition is none of the stack's. @default those that it has */
  readonly roles?: readonly { readonly arn: string }[];
}

/**
 * Runs a task on ECS or Fargate.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html
 */
export function runTask({ arn }: TaskDefinition, { cluster, roles = [] }: RunTaskProps = {}): RunTask {
  const given = { ...(cluster !== undefined && { Cluster: cluster.arn }), TaskDefinition: arn };
  const permissions = roles.length === 0 ? [] : [passRoles(roles.map((role) => role.arn))];
  return {
    ...integration("ecs:runTask", given, permissions),
    sync: () => integration("ecs:runTask.sync", given, permissions),
    waitForTaskToken: () => integration("ecs:runTask.waitForTaskToken", given, permissions),
  };
}
