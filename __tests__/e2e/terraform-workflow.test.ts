import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, expect, it, onTestFailed, onTestFinished } from "vitest";
import { run } from "../command";
import { ProjectCopy } from "../project-copy";
import { ACCOUNT, EMULATOR, Emulator } from "./emulator";
import { requirement } from "./requirement";
import { PROVIDERS, TERRAFORM, Terraform } from "./terraform";

const LONG = { timeout: 180_000 };
const PIPELINE = `arn:aws:states:us-east-1:${ACCOUNT}:stateMachine:hsi-dev-pipeline`;

interface Change {
  readonly address: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: Readonly<Record<string, unknown>> | null;
    readonly after: Readonly<Record<string, unknown>> | null;
  };
}

const describeDeployed = await requirement(TERRAFORM, PROVIDERS, EMULATOR);

describeDeployed("The stack, deployed by Terraform's own commands", () => {
  let copy: ProjectCopy;
  let emulator: Emulator;
  let terraform: Terraform;

  beforeAll(async () => {
    copy = new ProjectCopy();
    emulator = await Emulator.start();
    terraform = Terraform.withProviders(emulator.endpoint);
    terraform.lock(copy);
    await copy.synth();
    await terraform.run(copy, ["init"]);
    await terraform.run(copy, ["plan", "-out", "plan.txt"]);
    await terraform.run(copy, ["apply", "plan.txt"]);
  }, 300_000);

  afterAll(async () => {
    await emulator?.stop();
    copy?.remove();
  });

  beforeEach(() => onTestFailed(() => console.error(emulator.log)));

  it("has addresses that a person can read", async () => {
    expect(await addresses()).toEqual([
      "aws_cloudwatch_log_group.activator",
      "aws_cloudwatch_log_group.pipeline",
      "aws_cloudwatch_log_group.processor",
      "aws_iam_role.activator",
      "aws_iam_role.pipeline",
      "aws_iam_role.processor",
      "aws_iam_role_policy.activator",
      "aws_iam_role_policy.pipeline",
      "aws_iam_role_policy.processor",
      "aws_lambda_function.activator",
      "aws_lambda_function.processor",
      "aws_sfn_state_machine.pipeline",
      "data.archive_file.activator",
      "data.archive_file.processor",
      "data.aws_caller_identity.current",
    ]);
  });

  it("puts out the ARNs and the pipeline's page in the console", async () => {
    const { stdout } = await terraform.run(copy, ["output", "-json"]);
    const outputs = Object.entries<{ value: unknown }>(JSON.parse(stdout));
    expect(Object.fromEntries(outputs.map(([name, { value }]) => [name, value]))).toEqual({
      activator_arn: `arn:aws:lambda:us-east-1:${ACCOUNT}:function:hsi-dev-activator`,
      processor_arn: `arn:aws:lambda:us-east-1:${ACCOUNT}:function:hsi-dev-processor`,
      pipeline_arn: PIPELINE,
      pipeline_console_url: `https://us-east-1.console.aws.amazon.com/states/home?region=us-east-1#/statemachines/view/${PIPELINE}`,
    });
  });

  it("keeps its state beside cdktf.json and nowhere else", () => {
    const files = readdirSync(copy.folder, { recursive: true, encoding: "utf8" });
    const states = files.filter((file) => file.endsWith(".tfstate") && !file.startsWith("node_modules"));
    // Terraform notes in the stack's folder which backend it was initialized for.
    expect(states.sort()).toEqual([
      "cdktf.out/stacks/hsi-pipeline/.terraform/terraform.tfstate",
      "terraform.hsi-pipeline.tfstate",
    ]);
  });

  it("hands a message through every state unchanged", LONG, async () => {
    const message = {
      ...JSON.parse(readFileSync(copy.path("events/activation.json"), "utf8")),
      bands: [
        { nanometres: 365.93, valid: true },
        { nanometres: 2496.24, valid: false },
      ],
      cloud: { cover: null, masks: [[], {}] },
      numbers: [0, -1, 1.5, 1e21, 1e-7, 9007199254740991],
      title: `Åland — 高光谱 🛰️ "\${scene}" \\ %{ if }\n`,
    };
    const { status, output = "null" } = await emulator.execution(PIPELINE, JSON.stringify(message));
    expect({ status, output: JSON.parse(output) }).toEqual({ status: "SUCCEEDED", output: message });
  });

  it("is found again by a checkout that was moved, with nothing to change", LONG, async () => {
    copy.moveTo("elsewhere/moved project");
    await terraform.run(copy, ["plan", "-out", "second.txt", "-detailed-exitcode"], { exitCodes: [0, 2] });
    const { stdout } = await terraform.run(copy, ["show", "-json", "second.txt"]);
    const plan: { resource_changes: Change[]; output_changes?: Record<string, Change["change"]> } =
      JSON.parse(stdout);
    const resources = plan.resource_changes.filter(isToChange).map(planned);
    const outputs = Object.values(plan.output_changes ?? {}).filter((change) => isToChange({ change }));
    // The emulator forgets this one setting of a state machine.
    const forgotten = {
      address: "aws_sfn_state_machine.pipeline",
      actions: ["update"],
      changed: { tracing_configuration: [{ enabled: true }] },
    };
    expect([
      { resources: [], outputs: [] },
      { resources: [forgotten], outputs: [] },
    ]).toContainEqual({ resources, outputs });
  });

  it("leaves nothing after it is destroyed", LONG, async () => {
    await terraform.run(copy, ["destroy", "-auto-approve"]);
    expect(await addresses()).toEqual([]);
  });

  async function addresses(): Promise<string[]> {
    const { stdout } = await terraform.run(copy, ["state", "list"]);
    return stdout
      .split("\n")
      .filter((line) => line !== "")
      .sort();
  }
});

function isToChange({ change }: Pick<Change, "change">): boolean {
  return change.actions.join() !== "no-op";
}

/** What is planned for a resource: its changed attributes by name. */
function planned({ address, change: { actions, before, after } }: Change) {
  const names = Object.keys({ ...before, ...after });
  const changed = names.filter((name) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]));
  return { address, actions, changed: Object.fromEntries(changed.map((name) => [name, after?.[name]])) };
}

const describeText = await requirement(TERRAFORM);

describeText("Text in a definition", () => {
  it("comes out of Terraform as it was written, whatever it looks like to a template", LONG, async () => {
    const copy = new ProjectCopy();
    onTestFinished(() => copy.remove());
    const texts = [
      ...sequences(["$", "{", "%", "}", REFERENCE], 4),
      `\${x}`,
      `$\${x}`,
      `$$\${x}`,
      "%{ if true }yes%{ endif }",
      "%%{ if }",
      "{% $states.input.cost %}",
      "{%{ $x }%}",
      `{% '${REFERENCE}$' & '$' & "${REFERENCE}" %}`,
      `\${~ x ~}`,
      `"\${"\\""}\\`,
      "line\nline\r\n\ttab\u0000\u2028",
      "Åland — 高光谱 🛰️",
      "decomposed: e\u0301",
    ];
    copy.write("texts.json", JSON.stringify(texts));
    copy.write("texts.ts", TEXTS_MAIN);
    await run("node", ["--require", "./src/register.cjs", "texts.ts"], { folder: copy.folder });
    const place = { folder: copy.path("cdktf.out/stacks/texts") };
    await run("terraform", ["init"], place);
    await run("terraform", ["apply", "-auto-approve"], place);
    const { stdout } = await run("terraform", ["output", "-json"], place);
    const { texts: output } = JSON.parse(stdout);
    expect(JSON.parse(output.value)).toEqual(texts.map((text) => text.replaceAll(REFERENCE, "referred")));
  });
});

/** Stands in the texts for a reference to a value that Terraform knows. */
const REFERENCE = "<reference>";

const TEXTS_MAIN = `
import { readFileSync } from "node:fs";
import { App, TerraformLocal, TerraformOutput, TerraformStack } from "cdktf";
import { terraformJson } from "./src/constructs/terraform-text";

const app = new App();
const stack = new TerraformStack(app, "texts");
const { asString } = new TerraformLocal(stack, "reference", "referred");
const texts = JSON.parse(readFileSync("texts.json", "utf8").replaceAll("${REFERENCE}", asString));
new TerraformOutput(stack, "texts", { value: terraformJson(texts) });
app.synth();
`;

/** Every sequence of one up to so many of the pieces. */
function sequences(pieces: readonly string[], most: number): string[] {
  if (most === 0) return [];
  const shorter = sequences(pieces, most - 1);
  return pieces.flatMap((piece) => [piece, ...shorter.map((rest) => piece + rest)]);
}
