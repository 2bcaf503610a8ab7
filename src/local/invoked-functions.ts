import { literalArgument } from "../asl/literal-argument";
import { integrates, parseResource } from "../asl/resource";
import { allStates } from "../asl/scopes";
import { functionArnOf } from "../engine/tasks/invoke-function";
import type { Problem } from "../input/user-error";
import type { LambdaFunction } from "./lambda-function";
import type { LocalStateMachine } from "./synthesized-stack";

/**
 * The tasks whose function is not there to be called.
 * @param isMocked whether a state is answered for, and calls no function
 */
export function missingFunctions(
  machine: LocalStateMachine,
  functions: readonly LambdaFunction[],
  isMocked: (stateName: string) => boolean,
): Problem[] {
  const known = functions.map(({ arn }) => arn);
  return allStates(machine.definition).flatMap(({ name, path, state }): Problem[] => {
    if (state.Type !== "Task" || isMocked(name)) return [];
    const resource = parseResource(String(state.Resource));
    const invoked = integrates(resource, "lambda", "invoke")
      ? literalArgument(state, "FunctionName")
      : undefined;
    const field = invoked === undefined ? "Resource" : invoked.field;
    const received = invoked === undefined ? state.Resource : invoked.value;
    const arn = resource?.kind === "function" ? resource.arn : invoked?.value;
    if (arn === undefined || known.includes(functionArnOf(arn, machine.arn))) return [];
    return [
      {
        what: `State ${JSON.stringify(name)} names a function that the stack lacks`,
        where: `${machine.address} (${path}.${field})`,
        received,
        remedy: `Add the function to the stack, which has: ${functions.map((one) => one.name).join(", ") || "none"}`,
      },
    ];
  });
}
