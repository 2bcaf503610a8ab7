import type { State } from "../../asl/definition";
import { effectiveInput, effectiveOutput } from "../data-flow";
import { invoke, type Steps } from "../effect";
import type { FunctionOutcome } from "../functions";
import { handled } from "../handled";
import { Payload } from "../payload";
import type { StateContext } from "../state-context";
import { StateError } from "../state-error";
import { type Transition, transition } from "../transition";

/** The largest payload that passes from state to state, in bytes of UTF-8. */
const LARGEST_PAYLOAD = 256 * 1024;

/**
 * Calls a Lambda function and hands its result on.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html
 */
export function task(state: State, input: Payload, context: StateContext): Steps<Transition> {
  return handled(state, input, context, function* () {
    const result = yield* attempt(state, effectiveInput(state, input, context), context);
    return transition(state, effectiveOutput(state, input, result, context));
  });
}

function* attempt(state: State, input: Payload, context: StateContext): Steps<Payload> {
  const functionArn = String(state.Resource);
  const timeoutSeconds = typeof state.TimeoutSeconds === "number" ? state.TimeoutSeconds : undefined;
  const scheduledEventId = context.record("LambdaFunctionScheduled", {
    lambdaFunctionScheduledEventDetails: {
      input: input.text,
      inputDetails: { truncated: false },
      resource: functionArn,
      ...(timeoutSeconds !== undefined && { timeoutInSeconds: timeoutSeconds }),
    },
  });
  context.record("LambdaFunctionStarted");
  const outcome = yield* invoke({ functionArn, payload: input.text, scheduledEventId }, timeoutSeconds);
  if (outcome === "timed out") {
    context.record("LambdaFunctionTimedOut", {
      lambdaFunctionTimedOutEventDetails: { error: "States.Timeout" },
    });
    throw new StateError("States.Timeout");
  }
  const answer = checkedSize(outcome, functionArn);
  if (!answer.succeeded) {
    const { error, cause } = answer;
    context.record("LambdaFunctionFailed", { lambdaFunctionFailedEventDetails: { error, cause } });
    throw new StateError(error, cause);
  }
  const result = Payload.parse(answer.payload);
  context.record("LambdaFunctionSucceeded", {
    lambdaFunctionSucceededEventDetails: { output: result.text, outputDetails: { truncated: false } },
  });
  return result;
}

function checkedSize(outcome: FunctionOutcome, functionArn: string): FunctionOutcome {
  if (!outcome.succeeded || Buffer.byteLength(outcome.payload) <= LARGEST_PAYLOAD) return outcome;
  return {
    succeeded: false,
    error: "States.DataLimitExceeded",
    cause: `The state/task '${functionArn}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  };
}
