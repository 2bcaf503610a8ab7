import { allStates } from "../asl/scopes";
import { UserError } from "../input/user-error";
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
  const known = functions.map(({ arn }) => arn);
  const problems = allStates(machine.definition)
    .filter(({ state }) => state.Type === "Task" && /^arn:[^:]+:lambda:/.test(String(state.Resource)))
    .filter(({ state }) => !known.includes(String(state.Resource)))
    .map(({ name, path, state }) => ({
      what: `State ${JSON.stringify(name)} names a function that the stack lacks`,
      where: `${machine.address} (${path}.Resource)`,
      received: state.Resource,
      remedy: `Add the function to the stack, which has: ${functions.map((one) => one.name).join(", ") || "none"}`,
    }));
  if (problems.length > 0) throw new UserError(...problems);
}
