import type { KnownNeed } from "./need";

/**
 * What it takes to give a role to a container's task.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/CWE_IAM_role.html
 */
export function passRole(role: string): KnownNeed {
  return {
    actions: ["iam:PassRole"],
    resources: [role],
    why: "give the task its role",
    conditions: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
  };
}
