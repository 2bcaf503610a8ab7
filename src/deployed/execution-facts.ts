import type { DescribeExecutionCommandOutput, HistoryEvent } from "@aws-sdk/client-sfn";
import type { AwsClients } from "./aws-clients";
import { sfnCall } from "./sfn-call";

/**
 * What AWS tells of an execution, without its input and output.
 *
 * @throws UserError where AWS refuses
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html
 */
export function executionFacts(aws: AwsClients, arn: string): Promise<DescribeExecutionCommandOutput> {
  return sfnCall(aws, "DescribeExecution", arn, (sfn, sdk) =>
    sfn.send(new sdk.DescribeExecutionCommand({ executionArn: arn, includedData: "METADATA_ONLY" })),
  );
}

/**
 * Whether AWS tells of an execution.
 * @throws UserError where AWS refuses
 */
export function isThere(aws: AwsClients, arn: string): Promise<boolean> {
  return sfnCall(aws, "DescribeExecution", arn, async (sfn, sdk) => {
    try {
      await sfn.send(new sdk.DescribeExecutionCommand({ executionArn: arn, includedData: "METADATA_ONLY" }));
      return true;
    } catch (error) {
      if (error instanceof sdk.ExecutionDoesNotExist) return false;
      throw error;
    }
  });
}

/**
 * The last events of an execution's history, the newest first.
 *
 * @param count at most how many
 * @throws UserError where AWS refuses
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetExecutionHistory.html
 */
export async function lastEvents(aws: AwsClients, arn: string, count: number): Promise<HistoryEvent[]> {
  const { events = [] } = await sfnCall(aws, "GetExecutionHistory", arn, (sfn, sdk) =>
    sfn.send(
      new sdk.GetExecutionHistoryCommand({ executionArn: arn, reverseOrder: true, maxResults: count }),
    ),
  );
  return events;
}
