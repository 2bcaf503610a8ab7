import type { Json } from "../../input/json-text";
import { readReference, referenceTo } from "../terraform-reference";
import type { EndedJob, SubmitJobResult } from "./batch";
import { eventRule } from "./event-rule";
import type { IntegrationFacts } from "./integration-facts";
import { namedArn } from "./named-arn";
import { arnIn, type Place } from "./place";
import type { WithoutMetadata } from "./sdk-metadata";

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
