import type { Json } from "../../input/json-text";
import type { Conditions } from "../permission";
import { readReference, referenceTo } from "../terraform-reference";
import type { EndedTask, RunTaskResult } from "./ecs";
import { eventRule } from "./event-rule";
import type { IntegrationCall } from "./integration-call";
import type { IntegrationFacts } from "./integration-facts";
import { namedArn } from "./named-arn";
import type { KnownNeed, Need } from "./need";
import { passRoles } from "./pass-role";
import { arnIn, type Place } from "./place";
import type { WithoutMetadata } from "./sdk-metadata";

export const runTaskFacts: IntegrationFacts = {
  needs: (call) => {
    const { place } = call;
    const definition = definitionArn(call.text("TaskDefinition"), place);
    const inCluster = clusterCondition(call);
    const run: Need = {
      actions: ["ecs:RunTask"],
      resources: definition === undefined ? undefined : [definition],
      why: "run the task",
      field: "TaskDefinition",
      ...inCluster,
    };
    const around = [run, ...roles(call), ...tags(call)];
    if (call.integration.pattern !== "sync") return around;
    // The id of a task is known only when it runs.
    const follow: Need = {
      actions: ["ecs:StopTask", "ecs:DescribeTasks"],
      resources: [arnIn(place, "ecs", "task/*")],
      why: "follow the task, and stop it where the state is stopped",
      ...inCluster,
    };
    return [...around, follow, eventRule(place, "ECSTask")];
  },
  sample: (pattern): Json => {
    const task = {
      ClusterArn: "arn:aws:ecs:us-east-1:123456789012:cluster/default",
      Containers: [{ ...CONTAINER, ExitCode: 0, LastStatus: "STOPPED" }],
      Cpu: "256",
      DesiredStatus: "STOPPED",
      LastStatus: "STOPPED",
      LaunchType: "FARGATE",
      Memory: "512",
      TaskArn: "arn:aws:ecs:us-east-1:123456789012:task/default/task",
      TaskDefinitionArn: "arn:aws:ecs:us-east-1:123456789012:task-definition/task:1",
    };
    if (pattern === "sync") {
      const stopped = { StopCode: "EssentialContainerExited", StoppedReason: "Essential container exited" };
      return { ...task, ...stopped } satisfies EndedTask;
    }
    const running = { DesiredStatus: "RUNNING", LastStatus: "PROVISIONING" };
    const begun = { ...task, ...running, Containers: [{ ...CONTAINER, LastStatus: "PENDING" }] };
    return { Failures: [], Tasks: [begun] } satisfies WithoutMetadata<RunTaskResult>;
  },
};

const CONTAINER = {
  ContainerArn: "arn:aws:ecs:us-east-1:123456789012:container/default/task/container",
  Name: "container",
};

/** The ARN of a task definition's revision; of all of them where none is named, since AWS then takes the latest. */
function definitionArn(text: string | undefined, place: Place): string | undefined {
  if (text === undefined) return undefined;
  const reference = readReference(text);
  if (reference !== undefined && /^(family|id|arn_without_revision)$/.test(reference.attribute)) {
    return `${referenceTo(reference.address, "arn_without_revision")}${reference.rest || ":*"}`;
  }
  const arn = namedArn(text, {
    type: "aws_ecs_task_definition",
    arn: (name) => arnIn(place, "ecs", `task-definition/${name}`),
  });
  const whole = arn === undefined || readReference(arn) !== undefined || /:\d+$/.test(arn);
  return whole ? arn : `${arn}:*`;
}

/**
 * Holds tasks to their cluster; nothing where that is known only when the task runs.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security_iam_id-based-policy-examples.html
 */
function clusterCondition(call: IntegrationCall): { readonly conditions?: Conditions } {
  const { place } = call;
  const given = call.given("Cluster");
  if (given.kind === "computed") return {};
  const cluster = namedArn(given.kind === "absent" ? "default" : String(given.value), {
    type: "aws_ecs_cluster",
    arn: (name) => arnIn(place, "ecs", `cluster/${name}`),
  });
  return cluster === undefined ? {} : { conditions: { ArnEquals: { "ecs:cluster": cluster } } };
}

/** The roles that the task is given: by the task definition, if it is of the same stack, and by the overrides. */
function roles(call: IntegrationCall): readonly KnownNeed[] {
  const reference = readReference(call.text("TaskDefinition") ?? "");
  const own = ["execution_role_arn", "task_role_arn"].map((attribute) =>
    reference === undefined ? undefined : call.place.attribute(reference.address, attribute),
  );
  const overridden = ["ExecutionRoleArn", "TaskRoleArn"].map((name) => call.text("Overrides", name));
  const found = own.map((role, i) => overridden[i] ?? role).filter((role) => role !== undefined);
  return found.length === 0 ? [] : [passRoles([...new Set(found)])];
}

/** @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/supported-iam-actions-tagging.html */
function tags(call: IntegrationCall): readonly KnownNeed[] {
  if (!call.has("Tags")) return [];
  return [
    {
      actions: ["ecs:TagResource"],
      resources: [arnIn(call.place, "ecs", "task/*")],
      why: "tag the task",
      conditions: { StringEquals: { "ecs:CreateAction": "RunTask" } },
    },
  ];
}
