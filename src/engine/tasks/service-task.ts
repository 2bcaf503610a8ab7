import { type Integration, integrates } from "../../asl/resource";
import type { Json } from "../../input/json-text";
import { answered, callService, issueToken, type Steps } from "../effect";
import { Payload } from "../payload";
import type { Visit } from "../visit";
import { type CallLimits, tokenLimits } from "./call-limits";
import { calledFrom } from "./called-from";
import type { FunctionOutcome } from "./functions";
import { invokeFunction } from "./invoke-function";
import { sdkMetadata } from "./sdk-metadata";
import { describedExecution, startedExecution } from "./start-execution";
import { TaskEvents } from "./task-events";

/** What a task on a service integration is called with. */
export interface ServiceTask {
  readonly resource: Integration;
  readonly parameters: Payload;
  readonly limits: CallLimits;
  /** Of a task that waits for one. */
  readonly token?: string;
}

/**
 * Calls a service integration: asks the services first, then calls Lambda or starts an execution.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html
 */
export function* serviceTask({ context }: Visit, task: ServiceTask): Steps<Payload> {
  const { resource, parameters, limits, token } = task;
  const begun = context.execution.now();
  const events = new TaskEvents(context, resource);
  const scheduledEventId = events.scheduled(parameters, limits);
  events.started();

  const call = { stateName: context.name, resource, parameters: parameters.text, scheduledEventId, limits };
  const outcome = yield* callService({ ...call, ...calledFrom(context) }, limits.timeoutInSeconds);
  if (outcome !== undefined) {
    if (resource.pattern !== "request response") events.submitted(new Payload(ACCEPTED));
    return events.ended(outcome);
  }

  if (token !== undefined) yield* issueToken(token);
  const wait = tokenLimits(limits, begun);
  if (integrates(resource, "states", "startExecution")) {
    const started = yield* startedExecution(context, parameters);
    if ("error" in started) return events.ended({ succeeded: false, ...started });
    if (resource.pattern === "request response") return events.succeeded(started.response);
    events.submitted(started.response);
    if (resource.pattern !== "waitForTaskToken") {
      return events.ended(
        yield* describedExecution(started.execution, resource.pattern === "sync:2", wait.until),
      );
    }
  } else if (integrates(resource, "lambda", "invoke")) {
    const response = yield* invokeFunction(context, parameters, scheduledEventId, limits);
    if (!(response instanceof Payload)) return events.ended(response);
    if (token === undefined) return events.succeeded(response);
    events.submitted(response);
  } else {
    return events.ended(nobodyAnswers(resource));
  }
  return events.ended(yield* answered({ token: token ?? "", ...wait }));
}

/** The response of a service that somebody answers for, where what the task waits for is what is answered. */
const ACCEPTED: Json = sdkMetadata({});

function nobodyAnswers({ service, action }: Integration): FunctionOutcome {
  return {
    succeeded: false,
    error: "States.Runtime",
    cause: `Nothing answers for ${service}:${action} here.`,
  };
}
