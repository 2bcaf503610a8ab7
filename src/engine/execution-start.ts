import type { Json } from "../input/json-text";
import type { History } from "./history";
import type { Payload } from "./payload";

/** An execution that begins: one that was started, or a child of a distributed Map. */
interface StartingExecution {
  readonly arn: string;
  readonly name: string;
  readonly roleArn: string;
  readonly stateMachine: { readonly arn: string; readonly name: string };
  /** Milliseconds since the epoch, on the execution's clock. */
  readonly startTime: number;
}

/** Records the event that every history begins with. */
export function recordStart(history: History, input: Payload, roleArn: string): void {
  history.add("ExecutionStarted", 0, {
    executionStartedEventDetails: { input: input.text, inputDetails: { truncated: false }, roleArn },
  });
}

/**
 * The parts of the context object that stay the same throughout an execution.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
 */
export function startContext(execution: StartingExecution, input: Json): { readonly [key: string]: Json } {
  const { arn, name, roleArn, stateMachine, startTime } = execution;
  return {
    Execution: {
      Id: arn,
      Input: input,
      Name: name,
      RoleArn: roleArn,
      StartTime: new Date(startTime).toISOString(),
      RedriveCount: 0,
    },
    StateMachine: { Id: stateMachine.arn, Name: stateMachine.name },
  };
}
