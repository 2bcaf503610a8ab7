import { randomUUID } from "node:crypto";
import type { State } from "../asl/definition";
import { allStates } from "../asl/scopes";
import { RealClock } from "../engine/clock/clock";
import { SimulatedClock } from "../engine/clock/simulated-clock";
import { execute } from "../engine/execution";
import { checkObjects } from "../engine/map/objects";
import { seededRandom } from "../engine/seeded-random";
import { NestedExecutions } from "../engine/tasks/nested-executions";
import type { ServiceCall, Services } from "../engine/tasks/services";
import type { RecordChange } from "../execution/change";
import type { ExecutionRecord } from "../execution/record";
import { ExecutionRecorder } from "../execution/recorder";
import type { Json } from "../input/json-text";
import { UserError } from "../input/user-error";
import { checkAnsweredTasks } from "../local/answered-tasks";
import { FunctionPool } from "../local/function-pool";
import { LocalObjects } from "../local/local-objects";
import { MockConfig, type TestCase } from "../local/mock-config";
import { MockedTasks } from "../local/mocked-tasks";
import type { LocalStateMachine, SynthesizedStack } from "../local/synthesized-stack";
import { chosenMachine } from "./chosen-machine";

export interface LocalRunOptions {
  /** What was synthesized. */
  readonly stacks: readonly SynthesizedStack[];
  /** Name or address of the machine; may be left out where there is one only. */
  readonly machine?: string;
  /** File of mocks, in the format of Step Functions Local. */
  readonly mocks?: string;
  /** Which of its test cases; may be left out where there is one only. */
  readonly testCase?: string;
  /** Folder that stands for S3: a folder a bucket. */
  readonly objects?: string;
  /** What everything random comes from. @default the same in every run on the simulated clock, none on the real one */
  readonly seed?: number;
  readonly input: Json;
  readonly clock: "simulated" | "real";
  /** Who answers the tasks that no mock answers. @default what they call */
  readonly answers?: RunAnswers;
  /** What the execution is called, and when it begins on the simulated clock. @default a new name, now */
  readonly as?: {
    readonly arn: string;
    readonly name: string;
    /** Milliseconds since the epoch. */
    readonly startedAt: number;
  };
  readonly signal: AbortSignal;
  readonly onChange: (change: RecordChange) => void;
}

/** Answers for tasks of one run in the place of what they call. */
export interface RunAnswers {
  /** Whether it answers for a task, so that nothing else needs to. */
  answersFor(state: State): boolean;
  /** @param keyOf tells which visit a call is of */
  services(keyOf: (call: ServiceCall) => string | undefined): Services;
}

/**
 * Runs a synthesized state machine against the bundles that it would be deployed with. The executions that it starts
 * run too, to their ends.
 *
 * @throws UserError where there is no such machine or it cannot be run here
 */
export async function runLocally(options: LocalRunOptions): Promise<ExecutionRecord> {
  const { clock, input, signal, onChange } = options;
  const { machine, stack } = chosenMachine(options.stacks, options.machine);
  const testCaseOf = testCases(machine, stack, options);
  if (options.objects === undefined) checkObjects(machine.definition, machine.address);
  const answered = answeredStates(machine, options.answers);
  checkAnsweredTasks(
    machine,
    stack,
    (one, stateName) => testCaseOf(one).has(stateName) || (one === machine && answered.has(stateName)),
  );

  const { name, arn, startedAt } = options.as ?? newExecution(machine);
  const recorder = new ExecutionRecorder(
    {
      source: "local",
      arn,
      name,
      stateMachine: identity(machine),
      definition: machine.definition,
      clock,
    },
    onChange,
  );
  const functions = new FunctionPool(stack.functions, {
    onLog: (line) => recorder.log(line),
    onReport: (report) => recorder.report(report),
  });
  const shared = {
    clock: clock === "real" ? new RealClock() : new SimulatedClock(startedAt),
    random: randomOf(options),
    signal,
    ...(options.objects !== undefined && { objects: new LocalObjects(options.objects) }),
  };
  const nested = new NestedExecutions(stack.stateMachines, ({ arn: started }) => ({
    ...shared,
    functions,
    services: new MockedTasks(
      stack.stateMachines.filter((one) => one.arn === started).map(testCaseOf)[0] ?? new Map(),
    ),
    onEvent: () => {},
  }));
  try {
    await execute({
      ...shared,
      definition: machine.definition,
      input,
      stateMachine: machine,
      arn,
      name,
      functions,
      services: servicesOf(new MockedTasks(testCaseOf(machine)), recorder, options.answers),
      executions: nested,
      onEvent: (event) => recorder.event(event),
      onStage: (stage) => recorder.stage(stage),
      observeChild: (child) => {
        const recorded = recorder.child(child);
        return {
          onEvent: (event) => recorded?.event(event),
          onStage: (stage) => recorded?.stage(stage),
        };
      },
    });
    await nested.settled();
    return recorder.record();
  } finally {
    await functions.close();
  }
}

function newExecution({ arn }: LocalStateMachine) {
  const name = randomUUID();
  return { name, arn: `${arn.replace(":stateMachine:", ":execution:")}:${name}`, startedAt: Date.now() };
}

/** The tasks of a machine that are answered in the place of what they call. */
function answeredStates({ definition }: LocalStateMachine, answers: RunAnswers | undefined): Set<string> {
  if (answers === undefined) return new Set();
  const tasks = allStates(definition).filter(
    ({ state }) => state.Type === "Task" && answers.answersFor(state),
  );
  return new Set(tasks.map(({ name }) => name));
}

function servicesOf(
  mocks: MockedTasks,
  recorder: ExecutionRecorder,
  answers: RunAnswers | undefined,
): Services {
  const others = answers?.services(({ scheduledEventId, executionArn }) =>
    recorder.keyOf(scheduledEventId, executionArn),
  );
  return others === undefined
    ? mocks
    : { call: (call, signal) => mocks.call(call) ?? others.call(call, signal) };
}

/** The test case of each machine: the chosen one's, and those of the machines that it starts. */
function testCases(
  machine: LocalStateMachine,
  { stateMachines }: SynthesizedStack,
  { mocks, testCase }: LocalRunOptions,
): (machine: LocalStateMachine) => TestCase {
  if (mocks === undefined) {
    if (testCase === undefined) return () => new Map();
    throw new UserError({
      what: "A test case is of a file of mocks, and none is given",
      where: "--test-case",
      received: testCase,
      remedy: "Give the file too: --mocks FILE",
    });
  }
  const config = new MockConfig(mocks, stateMachines);
  const own = config.testCase(machine, testCase);
  return (one) => (one === machine ? own : config.nestedTestCase(one, testCase));
}

function randomOf({ seed, clock }: LocalRunOptions): () => number {
  return seed === undefined && clock === "real" ? Math.random : seededRandom(seed ?? 1);
}

function identity({ arn, name, type }: LocalStateMachine) {
  return { arn, name, type };
}
