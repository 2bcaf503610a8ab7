import { calledFunction, knownFunction } from "../called-function";
import type { Finding } from "../diagnostic";
import { literalArgument } from "../literal-argument";
import { isPlaceholder } from "../placeholder";
import { integrates, parseResource } from "../resource";
import type { Rule } from "../rule";

/** The functions that tasks call and the machines that they start are there, as far as that is known. */
export const knownResources: Rule = ({ named }, machine) =>
  named.flatMap(({ name, path: at, state }): Finding[] => {
    if (state.Type !== "Task" || typeof state.Resource !== "string") return [];
    const { functions, stateMachines } = machine;
    const called = calledFunction(state);
    if (called !== undefined) {
      if (functions === undefined || knownFunction(called, machine) !== undefined) return [];
      if (!isBeside(called.text, [...functions.keys()])) return [];
      return [
        {
          code: "UNKNOWN_FUNCTION",
          message: `State ${JSON.stringify(name)} names a function that is not in the stack`,
          path: `${at}.${called.field}`,
          value: called.text,
          remedy: "Name a function of the stack, unless this one exists already",
        },
      ];
    }
    const starts = integrates(parseResource(state.Resource), "states", "startExecution");
    const started = starts ? literalArgument(state, "StateMachineArn") : undefined;
    if (started === undefined || stateMachines === undefined || stateMachines.has(started.value)) return [];
    if (!isBeside(started.value, [...stateMachines])) return [];
    return [
      {
        code: "UNKNOWN_STATE_MACHINE",
        message: `State ${JSON.stringify(name)} starts a state machine that is not in the stack`,
        path: `${at}.${started.field}`,
        value: started.value,
        remedy: "Name a state machine of the stack, unless this one exists already",
      },
    ];
  });

/** Whether a name would be one of the stack's: it is no ARN, or an ARN of the account and region of the others. */
function isBeside(text: string, arns: readonly string[]): boolean {
  if (isPlaceholder(text)) return false;
  if (!text.startsWith("arn:")) return true;
  const prefix = (arn: string) => arn.split(":").slice(0, 5).join(":");
  return arns.some((arn) => prefix(arn) === prefix(text));
}
