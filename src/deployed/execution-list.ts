import type { ExecutionListItem } from "@aws-sdk/client-sfn";
import type { AwsClients } from "./aws-clients";
import type { DeployedMachine } from "./deployed-stack";
import { expressExecutions } from "./execution/express";
import { lastEvents } from "./execution-facts";
import { failureAtEnd } from "./history-tail";
import type { ListedExecution, ListedStatus } from "./listed-execution";
import { sfnCall } from "./sfn-call";

/** Which executions of a machine are listed: at most how many, and of which status. */
export interface ListFilter {
  readonly limit: number;
  /** @default any */
  readonly status?: ListedStatus;
}

/** How many events are read of the end of a history: the failing state is among them but for many retries. */
const TAIL = 50;
/** The most that a page of executions can hold. */
const MOST_OF_A_PAGE = 1000;
/** How many Express executions are looked through for a status. */
const EXPRESS = 1000;
/** How many histories are read at once. */
const AT_ONCE = 5;

/**
 * The last executions of a machine, the newest first. Those of an Express machine are what its log group tells of.
 *
 * @throws UserError where AWS refuses
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListExecutions.html
 */
export async function listedExecutions(
  aws: AwsClients,
  machine: DeployedMachine,
  filter: ListFilter,
): Promise<ListedExecution[]> {
  if (machine.type === "EXPRESS") return listedExpress(aws, machine, filter);
  return (await listItems(aws, machine, filter)).map(listed);
}

/**
 * The executions with what those that did not succeed failed of: the ends of their histories are read for it.
 * @throws UserError where AWS refuses
 */
export async function withFailures(
  aws: AwsClients,
  executions: readonly ListedExecution[],
): Promise<ListedExecution[]> {
  const found: ListedExecution[] = [];
  for (let first = 0; first < executions.length; first += AT_ONCE) {
    const some = executions.slice(first, first + AT_ONCE);
    found.push(...(await Promise.all(some.map((one) => withFailure(aws, one)))));
  }
  return found;
}

async function withFailure(aws: AwsClients, execution: ListedExecution): Promise<ListedExecution> {
  if (!/^(FAILED|TIMED_OUT|ABORTED)$/.test(execution.status)) return execution;
  const failure = failureAtEnd(await lastEvents(aws, execution.arn, TAIL));
  return { ...execution, ...(failure !== undefined && { failure }) };
}

async function listItems(
  aws: AwsClients,
  { arn }: DeployedMachine,
  { limit, status }: ListFilter,
): Promise<ExecutionListItem[]> {
  const items: ExecutionListItem[] = [];
  let nextToken: string | undefined;
  while (items.length < limit) {
    const page = await sfnCall(aws, "ListExecutions", arn, (sfn, sdk) =>
      sfn.send(
        new sdk.ListExecutionsCommand({
          stateMachineArn: arn,
          maxResults: Math.min(limit - items.length, MOST_OF_A_PAGE),
          ...(status !== undefined && { statusFilter: status }),
          ...(nextToken !== undefined && { nextToken }),
        }),
      ),
    );
    items.push(...(page.executions ?? []));
    nextToken = page.nextToken;
    if (nextToken === undefined) break;
  }
  return items.slice(0, limit);
}

function listed({ executionArn, name, status, startDate, stopDate, redriveCount }: ExecutionListItem) {
  return {
    arn: executionArn ?? "",
    name: name ?? "",
    status: status ?? "RUNNING",
    ...(startDate !== undefined && { startedAt: startDate.toISOString() }),
    ...(stopDate !== undefined && { stoppedAt: stopDate.toISOString() }),
    redrives: redriveCount ?? 0,
  };
}

async function listedExpress(
  aws: AwsClients,
  machine: DeployedMachine,
  { limit, status }: ListFilter,
): Promise<ListedExecution[]> {
  const found = await expressExecutions(aws, machine, status === undefined ? limit : EXPRESS);
  return found
    .filter((one) => status === undefined || one.status === status)
    .slice(0, limit)
    .map(({ error, cause, ...execution }) => ({
      ...execution,
      redrives: 0,
      ...((error !== undefined || cause !== undefined) && {
        failure: { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) },
      }),
    }));
}
