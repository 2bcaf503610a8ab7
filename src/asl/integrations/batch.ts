import type { ServiceIntegration } from "../service-integration";
import { integration } from "./integration";
import type { SdkMetadata } from "./sdk-metadata";

/** A job queue; the `BatchJobQueue` of the provider is one. */
export interface JobQueue {
  readonly arn: string;
}

/** A job definition; the `BatchJobDefinition` of the provider is one. */
export interface JobDefinition {
  readonly arn: string;
}

/** @see https://docs.aws.amazon.com/batch/latest/APIReference/API_SubmitJob.html */
export interface SubmitJobArguments {
  readonly JobName: string;
  /** What the placeholders of the job definition stand for. */
  readonly Parameters?: Readonly<Record<string, string>>;
  readonly ArrayProperties?: { readonly Size: number };
  readonly ContainerOverrides?: {
    readonly Command?: readonly string[];
    readonly Environment?: readonly { readonly Name: string; readonly Value: string }[];
    readonly InstanceType?: string;
    readonly ResourceRequirements?: readonly {
      readonly Type: "GPU" | "MEMORY" | "VCPU";
      readonly Value: string;
    }[];
  };
  readonly DependsOn?: readonly { readonly JobId: string; readonly Type?: "N_TO_N" | "SEQUENTIAL" }[];
  readonly PropagateTags?: boolean;
  readonly RetryStrategy?: { readonly Attempts: number };
  readonly SchedulingPriorityOverride?: number;
  readonly ShareIdentifier?: string;
  readonly Timeout?: { readonly AttemptDurationSeconds: number };
}

export interface SubmitJobResult extends SdkMetadata {
  readonly JobArn: string;
  readonly JobId: string;
  readonly JobName: string;
}

/**
 * A job that succeeded.
 * @see https://docs.aws.amazon.com/batch/latest/APIReference/API_JobDetail.html
 */
export interface EndedJob {
  readonly Attempts: readonly object[];
  readonly Container?: {
    readonly ExitCode?: number;
    readonly LogStreamName?: string;
    readonly Image?: string;
  };
  /** Milliseconds since the epoch. */
  readonly CreatedAt: number;
  readonly JobArn: string;
  readonly JobDefinition: string;
  readonly JobId: string;
  readonly JobName: string;
  readonly JobQueue: string;
  readonly Parameters: Readonly<Record<string, string>>;
  /** Milliseconds since the epoch. */
  readonly StartedAt: number;
  readonly Status: "SUCCEEDED";
  readonly StatusReason?: string;
  /** Milliseconds since the epoch. */
  readonly StoppedAt: number;
}

export interface SubmitJob extends ServiceIntegration<SubmitJobArguments, SubmitJobResult> {
  /** Waits until the job has ended; the result describes it. */
  sync(): ServiceIntegration<SubmitJobArguments, EndedJob>;
}

/**
 * Submits a job to a queue.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-batch.html
 */
export function submitJob(queue: JobQueue, definition: JobDefinition): SubmitJob {
  const given = { JobDefinition: definition.arn, JobQueue: queue.arn };
  return {
    ...integration("batch:submitJob", given),
    sync: () => integration("batch:submitJob.sync", given),
  };
}
