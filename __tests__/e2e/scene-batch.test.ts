import { copyFileSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, expect, it, onTestFailed } from "vitest";
import type { ExecutionRecord } from "../../src/execution/record";
import type { Review } from "../../src/review/review";
import { run } from "../command";
import { ProjectCopy } from "../project-copy";
import { ACCOUNT, EMULATOR, Emulator } from "./emulator";
import { requirement } from "./requirement";
import { PROVIDERS, TERRAFORM, Terraform } from "./terraform";

const FOLDER = "examples/scene-batch";
const MACHINE = `arn:aws:states:us-east-1:${ACCOUNT}:stateMachine:scene-batch-dev-batch`;

const describeDeployed = await requirement(TERRAFORM, PROVIDERS, EMULATOR);

describeDeployed("The batch of scenes, deployed by Terraform", () => {
  let copy: ProjectCopy;
  let emulator: Emulator;
  let terraform: Terraform;

  beforeAll(async () => {
    copy = new ProjectCopy();
    emulator = await Emulator.start();
    terraform = Terraform.withProviders(emulator.endpoint);
    terraform.lock(copy);
    copyFileSync(copy.path(".terraform.lock.hcl"), copy.path(`${FOLDER}/.terraform.lock.hcl`));
    await run("npm", ["run", "-s", "synth", "--", "--project", FOLDER], { folder: copy.folder });
    for (const args of [["init"], ["apply", "-auto-approve"]]) await inStack(args);
  }, 300_000);

  afterAll(async () => {
    await emulator?.stop();
    copy?.remove();
  });

  beforeEach(() => onTestFailed(() => console.error(emulator.log)));

  it.each(["batch", "one-fails", "unknown-collection"])(
    "does with %s what the local run does",
    { timeout: 180_000 },
    async (name) => {
      const event = `${FOLDER}/events/${name}.json`;
      const args = [
        "--project",
        FOLDER,
        "--no-synth",
        "--json",
        "--input",
        event,
        "--mocks",
        `${FOLDER}/mocks.json`,
      ];
      const local: ExecutionRecord = JSON.parse(await printed("start", args));
      const {
        status,
        output = "null",
        error,
        cause,
      } = await emulator.execution(MACHINE, readFileSync(copy.path(event), "utf8"));
      expect({ status, products: productsIn(output), error, cause }).toEqual({
        status: local.status,
        products: productsIn(JSON.stringify(local.output ?? null)),
        error: local.error,
        cause: local.cause,
      });

      const deployed = ["latest", "--project", FOLDER, "--json"];
      const inspected: ExecutionRecord = JSON.parse(await printed("inspect", deployed));
      expect(told(inspected)).toEqual(told(local));
      // The emulator's histories have nothing of what happens inside of a Map: there is no answer to replay.
      expect(inspected.states.map(({ runs }) => runs)).toEqual(inspected.states.map(() => undefined));
      const answered = ["--no-synth", "--handlers", "--mocks", `${FOLDER}/mocks.json`];
      const { replayed } = JSON.parse(await printed("replay", [...deployed, ...answered]));
      expect([told(replayed), iterations(replayed)]).toEqual([told(local), iterations(local)]);
    },
  );

  it("has sent a report of each batch that succeeded", async () => {
    const QueueUrl = (await inStack(["output", "-raw", "reports_url"])).stdout;
    const { Messages } = await emulator.call<{ Messages: readonly { readonly Body: string }[] }>(
      "AmazonSQS.ReceiveMessage",
      { QueueUrl, MaxNumberOfMessages: 10 },
    );
    const batches = Messages.map(({ Body }) => (JSON.parse(Body) as { readonly batch: string }).batch);
    expect(batches.sort()).toEqual(["2013-03-29", "2013-03-30"]);
  });

  it("differs from what is deployed in nothing but what the emulator forgets", {
    timeout: 180_000,
  }, async () => {
    const args = ["--project", FOLDER, "--no-synth", "--format", "json"];
    const { stdout } = await run("npm", ["run", "-s", "diff", "--", ...args], { folder: copy.folder });
    const { reviews } = JSON.parse(stdout) as { readonly reviews: readonly Review[] };
    const changes = reviews.map(({ machines, roles, functions, others, outputs }) => ({
      settings: machines.flatMap(({ settings }) => settings.map(({ path }) => path)),
      definitions: machines.map(({ definition }) => definition),
      others: [...roles, ...functions, ...others, ...outputs],
    }));
    expect([
      [{ settings: ["tracing_configuration[0].enabled"], definitions: [undefined], others: [] }],
      [{ settings: [], definitions: [], others: [] }],
    ]).toContainEqual(changes);
  });

  it("leaves nothing after it is destroyed", { timeout: 180_000 }, async () => {
    await inStack(["destroy", "-auto-approve"]);
    expect((await inStack(["state", "list"])).stdout).toBe("");
  });

  async function printed(command: string, args: readonly string[]): Promise<string> {
    const { stdout } = await run("npm", ["run", "-s", command, "--", ...args], {
      folder: copy.folder,
      environment: terraform.environment,
      exitCodes: [0, 1],
    });
    return stdout;
  }

  function inStack(args: readonly string[]) {
    const folder = copy.path(`${FOLDER}/cdktf.out/stacks/scene-batch`);
    return run("terraform", args, { folder, environment: terraform.environment });
  }
});

/** What an execution did in the machine's own states, but for the outputs, in which the emulator errs. */
function told({ status, error, cause, input, states }: ExecutionRecord) {
  return {
    status,
    error,
    cause,
    input,
    states: states.map(({ name, type, status, next, attempts, output }) => ({
      name,
      type,
      status,
      next,
      attempts: attempts.map((attempt) => attempt.status),
      products: productsIn(JSON.stringify(output ?? null)),
    })),
  };
}

/** How the iterations ended, and the states in them. */
function iterations({ states }: ExecutionRecord) {
  return states.flatMap(({ runs = [] }) =>
    runs.flatMap(({ iterations = [] }) =>
      iterations.map((one) => [one.status, ...one.states.map(({ name, status }) => [name, status])]),
    ),
  );
}

/**
 * The products that an output names. The rest of it cannot be compared: the emulator leaves out the `Output` of a
 * Parallel state, calls every error of a handler `Runtime.HandlerError`, and gives failed executions an output.
 */
function productsIn(output: string): string[] {
  return output.match(/"(?:quicklook|minerals)\/[^"]*"/g) ?? [];
}
