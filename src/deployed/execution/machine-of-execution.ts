import type { DescribeExecutionCommandOutput } from "@aws-sdk/client-sfn";
import type { Definition } from "../../asl/definition";
import { isRecord } from "../../asl/scopes";
import { UserError } from "../../input/user-error";
import type { AwsClients } from "../aws-clients";
import { called } from "../aws-error";
import { unlessDenied } from "./encrypted-data";

/** What is known of an execution beside its history. */
export interface DescribedExecution {
  readonly name: string;
  readonly stateMachine: { readonly arn: string; readonly name: string };
  /** The definition as it was. */
  readonly definition: Definition;
  readonly traceHeader?: string;
}

/**
 * What AWS says of an execution, and the definition that it runs by, which is not the machine's of now where that was
 * deployed again.
 *
 * @param deployed JSON text of the definition that is taken where the one of the execution may not be read
 * @throws UserError where there is none, or its definition is none
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachineForExecution.html
 */
export async function describedExecution(
  aws: AwsClients,
  arn: string,
  deployed: string,
  onNote: (note: string) => void,
): Promise<DescribedExecution> {
  const execution = await describe(aws, arn);
  const machine = await describeMachine(aws, arn);
  if (machine.definition === undefined) {
    onNote(
      "The definition is the one that is deployed now: the execution's own is encrypted with a key that may not be used",
    );
  }
  const { stateMachineArn = "", name, traceHeader } = execution;
  return {
    name: name ?? arn.split(":").at(-1) ?? arn,
    stateMachine: { arn: stateMachineArn, name: machine.name ?? stateMachineArn.split(":").at(-1) ?? "" },
    definition: definitionOf(machine.definition ?? deployed, arn),
    ...(traceHeader !== undefined && { traceHeader }),
  };
}

/** @throws UserError where the text is no definition */
export function definitionOf(text: string, where: string): Definition {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (isRecord(value) && isRecord(value.States)) return value as unknown as Definition;
  throw new UserError({
    what: "The definition of the execution is not JSON of a state machine",
    where,
    received: text,
    remedy: "Look at the state machine on AWS",
  });
}

function describe(aws: AwsClients, executionArn: string): Promise<DescribeExecutionCommandOutput> {
  const { DescribeExecutionCommand }: typeof import("@aws-sdk/client-sfn") = require("@aws-sdk/client-sfn");
  // Its input and output are in the history, too.
  const command = new DescribeExecutionCommand({ executionArn, includedData: "METADATA_ONLY" });
  return called({ action: "states:DescribeExecution", on: executionArn }, () => aws.sfn.send(command));
}

function describeMachine(
  aws: AwsClients,
  executionArn: string,
): Promise<{ readonly name?: string | undefined; readonly definition?: string | undefined }> {
  const { DescribeStateMachineForExecutionCommand }: typeof import("@aws-sdk/client-sfn") =
    require("@aws-sdk/client-sfn");
  const send = (includedData: "ALL_DATA" | "METADATA_ONLY") =>
    aws.sfn.send(new DescribeStateMachineForExecutionCommand({ executionArn, includedData }));
  return called(
    { action: "states:DescribeStateMachineForExecution", on: executionArn },
    async () => (await unlessDenied(() => send("ALL_DATA"))) ?? (await send("METADATA_ONLY")),
  );
}
