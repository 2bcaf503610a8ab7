import { allStates, isRecord } from "../asl/scopes";
import { functionArnOf } from "../engine/tasks/invoke-function";
import { integrates, parseResource } from "../engine/tasks/resource";
import { type Problem, UserError } from "../input/user-error";
import type { LambdaFunction } from "./lambda-function";
import type { LocalStateMachine } from "./synthesized-stack";

/**
 * Checks that every function that a machine's tasks name is there to be called.
 * @throws UserError naming each task whose function is not
 */
export function checkInvokedFunctions(
  machine: LocalStateMachine,
  functions: readonly LambdaFunction[],
): void {
  const problems = missingFunctions(machine, functions, () => false);
  if (problems.length > 0) throw new UserError(...problems);
}

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
    const invoked = integrates(resource, "lambda", "invoke") ? named(state) : undefined;
    const field = invoked === undefined ? "Resource" : invoked.field;
    const received = invoked === undefined ? state.Resource : invoked.functionName;
    const arn = resource?.kind === "function" ? resource.arn : invoked?.functionName;
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

/** The function that a task of the optimized integration names in its definition; undefined where it computes the name. */
function named(state: Readonly<Record<string, unknown>>) {
  for (const field of ["Parameters", "Arguments"]) {
    const given = state[field];
    const functionName = isRecord(given) ? given.FunctionName : undefined;
    if (typeof functionName === "string" && !functionName.startsWith("{%")) {
      return { field: `${field}.FunctionName`, functionName };
    }
  }
  return undefined;
}
