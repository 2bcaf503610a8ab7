import { parseResource } from "../../asl/resource";
import { asText } from "../as-text";
import type { DataFlow } from "../data-flow";
import type { Steps } from "../effect";
import { handled } from "../handled";
import { activityTask } from "../tasks/activity";
import { callFunction } from "../tasks/call-function";
import type { CallLimits } from "../tasks/call-limits";
import { serviceTask } from "../tasks/service-task";
import { TokenContext, taskToken } from "../tasks/task-token";
import { type Transition, transition } from "../transition";
import { type Visit, visitOf } from "../visit";

/**
 * Calls a function, an activity or a service, and hands its result on.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html
 */
export function task(visit: Visit): Steps<Transition> {
  const { state, flow, context } = visit;
  return handled(state, flow, context, function* () {
    return transition(state, yield* flow.leaveResult(yield* attempt(visit)));
  });
}

function* attempt(visit: Visit) {
  const { state, input, context, flow } = visit;
  const text = asText(state.Resource);
  const resource = parseResource(text) ?? { kind: "function", arn: text };
  if (resource.kind !== "integration") {
    const parameters = yield* flow.arguments();
    const call = resource.kind === "activity" ? activityTask : callFunction;
    return yield* call(visit, resource.arn, parameters, yield* limitsOf(flow));
  }
  if (resource.pattern !== "waitForTaskToken") {
    const parameters = yield* flow.arguments();
    return yield* serviceTask(visit, { resource, parameters, limits: yield* limitsOf(flow) });
  }
  const token = taskToken(context.execution.random);
  const own = visitOf(state, input, new TokenContext(context, token)).flow;
  const parameters = yield* own.arguments();
  const limits = yield* limitsOf(own);
  return yield* serviceTask(visit, { resource, parameters, limits, token });
}

function* limitsOf(flow: DataFlow): Steps<CallLimits> {
  const timeoutSeconds = yield* flow.seconds("TimeoutSeconds");
  const heartbeatSeconds = yield* flow.seconds("HeartbeatSeconds");
  return {
    ...(timeoutSeconds !== undefined && { timeoutInSeconds: timeoutSeconds }),
    ...(heartbeatSeconds !== undefined && { heartbeatInSeconds: heartbeatSeconds }),
  };
}
