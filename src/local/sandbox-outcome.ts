import { randomUUID } from "node:crypto";
import type { FunctionOutcome } from "../engine/tasks/functions";

/** Outcomes that Lambda itself reports, because the function's code can no longer do so. */

export function functionNotFound(functionArn: string): FunctionOutcome {
  const cause = `Function not found: ${functionArn}:$LATEST (Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; Request ID: ${randomUUID()}; Proxy: null)`;
  return { succeeded: false, error: "Lambda.ResourceNotFoundException", cause };
}

export function timedOut(requestId: string, timeoutSeconds: number): FunctionOutcome {
  return failed("Sandbox.Timedout", requestId, `Task timed out after ${timeoutSeconds.toFixed(2)} seconds`);
}

/** The outcome of an invocation whose process ended with an exit code. */
export function exited(requestId: string, code: number): FunctionOutcome {
  const how = code === 0 ? "without providing a reason" : `with error: exit status ${code}`;
  return failed("Runtime.ExitError", requestId, `Runtime exited ${how}`);
}

/** The outcome of an invocation that was ended from outside, for want of memory for example. */
export function killed(requestId: string): FunctionOutcome {
  return failed("Runtime.ExitError", requestId, "Runtime exited with error: signal: killed");
}

function failed(errorType: string, requestId: string, message: string): FunctionOutcome {
  const errorMessage = `RequestId: ${requestId} Error: ${message}`;
  return { succeeded: false, error: errorType, cause: JSON.stringify({ errorType, errorMessage }) };
}
