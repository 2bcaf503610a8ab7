import { readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, beforeEach, expect, it, onTestFailed } from "vitest";
import { CHECKOUT } from "../checkout";
import { run } from "../command";
import { ProjectCopy } from "../project-copy";
import { ACCOUNT, EMULATOR, Emulator } from "./emulator";
import { failureOf, type Requirement, requirement } from "./requirement";
import { PROVIDERS, TERRAFORM, Terraform } from "./terraform";

const LONG = { timeout: 180_000 };
const STACK = "cdktf.out/stacks/hsi-pipeline/cdk.tf.json";
const NEWEST_NODE = 22;

const CDKTF_CLI: Requirement = {
  name: "cdktf-cli",
  remedy: `Run "npm ci" on Node ${NEWEST_NODE} or earlier: its terminal does not build above`,
  missing: () =>
    failureOf(
      run("node", ["--eval", 'require("@cdktf/node-pty-prebuilt-multiarch")'], { folder: CHECKOUT }).then(
        () => run("node_modules/.bin/cdktf", ["--version"], { folder: CHECKOUT }),
      ),
    ),
  dispensable: Number.parseInt(process.versions.node, 10) > NEWEST_NODE,
};

const describeCli = await requirement(CDKTF_CLI, TERRAFORM, PROVIDERS, EMULATOR);

describeCli("The command line of cdktf", () => {
  let copy: ProjectCopy;
  let emulator: Emulator;
  let terraform: Terraform;

  beforeAll(async () => {
    copy = new ProjectCopy();
    emulator = await Emulator.start();
    terraform = Terraform.withProviders(emulator.endpoint);
    terraform.lock(copy);
  }, LONG.timeout);

  afterAll(async () => {
    await emulator?.stop();
    copy?.remove();
  });

  beforeEach(() => onTestFailed(() => console.error(emulator.log)));

  it("synthesizes what the project's own command does", LONG, async () => {
    await copy.synth();
    const own = readFileSync(copy.path(STACK), "utf8");
    copy.write(STACK, "");
    await cdktf("synth");
    expect(readFileSync(copy.path(STACK), "utf8")).toBe(own);
  });

  it("shows what a deployment would add", LONG, async () => {
    expect(await cdktf("plan", "--skip-provider-lock")).toContain(
      "Plan: 12 to add, 0 to change, 0 to destroy.",
    );
  });

  it("deploys", LONG, async () => {
    await cdktf("deploy", "--auto-approve", "--skip-provider-lock");
    expect(await machines()).toEqual([`arn:aws:states:us-east-1:${ACCOUNT}:stateMachine:hsi-dev-pipeline`]);
  });

  it("destroys", LONG, async () => {
    await cdktf("destroy", "--auto-approve", "--skip-provider-lock");
    expect(await machines()).toEqual([]);
  });

  async function cdktf(...args: readonly string[]): Promise<string> {
    const { folder } = copy;
    const { stdout } = await run("npx", ["cdktf", ...args], { folder, environment: terraform.environment });
    return stripVTControlCharacters(stdout);
  }

  async function machines(): Promise<string[]> {
    const { stateMachines } = await emulator.call<{ stateMachines: { stateMachineArn: string }[] }>(
      "AWSStepFunctions.ListStateMachines",
      {},
    );
    return stateMachines.map(({ stateMachineArn }) => stateMachineArn);
  }
});
