import { callService, invoke, type Steps } from "../effect";
import { Payload } from "../payload";
import { StateError, timeout } from "../state-error";
import type { Visit } from "../visit";
import { type CallLimits, withinPayloadLimit } from "./call-limits";
import { calledFrom } from "./called-from";

/** Calls the function that a task names by its ARN. */
export function* callFunction(
  { context }: Visit,
  functionArn: string,
  input: Payload,
  limits: CallLimits,
): Steps<Payload> {
  const { timeoutInSeconds } = limits;
  const scheduledEventId = context.record("LambdaFunctionScheduled", {
    lambdaFunctionScheduledEventDetails: {
      input: input.text,
      inputDetails: { truncated: false },
      resource: functionArn,
      ...(timeoutInSeconds !== undefined && { timeoutInSeconds }),
    },
  });
  context.record("LambdaFunctionStarted");
  const resource = { kind: "function", arn: functionArn } as const;
  const call = { stateName: context.name, resource, parameters: input.text, scheduledEventId, limits };
  const from = calledFrom(context);
  const answer =
    (yield* callService({ ...call, ...from }, timeoutInSeconds)) ??
    (yield* invoke({ functionArn, payload: input.text, scheduledEventId, ...from }, timeoutInSeconds));
  if (typeof answer === "string") {
    context.record("LambdaFunctionTimedOut", {
      lambdaFunctionTimedOutEventDetails: { error: "States.Timeout" },
    });
    throw timeout(answer);
  }
  const outcome = withinPayloadLimit(answer, functionArn);
  if (!outcome.succeeded) {
    const { error, cause } = outcome;
    context.record("LambdaFunctionFailed", { lambdaFunctionFailedEventDetails: { error, cause } });
    throw new StateError(error, cause);
  }
  const result = Payload.parse(outcome.payload);
  context.record("LambdaFunctionSucceeded", {
    lambdaFunctionSucceededEventDetails: { output: result.text, outputDetails: { truncated: false } },
  });
  return result;
}
