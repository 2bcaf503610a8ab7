import type { Json } from "../../input/json-text";
import { readReference, referenceTo } from "../reference";
import type { ServiceIntegration } from "../service-integration";
import { eventRule } from "./event-rule";
import { integration } from "./integration";
import type { IntegrationFacts } from "./integration-facts";
import { namedArn } from "./named-arn";
import { arnIn, type Place } from "./place";
import type { SdkMetadata, WithoutMetadata } from "./sdk-metadata";

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

export const submitJobFacts: IntegrationFacts = {
  needs: (call) => {
    const { place } = call;
    const name = call.text("JobQueue");
    const queue = name === undefined ? undefined : namedArn(name, queues(place));
    const definition = definitionArn(call.text("JobDefinition"), place);
    const submit = {
      actions: ["batch:SubmitJob"],
      resources: queue === undefined || definition === undefined ? undefined : [definition, queue],
      why: "submit the job",
      field: queue === undefined ? "JobQueue" : "JobDefinition",
    };
    if (call.integration.pattern !== "sync") return [submit];
    // The id of a job is known only when it is submitted.
    const follow = {
      actions: ["batch:DescribeJobs", "batch:TerminateJob"],
      resources: ["*"],
      why: "follow the job, and end it where the task is stopped",
    };
    return [submit, follow, eventRule(place, "BatchJobs")];
  },
  sample: (pattern): Json => {
    const submitted = {
      JobArn: "arn:aws:batch:us-east-1:123456789012:job/00000000-0000-0000-0000-000000000000",
      JobId: "00000000-0000-0000-0000-000000000000",
      JobName: "job",
    } satisfies WithoutMetadata<SubmitJobResult>;
    if (pattern !== "sync") return submitted;
    return {
      Attempts: [],
      Container: { ExitCode: 0 },
      CreatedAt: 1735689600000,
      ...submitted,
      JobDefinition: "arn:aws:batch:us-east-1:123456789012:job-definition/definition:1",
      JobQueue: "arn:aws:batch:us-east-1:123456789012:job-queue/queue",
      Parameters: {},
      StartedAt: 1735689610000,
      Status: "SUCCEEDED",
      StatusReason: "Essential container in task exited",
      StoppedAt: 1735689660000,
    } satisfies EndedJob;
  },
};

function queues(place: Place) {
  return { type: "aws_batch_job_queue", arn: (name: string) => arnIn(place, "batch", `job-queue/${name}`) };
}

/** The ARN of a job definition's revision; of all of them where none is named, since AWS then takes the latest. */
function definitionArn(text: string | undefined, place: Place): string | undefined {
  if (text === undefined) return undefined;
  const reference = readReference(text);
  if (reference !== undefined && /^(name|arn_prefix)$/.test(reference.attribute)) {
    return `${referenceTo(reference.address, "arn_prefix")}${reference.rest || ":*"}`;
  }
  const arn = namedArn(text, {
    type: "aws_batch_job_definition",
    arn: (name) => arnIn(place, "batch", `job-definition/${name}`),
  });
  const whole = arn === undefined || readReference(arn) !== undefined || /:\d+$/.test(arn);
  return whole ? arn : `${arn}:*`;
}
