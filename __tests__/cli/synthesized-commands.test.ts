import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Finished, run } from "../command";
import { ProjectCopy } from "../project-copy";

const MAIN = `
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { events, sqs, states } from "./src/asl/integrations";
import { NodeFunction } from "./src/constructs/node-function";
import { PipelineStack } from "./src/constructs/pipeline-stack";
import { StateMachine } from "./src/constructs/state-machine";
import { synthesize } from "./src/constructs/synthesis";

synthesize((app) => {
  const stack = new PipelineStack(app, "scenes", { namePrefix: "demo", region: "eu-central-1", tags: {} });
  const queue = new SqsQueue(stack, "jobs", { name: "jobs" });
  const activator = new NodeFunction(stack, "activator", { entry: "lambdas/activator.ts" });
  const notify = sqs.sendMessage(queue);
  const inner = new StateMachine(stack, "inner", {
    tracing: false,
    definition: {
      QueryLanguage: "JSONata",
      StartAt: "Notify",
      States: {
        Notify: {
          Type: "Task",
          Resource: notify.resource,
          Arguments: { ...notify.given, MessageBody: "{% $states.input %}" },
          Output: "{% $states.result.MessageId %}",
          End: true,
        },
      },
    },
  });
  const start = states.startExecution(inner).sync();
  const approve = notify.waitForTaskToken();
  new StateMachine(stack, "outer", {
    tracing: false,
    definition: {
      QueryLanguage: "JSONata",
      StartAt: "Activate",
      States: {
        Activate: { Type: "Task", Resource: activator.arn, Next: "Approve" },
        Approve: {
          Type: "Task",
          Resource: approve.resource,
          Arguments: { ...approve.given, MessageBody: "{% $states.context.Task.Token %}" },
          Next: "Run",
        },
        Run: {
          Type: "Task",
          Resource: start.resource,
          Arguments: { ...start.given, Input: {} },
          Output: "{% $states.result.Output %}",
          Next: "Tell",
        },
        Tell: {
          Type: "Task",
          Resource: events.putEvents().resource,
          Arguments: { Entries: [{ Source: "scenes", DetailType: "done", Detail: {} }] },
          Output: "{% $states.result.FailedEntryCount %}",
          End: true,
        },
      },
    },
  });
});
`;

const TABLE = `demo-outer (aws_sfn_state_machine.outer)

STATE          ACTION                        RESOURCE                       WHY
Activate       lambda:InvokeFunction         aws_lambda_function.activator  invoke the function
Approve        sqs:SendMessage               aws_sqs_queue.jobs             send a message to the
                                                                            queue
Run            states:StartExecution         aws_sfn_state_machine.inner    start an execution of
                                                                            the state machine
               states:DescribeExecution      arn:aws:states:eu-central-1:   follow the execution,
               states:StopExecution          <account>:execution:aws_sfn_   and stop it where the
                                             state_machine.inner:*          task is stopped
               events:PutTargets             arn:aws:events:eu-central-1:   be told when the job
               events:PutRule                <account>:rule/StepFunctions   has ended
               events:DescribeRule           GetEventsForStepFunctions
                                             ExecutionRule
Tell           events:PutEvents              arn:aws:events:eu-central-1:   put events on the bus
                                             <account>:event-bus/default
(the machine)  logs:CreateLogDelivery        *                              deliver the machine's
               logs:GetLogDelivery                                          logs
               logs:UpdateLogDelivery
               logs:DeleteLogDelivery
               logs:ListLogDeliveries
               logs:PutResourcePolicy
               logs:DescribeResource
               Policies
               logs:DescribeLogGroups
`;

describe("a command that reads what is synthesized", () => {
  const project = new ProjectCopy();
  project.write("main.ts", MAIN);
  const command = (name: string, args: readonly string[] = []): Promise<Finished> =>
    run("node", ["--require", "./src/register.cjs", `src/cli/${name}.ts`, ...args], {
      folder: project.folder,
      exitCodes: [0, 1, 2],
    });
  beforeAll(() => project.synth());
  afterAll(() => project.remove());

  it("prints what a machine's role may do, state by state, and why", async () => {
    const { exitCode, stdout, stderr } = await command("permissions", [
      "--machine",
      "demo-outer",
      "--no-synth",
    ]);
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 0, stdout: TABLE, stderr: "" });
  });

  it("prints the same of every machine as one JSON document", async () => {
    const { stdout } = await command("permissions", ["--no-synth", "--json"]);
    const machines = JSON.parse(stdout) as { name: string; permissions: readonly object[] }[];
    expect(machines.map(({ name }) => name)).toEqual(["demo-inner", "demo-outer"]);
    expect(machines[0]?.permissions[0]).toEqual({
      state: "Notify",
      actions: ["sqs:SendMessage"],
      resources: [`\${aws_sqs_queue.jobs.arn}`],
      why: "send a message to the queue",
    });
  });

  it("prints mocks with which the machine runs, and those that it starts", async () => {
    const { stdout } = await command("mocks", ["--machine", "demo-outer"]);
    const mocks = JSON.parse(stdout);
    expect(mocks.StateMachines).toEqual({
      "demo-outer": { TestCases: { HappyPath: { Approve: "Approve", Tell: "Tell" } } },
      "demo-inner": { TestCases: { HappyPath: { Notify: "Notify" } } },
    });
    expect(Object.keys(mocks.MockedResponses)).toEqual(["Approve", "Tell", "Notify"]);
    project.write("mocks.json", stdout);
    const args = ["--machine", "demo-outer", "--mocks", "mocks.json", "--no-synth", "--json"];
    const ran = await command("start", args);
    expect(JSON.parse(ran.stdout)).toMatchObject({ status: "SUCCEEDED", output: 0 });
  });

  it.each([
    ["permissions", ["--no-synth", "--machine", "x"], "demo-inner, demo-outer"],
    ["mocks", ["--no-synth"], "demo-inner, demo-outer"],
  ])("ends with exit code 2 where it is not told which machine: %s", async (name, args, named) => {
    const { exitCode, stdout, stderr } = await command(name, args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(`fix: Name one of: ${named}`);
  });

  it("ends with exit code 2 for an option that it does not know, and 0 for --help", async () => {
    expect((await command("permissions", ["--bogus"])).exitCode).toBe(2);
    const { exitCode, stdout } = await command("mocks", ["--help"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("Exit codes: 0 it is printed, 2 wrong usage, or nothing to read.");
  });
});
