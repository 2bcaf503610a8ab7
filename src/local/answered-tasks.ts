import type { State } from "../asl/definition";
import { type Integration, integrates, parseResource } from "../asl/resource";
import { allStates } from "../asl/scopes";
import { type Problem, UserError } from "../input/user-error";
import { missingFunctions } from "./invoked-functions";
import { startedArn } from "./started-machine";
import type { LocalStateMachine, SynthesizedStack } from "./synthesized-stack";

/** Whether a state of a machine is answered for by a mock. */
export type IsMocked = (machine: LocalStateMachine, stateName: string) => boolean;

/**
 * Checks before a run that every task of a machine, and of the machines that it starts, is answered: by a function, by
 * a machine of the same stack, or by a mock.
 *
 * @throws UserError naming each task that is not, and what to add
 */
export function checkAnsweredTasks(
  machine: LocalStateMachine,
  stack: SynthesizedStack,
  isMocked: IsMocked,
): void {
  const reached = new Set([machine]);
  const problems: Problem[] = [];
  for (const one of reached) {
    const mocked = (stateName: string) => isMocked(one, stateName);
    problems.push(...missingFunctions(one, stack.functions, mocked));
    for (const { name, path, state } of allStates(one.definition)) {
      if (state.Type !== "Task" || mocked(name)) continue;
      const started = stack.stateMachines.find(({ arn }) => arn === startedArn(state));
      if (started !== undefined) reached.add(started);
      const problem = unanswered(state, stack, one.name, name);
      if (problem === undefined) continue;
      problems.push({
        where: `${one.address} (${path}.Resource)`,
        received: state.Resource,
        ...problem,
        what: `State ${JSON.stringify(name)} ${problem.what}`,
      });
    }
  }
  if (problems.length > 0) throw new UserError(...problems);
}

function unanswered(
  state: State,
  { stateMachines }: SynthesizedStack,
  machineName: string,
  stateName: string,
): Problem | undefined {
  const mock = `add a mock: --mocks FILE, with StateMachines.${machineName}.TestCases.<name>.${stateName} (npm run -s mocks prints such a file, with samples)`;
  const resource = parseResource(String(state.Resource));
  if (resource === undefined) {
    return { what: "has a resource that is nothing to call", remedy: `Correct it, or ${mock}` };
  }
  if (resource.kind === "function") return undefined;
  if (resource.kind === "activity") {
    return hasField(state, "TimeoutSeconds")
      ? undefined
      : {
          what: "waits for the worker of an activity, and none runs here",
          remedy: `Give it TimeoutSeconds, or ${mock}`,
        };
  }
  const starts = integrates(resource, "states", "startExecution");
  if (!starts && !integrates(resource, "lambda", "invoke")) {
    return {
      what: `calls ${called(resource)}, and nothing answers for it here`,
      remedy: `To run it here, ${mock}`,
    };
  }
  const arn = startedArn(state);
  if (starts && arn !== undefined && !stateMachines.some((one) => one.arn === arn)) {
    return {
      what: "starts a state machine that the stack lacks",
      received: arn,
      remedy: `Name one of the stack, which has: ${stateMachines.map(({ name }) => name).join(", ")}; or ${mock}`,
    };
  }
  if (resource.pattern !== "waitForTaskToken") return undefined;
  return hasField(state, "TimeoutSeconds") || hasField(state, "HeartbeatSeconds")
    ? undefined
    : {
        what: "waits for somebody to send its task token back, and nobody does here",
        remedy: `Give it TimeoutSeconds, or ${mock}`,
      };
}

function called({ service, action }: Integration): string {
  return `${service}:${action}`;
}

function hasField(state: State, field: string): boolean {
  return state[field] !== undefined || state[`${field}Path`] !== undefined;
}
