import type { State } from "../asl/definition";
import { literalArgument } from "../asl/literal-argument";
import { integrates, parseResource } from "../asl/resource";

/** The ARN of the state machine that a task starts, where the definition names it. */
export function startedArn(state: State): string | undefined {
  if (!integrates(parseResource(String(state.Resource)), "states", "startExecution")) return undefined;
  return literalArgument(state, "StateMachineArn")?.value;
}
