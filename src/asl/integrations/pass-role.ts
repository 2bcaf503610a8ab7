import type { KnownNeed } from "./need";

/**
 * What it takes to give its roles to a container's task.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/CWE_IAM_role.html
 */
export function passRoles(roles: readonly string[]): KnownNeed {
  return {
    actions: ["iam:PassRole"],
    resources: roles,
    why: "give the task its roles",
    conditions: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
  };
}
