import { isRecord } from "../../asl/scopes";
import type { Json } from "../../input/json-text";
import { asText } from "../as-text";
import { invoke, type Steps } from "../effect";
import { Payload } from "../payload";
import type { StateContext } from "../state-context";
import { type CallLimits, withinPayloadLimit } from "./call-limits";
import { calledFrom } from "./called-from";
import type { FunctionOutcome } from "./functions";
import { REQUEST_ID, sdkMetadata } from "./sdk-metadata";

const LOG_RESULT = Buffer.from(
  `START RequestId: ${REQUEST_ID} Version: $LATEST\nEND RequestId: ${REQUEST_ID}\n`,
).toString("base64");

/**
 * Calls a function by the optimized integration.
 *
 * @returns Lambda's own response with the function's result in it, or how the call failed
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
 */
export function* invokeFunction(
  context: StateContext,
  parameters: Payload,
  scheduledEventId: number,
  { timeoutInSeconds }: CallLimits,
): Steps<Payload | FunctionOutcome | "timed out"> {
  const given = isRecord(parameters.value) ? parameters.value : {};
  const functionArn = functionArnOf(asText(given.FunctionName), context.execution.stateMachineArn);
  const payload = payloadText(given.Payload);
  const answer = yield* invoke(
    { functionArn, payload, scheduledEventId, ...calledFrom(context) },
    timeoutInSeconds,
  );
  if (answer === "timed out") return answer;
  const outcome = withinPayloadLimit(answer, "lambda");
  return outcome.succeeded ? new Payload(response(outcome.payload, given.LogType === "Tail")) : outcome;
}

/** The ARN of a function that is named by its ARN, its name, or its name with a version or alias. */
export function functionArnOf(named: string, stateMachineArn: string): string {
  if (named.startsWith("arn:")) return named;
  const [, partition, , region, account] = stateMachineArn.split(":");
  return `arn:${partition}:lambda:${region}:${account}:function:${named}`;
}

/** A text is sent as it is, anything else as JSON; nothing, and null, is an empty object. */
function payloadText(payload: unknown): string {
  return typeof payload === "string" ? payload : JSON.stringify(payload ?? {});
}

/** Lambda's response; the log's tail, where it is asked for, tells the invocation and nothing that it logged. */
function response(payload: string, logTail: boolean): { readonly [key: string]: Json } {
  return {
    ExecutedVersion: "$LATEST",
    ...(logTail && { LogResult: LOG_RESULT }),
    Payload: Payload.parse(payload).value,
    ...sdkMetadata({
      Connection: "keep-alive",
      "Content-Length": String(Buffer.byteLength(payload)),
      "Content-Type": "application/json",
      "X-Amz-Executed-Version": "$LATEST",
    }),
    StatusCode: 200,
  };
}
