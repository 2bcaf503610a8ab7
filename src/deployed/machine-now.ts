import { isDeepStrictEqual } from "node:util";
import type { AwsClients } from "./aws-clients";
import { called } from "./aws-error";
import type { DeployedMachine } from "./deployed-stack";

/**
 * What AWS says of a state machine now.
 * @throws UserError where it is gone, or may not be asked about
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachine.html
 */
export async function describedMachine(aws: AwsClients, { arn, definition }: DeployedMachine) {
  const {
    DescribeStateMachineCommand,
  }: typeof import("@aws-sdk/client-sfn") = require("@aws-sdk/client-sfn");
  const described = await called({ action: "states:DescribeStateMachine", on: arn }, () =>
    aws.sfn.send(new DescribeStateMachineCommand({ stateMachineArn: arn })),
  );
  return {
    status: described.status ?? "ACTIVE",
    ...(described.revisionId !== undefined && { revisionId: described.revisionId }),
    isAsDeployed: isDeepStrictEqual(jsonOf(described.definition ?? ""), jsonOf(definition)),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
