import { isRecord } from "../../asl/scopes";
import type { Json } from "../../input/json-text";
import { asText } from "../as-text";
import { executionEnded, type Steps, startExecution } from "../effect";
import type { ErrorDetails } from "../history-event";
import { Payload } from "../payload";
import { redriveMembers } from "../redrive";
import type { StateContext } from "../state-context";
import type { EndedExecution, StartedExecution } from "./executions";
import type { FunctionOutcome } from "./functions";
import { sdkMetadata } from "./sdk-metadata";

/**
 * Starts the execution that a task's parameters ask for.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html
 */
export function* startedExecution(
  { execution: { random } }: StateContext,
  parameters: Payload,
): Steps<{ readonly execution: StartedExecution; readonly response: Payload } | Required<ErrorDetails>> {
  const { StateMachineArn, Name, Input } = isRecord(parameters.value) ? parameters.value : {};
  const started = yield* startExecution({
    stateMachineArn: asText(StateMachineArn),
    name: typeof Name === "string" ? Name : executionName(random),
    input: typeof Input === "string" ? Input : JSON.stringify(Input ?? {}),
  });
  if ("error" in started) return started;
  const { arn, startedAt } = started;
  const body = JSON.stringify({ executionArn: arn, startDate: startedAt / 1000 });
  const metadata = sdkMetadata({
    connection: "keep-alive",
    "Content-Length": String(Buffer.byteLength(body)),
    "Content-Type": "application/x-amz-json-1.0",
  });
  return {
    execution: started,
    response: new Payload({ ExecutionArn: arn, ...metadata, StartDate: startedAt }),
  };
}

/**
 * Waits until an execution has ended.
 *
 * @param parsed whether its input and output are given as values, not as JSON text
 * @returns its description as the task's result, or in the cause of its failure
 */
export function* describedExecution(
  execution: StartedExecution,
  parsed: boolean,
  until: number | undefined,
): Steps<FunctionOutcome | "timed out"> {
  const ended = yield* executionEnded(execution, until);
  if (ended === "timed out") return ended;
  if (ended.status === "SUCCEEDED") {
    return { succeeded: true, payload: JSON.stringify(description(execution, ended, parsed)) };
  }
  const cause = JSON.stringify(description(execution, ended, false));
  return { succeeded: false, error: "States.TaskFailed", cause };
}

/** An execution as DescribeExecution shows it, under the names of the integration and in their order. */
function description(execution: StartedExecution, ended: EndedExecution, parsed: boolean): Json {
  const shown = (text: string): Json => (parsed ? (JSON.parse(text) as Json) : text);
  const { cause, error, output, status } = ended;
  return {
    ...(cause !== undefined && { Cause: cause }),
    ...(error !== undefined && { Error: error }),
    ExecutionArn: execution.arn,
    Input: shown(execution.input),
    InputDetails: { Included: true },
    Name: execution.name,
    ...(output !== undefined && { Output: shown(output), OutputDetails: { Included: true } }),
    ...redriveMembers(status, "REDRIVABLE"),
    StartDate: execution.startedAt,
    StateMachineArn: execution.stateMachineArn,
    Status: status,
    StopDate: ended.stoppedAt,
  };
}

/** A name as AWS gives one where none is asked for: a UUID. */
function executionName(random: () => number): string {
  return "xxxxxxxx-xxxx-4xxx-axxx-xxxxxxxxxxxx".replace(/x/g, () => Math.floor(random() * 16).toString(16));
}
