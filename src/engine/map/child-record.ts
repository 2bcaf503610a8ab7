import type { Json } from "../../input/json-text";
import { redriveMembers } from "../redrive";
import type { ChildExecution } from "./child-execution";

/**
 * A child execution as a result file holds it: its members in the order of their names, its payloads as JSON texts.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
 */
export function childRecord(child: ChildExecution): Json {
  const { arn, cause, error, input, name, output, startTime, stateMachineArn, status, stopTime, type } =
    child;
  return {
    ...(cause !== undefined && { Cause: cause }),
    ...(error !== undefined && { Error: error }),
    ExecutionArn: arn,
    Input: input,
    InputDetails: { Included: true },
    Name: name,
    ...(output !== undefined && { Output: output, OutputDetails: { Included: true } }),
    ...redriveMembers(status, type === "EXPRESS" ? "REDRIVABLE_BY_MAP_RUN" : "REDRIVABLE"),
    StartDate: new Date(startTime).toISOString(),
    StateMachineArn: stateMachineArn,
    Status: status,
    StopDate: new Date(stopTime).toISOString(),
  };
}

/** A child execution that was not begun, as a result file holds it. */
export function pendingRecord(input: string): Json {
  return { Input: input, InputDetails: { Included: true }, Status: "PENDING" };
}
