import type { StatePermission } from "../asl/permission";
import type { PolicyStatement, Reason } from "./service-role";

/** A statement, and who needs what of it. */
export interface ReasonedStatement {
  readonly statement: PolicyStatement;
  readonly reasons: readonly Reason[];
}

/** Statements that read better than by the name of their first action. */
const SIDS: Readonly<Record<string, string>> = {
  "batch:DescribeJobs": "FollowJobs",
  "batch:SubmitJob": "SubmitJobs",
  "ecs:RunTask": "RunTasks",
  "ecs:StopTask": "FollowTasks",
  "ecs:TagResource": "TagTasks",
  "events:PutEvents": "PutEvents",
  "events:PutTargets": "WatchForEnds",
  "iam:PassRole": "PassRoles",
  "lambda:InvokeFunction": "InvokeFunctions",
  "s3:GetObject": "ReadObjects",
  "s3:ListBucket": "ListObjects",
  "s3:PutObject": "WriteObjects",
  "sns:Publish": "PublishMessages",
  "sqs:SendMessage": "SendMessages",
  "states:DescribeExecution": "FollowExecutions",
  "states:RedriveExecution": "RedriveMapRuns",
  "states:StartExecution": "StartExecutions",
  "sts:AssumeRole": "AssumeRoles",
};

/**
 * Statements that allow exactly what the states need: one for each set of actions with the same conditions, in the order
 * in which states need them.
 *
 * @param taken Sids of other statements of the policy
 */
export function policyStatements(
  permissions: readonly StatePermission[],
  taken: readonly string[],
): ReasonedStatement[] {
  const groups = new Map<string, StatePermission[]>();
  for (const permission of permissions) {
    const key = JSON.stringify([permission.actions, permission.conditions]);
    groups.set(key, [...(groups.get(key) ?? []), permission]);
  }
  const sids = new Set(taken);
  return [...groups.values()].map((group) => {
    const { actions = [], conditions } = group[0] ?? {};
    const resources = [...new Set(group.flatMap((one) => one.resources))];
    return {
      statement: {
        Sid: freeSid(SIDS[actions[0] ?? ""] ?? sidOf(actions[0] ?? ""), sids),
        Effect: "Allow",
        Action: actions,
        Resource: resources.includes("*") ? "*" : resources,
        ...(conditions !== undefined && { Condition: conditions }),
      },
      reasons: group.map(({ state, resources: own, why }) => ({ state, resources: own, why })),
    };
  });
}

/** `DynamodbGetItem` of `dynamodb:GetItem`. */
function sidOf(action: string): string {
  const [service = "", name = ""] = action.split(":");
  const capital = `${service.charAt(0).toUpperCase()}${service.slice(1)}`;
  return `${capital}${name}`.replace(/[^A-Za-z0-9]/g, "");
}

function freeSid(wanted: string, taken: Set<string>): string {
  let sid = wanted;
  for (let i = 2; taken.has(sid); i++) sid = `${wanted}${i}`;
  taken.add(sid);
  return sid;
}
