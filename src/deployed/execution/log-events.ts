import type { FilteredLogEvent, FilterLogEventsCommandOutput } from "@aws-sdk/client-cloudwatch-logs";
import type { AwsClients } from "../aws-clients";
import { called } from "../aws-error";

export interface LogEventsQuery {
  readonly group: string;
  /** Milliseconds since the epoch. @default as far back as the group goes */
  readonly from?: number;
  /** Milliseconds since the epoch. @default now */
  readonly to?: number;
  /** Which events. @default all */
  readonly pattern?: string;
}

/**
 * Events of a log group, page by page, in the order of time.
 *
 * @returns undefined where there is no such group, at the first page
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html
 */
export async function* logEvents(
  aws: AwsClients,
  query: LogEventsQuery,
): AsyncGenerator<readonly FilteredLogEvent[], "read" | "no such group"> {
  let nextToken: string | undefined;
  do {
    const page = await logPage(aws, query, nextToken);
    if (page === undefined) return "no such group";
    nextToken = page.nextToken;
    yield page.events ?? [];
  } while (nextToken !== undefined);
  return "read";
}

function logPage(
  aws: AwsClients,
  { group, from, to, pattern }: LogEventsQuery,
  nextToken: string | undefined,
): Promise<FilterLogEventsCommandOutput | undefined> {
  const { FilterLogEventsCommand }: typeof import("@aws-sdk/client-cloudwatch-logs") =
    require("@aws-sdk/client-cloudwatch-logs");
  return called({ action: "logs:FilterLogEvents", on: group }, async () => {
    try {
      return await aws.logs.send(
        new FilterLogEventsCommand({
          logGroupName: group,
          ...(from !== undefined && { startTime: from }),
          ...(to !== undefined && { endTime: to }),
          ...(pattern !== undefined && { filterPattern: pattern }),
          ...(nextToken !== undefined && { nextToken }),
        }),
      );
    } catch (error) {
      if (error instanceof Error && error.name === "ResourceNotFoundException") return undefined;
      throw error;
    }
  });
}
