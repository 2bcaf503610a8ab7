import type { KnownNeed } from "./need";
import { arnIn, type Place } from "./place";

/**
 * What it takes to be told of a job's end: the rule that Step Functions keeps in EventBridge for all machines.
 *
 * @param rule the rule's own part of the name: `BatchJobs` of `StepFunctionsGetEventsForBatchJobsRule`
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html#connect-iam-sync-async
 */
export function eventRule(place: Place, rule: string): KnownNeed {
  return {
    actions: ["events:PutTargets", "events:PutRule", "events:DescribeRule"],
    resources: [arnIn(place, "events", `rule/StepFunctionsGetEventsFor${rule}Rule`)],
    why: "be told when the job has ended",
  };
}
