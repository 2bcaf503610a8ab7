import type { State } from "../asl/definition";
import { literalArgument } from "../asl/literal-argument";
import { integrates, parseResource, type TaskResource } from "../asl/resource";
import { sampleResult } from "../asl/sample-result";
import { allStates } from "../asl/scopes";
import { functionArnOf } from "../engine/tasks/invoke-function";
import type { Json } from "../input/json-text";
import { startedArn } from "./started-machine";
import type { LocalStateMachine, SynthesizedStack } from "./synthesized-stack";

/** A file of mocks in the format of Step Functions Local. */
export interface SampleMocks {
  readonly StateMachines: Readonly<
    Record<string, { readonly TestCases: Readonly<Record<string, TestCase>> }>
  >;
  readonly MockedResponses: Readonly<Record<string, { readonly "0": { readonly Return: Json } }>>;
}

type TestCase = Readonly<Record<string, string>>;

const CASE = "HappyPath";

/** Mocks for every task of a machine, and of the machines that it starts, that nothing in the stack answers. */
export function sampleMocks(machine: LocalStateMachine, stack: SynthesizedStack): SampleMocks {
  const reached = new Set([machine]);
  const machines: [name: string, testCase: TestCase][] = [];
  const responses = new Map<string, Json>();
  for (const one of reached) {
    const testCase: Record<string, string> = {};
    for (const { name, state } of allStates(one.definition)) {
      if (state.Type !== "Task") continue;
      const started = stack.stateMachines.find(({ arn }) => arn === startedArn(state));
      if (started !== undefined) reached.add(started);
      const resource = parseResource(String(state.Resource));
      if (isAnswered(state, resource, one, stack)) continue;
      const response = responses.has(name) ? `${one.name}.${name}` : name;
      responses.set(response, sampleResult(resource));
      testCase[name] = response;
    }
    if (one === machine || Object.keys(testCase).length > 0) machines.push([one.name, testCase]);
  }
  return {
    StateMachines: Object.fromEntries(
      machines.map(([name, testCase]) => [name, { TestCases: { [CASE]: testCase } }]),
    ),
    MockedResponses: Object.fromEntries([...responses].map(([name, Return]) => [name, { "0": { Return } }])),
  };
}

/** Whether a function or a machine of the stack answers for a task. */
function isAnswered(
  state: State,
  resource: TaskResource | undefined,
  { arn }: LocalStateMachine,
  { functions, stateMachines }: SynthesizedStack,
): boolean {
  if (resource?.kind === "function") return functions.some((one) => one.arn === resource.arn);
  if (resource?.kind !== "integration" || resource.pattern === "waitForTaskToken") return false;
  if (integrates(resource, "lambda", "invoke")) {
    const named = literalArgument(state, "FunctionName")?.value;
    return named === undefined || functions.some((one) => one.arn === functionArnOf(named, arn));
  }
  if (!integrates(resource, "states", "startExecution")) return false;
  const started = startedArn(state);
  return started === undefined || stateMachines.some((one) => one.arn === started);
}
