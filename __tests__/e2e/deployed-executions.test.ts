import { readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, expect, it, onTestFailed } from "vitest";
import type { ExecutionRecord } from "../../src/execution/record";
import { type Finished, run } from "../command";
import { ProjectCopy } from "../project-copy";
import { EMULATOR, Emulator } from "./emulator";
import { requirement } from "./requirement";
import { PROVIDERS, TERRAFORM, Terraform } from "./terraform";

const LONG = { timeout: 180_000 };

const MAIN = `
import { NodeFunction } from "./src/constructs/node-function";
import { PipelineStack } from "./src/constructs/pipeline-stack";
import { StateMachine } from "./src/constructs/state-machine";
import { synthesize } from "./src/constructs/synthesis";

synthesize((app) => {
  const stack = new PipelineStack(app, "hsi-pipeline", { namePrefix: "demo", region: "us-east-1", tags: {} });
  const check = new NodeFunction(stack, "check", { entry: "lambdas/check.ts" });
  const Retry = [{ ErrorEquals: ["States.TaskFailed"], IntervalSeconds: 1, MaxAttempts: 1 }];
  const Catch = [{ ErrorEquals: ["States.ALL"], ResultPath: "$.failure", Next: "Recovered" }];
  new StateMachine(stack, "checks", {
    tracing: false,
    definition: {
      StartAt: "Which",
      States: {
        Which: {
          Type: "Choice",
          Choices: [{ Variable: "$.caught", BooleanEquals: true, Next: "Caught" }],
          Default: "Check",
        },
        Check: { Type: "Task", Resource: check.arn, TimeoutSeconds: 6, Retry, Next: "Done" },
        Caught: { Type: "Task", Resource: check.arn, Retry, Catch, Next: "Done" },
        Recovered: { Type: "Pass", Result: "recovered", Next: "Done" },
        Done: { Type: "Succeed" },
      },
    },
  });
});
`;

const handler = (onFail: string) => `
export async function handler(event: { readonly how: string }) {
  if (event.how === "fail") ${onFail}
  if (event.how === "hang") await new Promise((resolve) => setTimeout(resolve, 12_000));
  return event;
}
`;

const describeDeployed = await requirement(TERRAFORM, PROVIDERS, EMULATOR);

describeDeployed("An execution of a deployed machine", () => {
  let copy: ProjectCopy;
  let emulator: Emulator;
  let terraform: Terraform;

  beforeAll(async () => {
    copy = new ProjectCopy();
    copy.write("main.ts", MAIN);
    copy.write("lambdas/check.ts", handler('throw new RangeError("Out of bands");'));
    emulator = await Emulator.start();
    terraform = Terraform.withProviders(emulator.endpoint);
    terraform.lock(copy);
    await copy.synth();
    for (const args of [["init"], ["apply", "-auto-approve"]]) await terraform.run(copy, args);
  }, 300_000);

  afterAll(async () => {
    await emulator?.stop();
    copy?.remove();
  });

  beforeEach(() => onTestFailed(() => console.error(emulator.log)));

  function command(name: string, args: readonly string[]): Promise<Finished> {
    return run("npm", ["run", "-s", name, "--", ...args], {
      folder: copy.folder,
      environment: terraform.environment,
      exitCodes: [0, 1],
    });
  }

  async function executed(event: object): Promise<ExecutionRecord> {
    const { stdout } = await command("execute", ["--yes", "--json", "--input", JSON.stringify(event)]);
    return JSON.parse(stdout) as ExecutionRecord;
  }

  /** The states with how their attempts ended. */
  function told({ status, error, states }: ExecutionRecord) {
    const each = states.map(({ name, attempts }) => [
      name,
      ...attempts.map((attempt) => attempt.error ?? "ok"),
    ]);
    return [status, ...(error === undefined ? [] : [error]), ...each];
  }

  // The emulator says Runtime.HandlerError of whatever a handler throws, and tells a time-out as a failure.
  it.each([
    ["succeeds", { how: "succeed", caught: false }, ["SUCCEEDED", ["Which"], ["Check", "ok"], ["Done"]]],
    [
      "fails in a handler after a retry",
      { how: "fail", caught: false },
      [
        "FAILED",
        "Runtime.HandlerError",
        ["Which"],
        ["Check", "Runtime.HandlerError", "Runtime.HandlerError"],
      ],
    ],
    [
      "catches what a handler throws",
      { how: "fail", caught: true },
      [
        "SUCCEEDED",
        ["Which"],
        ["Caught", "Runtime.HandlerError", "Runtime.HandlerError"],
        ["Recovered"],
        ["Done"],
      ],
    ],
    [
      "times out",
      { how: "hang", caught: false },
      ["FAILED", "States.Timeout", ["Which"], ["Check", "States.Timeout"]],
    ],
  ])("that %s is replayed to the same end", LONG, async (_how, event, expected) => {
    const record = await executed(event);
    expect(told(record)).toEqual(expected);
    const { stdout, exitCode } = await command("replay", [
      record.name,
      "--no-synth",
      "--expect-same",
      "--json",
    ]);
    const { parting, stoppedAt, replayed } = JSON.parse(stdout);
    expect({ parting, stoppedAt, exitCode }).toEqual({ exitCode: 0 });
    expect(told(replayed)).toEqual(told(record));
  });

  it("that failed succeeds with the handler that mends it, before that is deployed", LONG, async () => {
    const { name } = await executed({ how: "fail", caught: false });
    const broken = readFileSync(copy.path("lambdas/check.ts"), "utf8");
    copy.write("lambdas/check.ts", handler("return event;"));
    const { stdout, exitCode } = await command("replay", [name, "--handlers"]);
    expect(stdout.split("\n")[0]).toBe(
      "Same until Check, attempt 1: recorded failed with Runtime.HandlerError, now succeeded",
    );
    expect(exitCode).toBe(0);
    copy.write("lambdas/check.ts", broken);
    await copy.synth();
  });

  it("does what the local run does, but for the types that the emulator gives its events", LONG, async () => {
    const event = JSON.stringify({ how: "succeed", caught: false });
    const { stdout, exitCode } = await command("compare", [
      "--yes",
      "--no-synth",
      "--json",
      "--input",
      event,
    ]);
    const [{ here, deployed, difference }] = JSON.parse(stdout);
    expect([here.status, deployed.status, here.output]).toEqual(["SUCCEEDED", "SUCCEEDED", deployed.output]);
    expect(difference).toEqual({
      events: [
        {
          path: "Check",
          before: [
            "TaskStateEntered",
            "LambdaFunctionScheduled",
            "LambdaFunctionStarted",
            "LambdaFunctionSucceeded",
            "TaskStateExited",
          ],
          after: ["TaskStateEntered", "TaskScheduled", "TaskSucceeded", "TaskStateExited"],
        },
      ],
      states: [],
    });
    expect(exitCode).toBe(1);
  });

  it("parts from the local run where what is deployed is not what is here", LONG, async () => {
    copy.write("lambdas/check.ts", handler("return event;"));
    const events = ["succeed", "fail"].map((how) => JSON.stringify({ how, caught: false }));
    const { stdout, exitCode } = await command("compare", ["--yes", "--input", ...events]);
    expect(stdout).toContain("Same until Check, attempt 1: here succeeded, deployed failed");
    expect(exitCode).toBe(1);
  });
});
