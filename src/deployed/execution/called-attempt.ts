import { isRecord } from "../../asl/scopes";
import { placedStates } from "../../execution/placed-state";
import type { AttemptRecord, ExecutionRecord } from "../../execution/record";
import type { DeployedFunction } from "../deployed-stack";

/** An attempt that called a function. */
export interface CalledAttempt {
  /** ARN of the child execution that it is of; absent where it is of the execution itself. */
  readonly executionArn?: string;
  readonly attempt: AttemptRecord;
  readonly calledFunction: DeployedFunction;
  /** Of the invocation, where the history has it. */
  readonly requestId?: string;
}

/** The attempts of a record that called functions. */
export function calledAttempts(
  record: ExecutionRecord,
  functions: readonly DeployedFunction[],
): CalledAttempt[] {
  const found: CalledAttempt[] = [];
  for (const { state, around } of placedStates(record)) {
    if (state.attempts.length === 0) continue;
    const childArns = around.map(
      ({ run, index }) => run.iterations?.find((one) => one.index === index)?.childArn,
    );
    const executionArn = childArns.findLast((arn) => arn !== undefined);
    for (const attempt of state.attempts) {
      const calledFunction = functionOf(attempt, functions);
      const requestId = requestIdOf(attempt);
      if (calledFunction === undefined) continue;
      found.push({
        attempt,
        calledFunction,
        ...(executionArn !== undefined && { executionArn }),
        ...(requestId !== undefined && { requestId }),
      });
    }
  }
  return found;
}

function functionOf(
  { resource, input }: AttemptRecord,
  functions: readonly DeployedFunction[],
): DeployedFunction | undefined {
  const called = /^lambda:invoke/.test(resource) && isRecord(input) ? input.FunctionName : resource;
  if (typeof called !== "string") return undefined;
  return functions.find(({ arn, name }) => names(called, arn, name));
}

/**
 * Whether a function is meant by a name, an ARN or a part of one, with a version or an alias after it or without.
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
function names(called: string, arn: string, name: string): boolean {
  if (called === arn || called.startsWith(`${arn}:`)) return true;
  if (called.startsWith("arn:")) return false;
  const own = /^(?:\d{12}:function:)?([^:]+)(?::[^:]+)?$/.exec(called)?.[1];
  return own === name;
}

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

function requestIdOf({ output, cause }: AttemptRecord): string | undefined {
  if (isRecord(output)) {
    const { SdkResponseMetadata: response, SdkHttpMetadata: http } = output;
    if (isRecord(response) && typeof response.RequestId === "string") return response.RequestId;
    const headers = isRecord(http) && isRecord(http.HttpHeaders) ? http.HttpHeaders : {};
    const id = headers["x-amzn-RequestId"];
    if (typeof id === "string") return id;
  }
  // A cause of Lambda's own names the request: RequestId: … Error: Runtime exited, … Task timed out.
  return (
    new RegExp(`(?:RequestId: |"requestId": ?")(${ID.source})`).exec(cause ?? "")?.[1] ??
    new RegExp(`(${ID.source}) Task timed out after `).exec(cause ?? "")?.[1]
  );
}
