import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { States } from "../../src/asl/definition";
import type { TaskResource } from "../../src/asl/resource";
import { checkAnsweredTasks } from "../../src/local/answered-tasks";
import { MockConfig } from "../../src/local/mock-config";
import { MockedTasks } from "../../src/local/mocked-tasks";
import type { LocalStateMachine } from "../../src/local/synthesized-stack";
import { temporaryProject } from "../temporary-project";
import { problemsOf } from "../user-error-of";

const ACCOUNT = "arn:aws:states:us-east-1:123456789012";
const QUEUE = "arn:aws:states:::sqs:sendMessage";

function machine(states: Record<string, object>, name = "orders"): LocalStateMachine {
  return {
    address: `aws_sfn_state_machine.${name}`,
    arn: `${ACCOUNT}:stateMachine:${name}`,
    name,
    type: "STANDARD",
    roleArn: "",
    definition: { StartAt: Object.keys(states)[0] ?? "", States: states as unknown as States },
  };
}

const orders = machine({
  Send: { Type: "Task", Resource: QUEUE, Next: "Done" },
  Done: { Type: "Succeed" },
});

const sent = { "0": { Return: { MessageId: "1" } } };

/** A file of mocks with what is usual in place of what is left out. */
function config(given: object = {}): { readonly file: string; readonly config: () => MockConfig } {
  const mocks = {
    StateMachines: { orders: { TestCases: { Sent: { Send: "Sent" } } } },
    MockedResponses: { Sent: sent },
    ...given,
  };
  const file = join(temporaryProject({ "mocks.json": JSON.stringify(mocks) }), "mocks.json");
  return { file, config: () => new MockConfig(file) };
}

describe("a file of mocks", () => {
  it("answers invocation by invocation, ranges included, and begins again after the last", async () => {
    const { config: mocks } = config({
      MockedResponses: {
        Sent: {
          "0": { Throw: { Error: "Busy", Cause: "later" } },
          "1-2": { Throw: { Error: "Down" } },
          "3": { Return: [1] },
        },
      },
    });
    const services = new MockedTasks(mocks().testCase(orders));
    const resource: TaskResource = { kind: "function", arn: "" };
    const call = { stateName: "Send", resource, parameters: "{}", scheduledEventId: 3, limits: {} };
    const answers = [];
    for (let i = 0; i < 5; i += 1) answers.push(await services.call(call));
    const busy = { succeeded: false, error: "Busy", cause: "later" };
    const down = { succeeded: false, error: "Down", cause: "" };
    expect(answers).toEqual([busy, down, down, { succeeded: true, payload: "[1]" }, busy]);
    expect(services.call({ ...call, stateName: "Other" })).toBe(undefined);
  });

  it("needs no name of a test case where the machine has one only, nor of a machine", () => {
    const { config: mocks } = config({
      StateMachines: { LambdaSQSIntegration: { TestCases: { Sent: { Send: "Sent" } } } },
    });
    expect([...mocks().testCase(orders).keys()]).toEqual(["Send"]);
  });

  it("may be for the machines alone that the machine starts", () => {
    const { file } = config();
    expect(new MockConfig(file, [orders]).testCase(machine({}, "parent"))).toEqual(new Map());
  });

  it("gives a machine that another one starts the test case of the same name, or none", () => {
    const { config: mocks } = config({
      StateMachines: { orders: { TestCases: { A: { Send: "Sent" }, B: {} } } },
    });
    const nested = (one: LocalStateMachine, name?: string) => [...mocks().nestedTestCase(one, name).keys()];
    expect([
      nested(orders, "A"),
      nested(orders, "B"),
      nested(orders, "C"),
      nested(machine({}, "other")),
    ]).toEqual([["Send"], [], [], []]);
  });

  it.each([
    [
      "two test cases and no name",
      { StateMachines: { orders: { TestCases: { A: {}, B: {} } } } },
      undefined,
      {
        what: "There is more than one test case for orders",
        where: "--test-case",
        remedy: "Name one of: A, B",
      },
    ],
    [
      "a test case that is not there",
      {},
      "Nothing",
      {
        what: "There is no such test case for orders",
        where: "--test-case",
        received: "Nothing",
        remedy: "Name one of: Sent",
      },
    ],
    [
      "other machines only",
      { StateMachines: { a: { TestCases: {} }, b: { TestCases: {} } } },
      undefined,
      {
        what: "There are no mocks for the state machine orders",
        where: "FILE ($.StateMachines)",
        received: ["a", "b"],
        remedy: 'Add "orders" to StateMachines, with its TestCases',
      },
    ],
    [
      "no state machines",
      { StateMachines: [] },
      undefined,
      {
        what: "This is to be an object",
        where: "FILE ($.StateMachines)",
        received: [],
        remedy: "Write it as in Step Functions Local: docs/local-run.md shows an example",
      },
    ],
    [
      "a state that is no task",
      { StateMachines: { orders: { TestCases: { Sent: { Done: "Sent" } } } } },
      undefined,
      {
        what: "The state machine orders has no such task",
        where: "FILE ($.StateMachines.orders.TestCases.Sent.Done)",
        received: "Done",
        remedy: "Name one of: Send",
      },
    ],
    [
      "a response that is not there",
      { StateMachines: { orders: { TestCases: { Sent: { Send: "Lost" } } } } },
      undefined,
      {
        what: "There is no such mocked response",
        where: "FILE ($.StateMachines.orders.TestCases.Sent.Send)",
        received: "Lost",
        remedy: "Name one of MockedResponses: Sent",
      },
    ],
    [
      "a number that is none",
      { MockedResponses: { Sent: { "2-1": { Return: 1 } } } },
      undefined,
      {
        what: "This is no number of an invocation",
        where: "FILE ($.MockedResponses.Sent)",
        received: "2-1",
        remedy: 'Write "0" for the first, "1" for the second, or "1-2" for a range',
      },
    ],
    [
      "a gap",
      { MockedResponses: { Sent: { "0": { Return: 1 }, "2": { Return: 1 } } } },
      undefined,
      {
        what: "The mocked response has no answer to invocation 1",
        where: "FILE ($.MockedResponses.Sent)",
        received: ["0", "2"],
        remedy: 'Add "1", with Return or Throw',
      },
    ],
    [
      "both Return and Throw",
      { MockedResponses: { Sent: { "0": { Return: 1, Throw: { Error: "A" } } } } },
      undefined,
      {
        what: "An invocation is answered by either Return or Throw",
        where: "FILE ($.MockedResponses.Sent.0)",
        received: { Return: 1, Throw: { Error: "A" } },
        remedy: 'Write {"Return": value} or {"Throw": {"Error": "Name", "Cause": "why"}}',
      },
    ],
  ])("is refused for %s", (_, given, name, problem) => {
    const { file, config: mocks } = config(given);
    expect(problemsOf(() => mocks().testCase(orders, name))).toEqual([
      { ...problem, where: problem.where.replace("FILE", file) },
    ]);
  });

  it("is refused where it is not there", () => {
    expect(problemsOf(() => new MockConfig("nowhere.json"))).toEqual([
      {
        what: "There is no such file",
        where: "--mocks",
        received: "nowhere.json",
        remedy: "Give a JSON file with StateMachines and MockedResponses",
      },
    ]);
  });
});

describe("a task that nothing answers for", () => {
  const mock = (name = "orders") =>
    `add a mock: --mocks FILE, with StateMachines.${name}.TestCases.<name>.Work (npm run -s mocks prints such a file, with samples)`;
  const work = (state: object) => machine({ Work: { Type: "Task", End: true, ...state } });
  const checked = (
    one: LocalStateMachine,
    others: readonly LocalStateMachine[] = [],
    mocked: string[] = [],
  ) =>
    problemsOf(() =>
      checkAnsweredTasks(
        one,
        { name: "stack", functions: [], stateMachines: [one, ...others] },
        (_, stateName) => mocked.includes(stateName),
      ),
    );

  it.each([
    [
      "a service",
      { Resource: QUEUE },
      {
        what: 'State "Work" calls sqs:sendMessage, and nothing answers for it here',
        remedy: `To run it here, ${mock()}`,
      },
    ],
    [
      "an activity without a time limit",
      { Resource: `${ACCOUNT}:activity:approve`, HeartbeatSeconds: 5 },
      {
        what: 'State "Work" waits for the worker of an activity, and none runs here',
        remedy: `Give it TimeoutSeconds, or ${mock()}`,
      },
    ],
    [
      "a task token without a time limit",
      {
        Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
        Parameters: { "FunctionName.$": "$.f" },
      },
      {
        what: 'State "Work" waits for somebody to send its task token back, and nobody does here',
        remedy: `Give it TimeoutSeconds, or ${mock()}`,
      },
    ],
    [
      "a machine of another stack",
      { Resource: "arn:aws:states:::states:startExecution", Parameters: { StateMachineArn: "elsewhere" } },
      {
        what: 'State "Work" starts a state machine that the stack lacks',
        received: "elsewhere",
        remedy: `Name one of the stack, which has: orders; or ${mock()}`,
      },
    ],
    [
      "nothing to call",
      { Resource: "sqs" },
      {
        what: 'State "Work" has a resource that is nothing to call',
        remedy: `Correct it, or ${mock()}`,
      },
    ],
  ])("is refused before the run, with what to add: %s", (_, state, problem) => {
    expect(checked(work(state))).toEqual([
      {
        where: "aws_sfn_state_machine.orders ($.States.Work.Resource)",
        received: state.Resource,
        ...problem,
      },
    ]);
  });

  it("is looked for in the machines that it starts, too", () => {
    const child = machine({ Work: { Type: "Task", Resource: QUEUE, End: true } }, "child");
    const parent = machine({
      Start: {
        Type: "Task",
        Resource: "arn:aws:states:::states:startExecution.sync",
        Parameters: { StateMachineArn: child.arn },
        End: true,
      },
    });
    expect(checked(parent, [child])).toEqual([
      {
        where: "aws_sfn_state_machine.child ($.States.Work.Resource)",
        received: QUEUE,
        what: 'State "Work" calls sqs:sendMessage, and nothing answers for it here',
        remedy: `To run it here, ${mock("child")}`,
      },
    ]);
  });

  it("is none where it is mocked, or can time out", () => {
    const check = (state: object, mocked: string[]) => () =>
      checkAnsweredTasks(work(state), { name: "stack", functions: [], stateMachines: [] }, (_, stateName) =>
        mocked.includes(stateName),
      );
    expect(check({ Resource: QUEUE }, ["Work"])).not.toThrow();
    expect(check({ Resource: `${ACCOUNT}:activity:approve`, TimeoutSeconds: 5 }, [])).not.toThrow();
  });

  it("is also the function that lambda:invoke names", () => {
    const state = {
      Resource: "arn:aws:states:::lambda:invoke",
      Parameters: { FunctionName: "lost" },
    };
    expect(checked(work(state))).toEqual([
      {
        what: 'State "Work" names a function that the stack lacks',
        where: "aws_sfn_state_machine.orders ($.States.Work.Parameters.FunctionName)",
        received: "lost",
        remedy: "Add the function to the stack, which has: none",
      },
    ]);
  });
});
