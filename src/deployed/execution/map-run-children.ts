import type { ExecutionListItem, ExecutionStatus } from "@aws-sdk/client-sfn";
import type { AwsClients } from "../aws-clients";
import { called } from "../aws-error";

/** Those that failed first. */
const STATUSES = ["FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE", "RUNNING", "SUCCEEDED"] as const;

export interface MapRunChildren {
  /** In the order of their start. */
  readonly children: readonly ExecutionListItem[];
  /** How many the Map Run has. */
  readonly total: number;
}

/**
 * Child executions of a Map Run, the failed ones first.
 *
 * @param most how many
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListExecutions.html
 */
export async function mapRunChildren(
  aws: AwsClients,
  mapRunArn: string,
  most: number,
): Promise<MapRunChildren> {
  const { DescribeMapRunCommand }: typeof import("@aws-sdk/client-sfn") = require("@aws-sdk/client-sfn");
  const run = await called({ action: "states:DescribeMapRun", on: mapRunArn }, () =>
    aws.sfn.send(new DescribeMapRunCommand({ mapRunArn })),
  );
  const children: ExecutionListItem[] = [];
  for (const status of STATUSES) {
    if (children.length < most)
      children.push(...(await listed(aws, mapRunArn, status, most - children.length)));
  }
  const byStart = (a: ExecutionListItem, b: ExecutionListItem) =>
    (a.startDate?.getTime() ?? 0) - (b.startDate?.getTime() ?? 0);
  return { children: children.sort(byStart), total: run.executionCounts?.total ?? children.length };
}

async function listed(
  aws: AwsClients,
  mapRunArn: string,
  statusFilter: ExecutionStatus,
  most: number,
): Promise<ExecutionListItem[]> {
  const { ListExecutionsCommand }: typeof import("@aws-sdk/client-sfn") = require("@aws-sdk/client-sfn");
  const found: ExecutionListItem[] = [];
  let nextToken: string | undefined;
  do {
    const command = new ListExecutionsCommand({
      mapRunArn,
      statusFilter,
      maxResults: Math.min(1000, most - found.length),
      ...(nextToken !== undefined && { nextToken }),
    });
    const page = await called({ action: "states:ListExecutions", on: mapRunArn }, () =>
      aws.sfn.send(command),
    );
    found.push(...(page.executions ?? []));
    nextToken = page.nextToken;
  } while (nextToken !== undefined && found.length < most);
  return found.slice(0, most);
}
