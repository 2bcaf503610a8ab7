import { isDeepStrictEqual } from "node:util";
import type { AwsClients } from "./aws-clients";
import { called } from "./aws-error";
import type { DeployedMachine } from "./deployed-stack";

/** A state machine as AWS has it. */
export interface MachineNow {
  readonly revisionId?: string;
  readonly status?: string;
  /** Whether its definition is the one that the state has. */
  readonly isAsDeployed: boolean;
}

/**
 * Asks AWS about a state machine.
 *
 * @throws UserError where it is gone, or may not be asked about
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachine.html
 */
export async function machineNow(aws: AwsClients, { arn, definition }: DeployedMachine): Promise<MachineNow> {
  const {
    DescribeStateMachineCommand,
  }: typeof import("@aws-sdk/client-sfn") = require("@aws-sdk/client-sfn");
  const now = await called({ action: "states:DescribeStateMachine", on: arn }, () =>
    aws.sfn.send(new DescribeStateMachineCommand({ stateMachineArn: arn })),
  );
  return {
    ...(now.revisionId !== undefined && { revisionId: now.revisionId }),
    ...(now.status !== undefined && { status: now.status }),
    isAsDeployed: isDeepStrictEqual(parsed(now.definition ?? ""), parsed(definition)),
  };
}

/** Layout does not count. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
