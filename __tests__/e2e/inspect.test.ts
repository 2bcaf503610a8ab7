import { afterAll, beforeAll, beforeEach, expect, it, onTestFailed } from "vitest";
import { type Finished, run } from "../command";
import { ProjectCopy } from "../project-copy";
import { ACCOUNT, EMULATOR, Emulator } from "./emulator";
import { requirement } from "./requirement";
import { PROVIDERS, TERRAFORM, Terraform } from "./terraform";

const LONG = { timeout: 120_000 };
const PIPELINE = `arn:aws:states:us-east-1:${ACCOUNT}:stateMachine:hsi-dev-pipeline`;
const EVENT = { id: "scene", collection: "aviris" };

const describeDeployed = await requirement(TERRAFORM, PROVIDERS, EMULATOR);

describeDeployed("What is deployed", () => {
  let copy: ProjectCopy;
  let emulator: Emulator;
  let terraform: Terraform;

  beforeAll(async () => {
    copy = new ProjectCopy();
    copy.write(
      "lambdas/processor.ts",
      `import { setTimeout as sleep } from "node:timers/promises";
import type { ActivationMessage } from "./activation-message";

export async function handler(event: ActivationMessage): Promise<ActivationMessage> {
  if (event.bands === 0) throw new RangeError("Out of bands");
  if (event.bands === 1) await sleep(20_000);
  return event;
}
`,
    );
    emulator = await Emulator.start();
    terraform = Terraform.withProviders(emulator.endpoint);
    terraform.lock(copy);
    await copy.synth();
  }, 300_000);

  afterAll(async () => {
    await emulator?.stop();
    copy?.remove();
  });

  beforeEach(() => onTestFailed(() => console.error(emulator.log)));

  function command(name: string, ...args: readonly string[]): Promise<Finished> {
    return run("npm", ["run", "-s", name, "--", ...args], {
      folder: copy.folder,
      environment: terraform.environment,
      exitCodes: [0, 1, 2],
    });
  }

  it("is asked about in a folder that is initialized", LONG, async () => {
    const { exitCode, stdout, stderr } = await command("inspect", "--no-synth");
    expect({ exitCode, stdout, first: stderr.split("\n")[0] }).toEqual({
      exitCode: 2,
      stdout: "",
      first: "error: The stack's folder is not initialized",
    });
    expect(stderr).toContain("fix: Initialize it: cd cdktf.out/stacks/hsi-pipeline && terraform init\n");
  });

  it("is nothing before it is deployed", LONG, async () => {
    await terraform.run(copy, ["init"]);
    const { exitCode, stdout, stderr } = await command("inspect", "--no-synth");
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `error: Nothing of hsi-pipeline is deployed: its state is empty
   at: cdktf.out/stacks/hsi-pipeline
  fix: Deploy it: cd cdktf.out/stacks/hsi-pipeline && terraform apply
`,
    });
  });

  it("is listed with its executions, and with the state in which one failed", LONG, async () => {
    await terraform.run(copy, ["apply", "-auto-approve"]);
    const good = await command("execute", "--yes", "--quiet", "--input", JSON.stringify(EVENT));
    const bad = await command(
      "execute",
      "--yes",
      "--quiet",
      "--input",
      JSON.stringify({ ...EVENT, bands: 0 }),
    );
    expect([good.exitCode, bad.exitCode]).toEqual([0, 1]);
    const { stdout, exitCode } = await command("inspect", "--no-synth");
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^AWS account 000000000000, us-east-1, endpoint http:\/\/127\.0\.0\.1:\d+\n/);
    expect(stdout).toMatch(
      /^hsi-dev-activator +nodejs22\.x +256 MB +30 s +\S{12} +aws_lambda_function\.activator +the same$/m,
    );
    expect(stdout).toMatch(/^\S{36} +FAILED +\S+ \S+ +\d.* Processor: /m);
    expect(stdout).toMatch(/^\S{36} +SUCCEEDED +\S+ \S+ +\d[^:]*$/m);
  });

  it("says of a function whose code is another here that it differs", LONG, async () => {
    copy.write(
      "lambdas/activator.ts",
      "export async function handler(event: { id: string; collection: string }) { return event; }\n",
    );
    const { stdout } = await command("inspect");
    expect(stdout).toMatch(/aws_lambda_function\.activator +differs: filename, source_code_hash$/m);
    expect(stdout).toMatch(/aws_lambda_function\.processor +the same$/m);
  });

  it("is asked about by the newest execution that failed", LONG, async () => {
    const { stdout, exitCode } = await command("inspect", "failed", "--json");
    const { status, states, stateMachine } = JSON.parse(stdout);
    expect(exitCode).toBe(0);
    expect([status, stateMachine.arn, states.map(({ name }: { readonly name: string }) => name)]).toEqual([
      "FAILED",
      PIPELINE,
      ["Activator", "Processor"],
    ]);
  });

  it("is not touched where nobody can be asked", LONG, async () => {
    const { exitCode, stderr } = await command("execute", "--input", JSON.stringify(EVENT));
    expect(exitCode).toBe(2);
    expect(stderr).toContain("fix: Answer beforehand: --yes\n");
  });

  it("has an execution stopped that runs, and not twice", LONG, async () => {
    const input = JSON.stringify({ ...EVENT, bands: 1 });
    const started = await command("execute", "--yes", "--no-follow", "--name", "slow", "--input", input);
    expect(started.stdout).toBe(`arn:aws:states:us-east-1:${ACCOUNT}:execution:hsi-dev-pipeline:slow\n`);
    const stopped = await command(
      "stop",
      "running",
      "--yes",
      "--error",
      "Bored",
      "--cause",
      "It takes too long",
    );
    expect(stopped.exitCode).toBe(0);
    const { status, error, cause } = JSON.parse((await command("inspect", "slow", "--json")).stdout);
    expect({ status, error, cause }).toEqual({
      status: "ABORTED",
      error: "Bored",
      cause: "It takes too long",
    });
    const again = await command("stop", "slow", "--yes");
    expect([again.exitCode, again.stderr.includes("error: The execution has ended already\n")]).toEqual([
      2,
      true,
    ]);
  });

  it(
    "is said to have been changed on AWS, and its executions show the definition that they run by",
    LONG,
    async () => {
      const definition = { StartAt: "Pass", States: { Pass: { Type: "Pass", End: true } } };
      await emulator.call("AWSStepFunctions.UpdateStateMachine", {
        stateMachineArn: PIPELINE,
        definition: JSON.stringify(definition),
      });
      const executed = await command("execute", "--yes", "--json", "--input", "{}");
      expect(JSON.parse(executed.stdout)).toMatchObject({ status: "SUCCEEDED", definition });
      const { stdout } = await command("inspect", "--no-synth", "--json");
      const [{ stateMachines }] = JSON.parse(stdout).stacks;
      expect(stateMachines.map((one: { readonly isAsDeployed: boolean }) => one.isAsDeployed)).toEqual([
        false,
      ]);
    },
  );

  it("says what is wrong with an execution that is not there", LONG, async () => {
    const { exitCode, stderr } = await command("inspect", "nonsense");
    const arn = `arn:aws:states:us-east-1:${ACCOUNT}:execution:hsi-dev-pipeline:nonsense`;
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: `error: There is no such execution
   at: states:DescribeExecution on ${arn}
  got: "ExecutionDoesNotExist: Execution ${arn} not found"
  fix: npm run inspect lists the last ones. AWS forgets an execution 90 days after its end, and one belongs to its account and region
`,
    });
  });
});
