import { afterAll, beforeAll, beforeEach, expect, it, onTestFailed, vi } from "vitest";
import { AwsClients } from "../../src/deployed/aws-clients";
import { readExecution } from "../../src/deployed/execution/read-execution";
import type { ExecutionRecord } from "../../src/execution/record";
import { run } from "../command";
import { ProjectCopy } from "../project-copy";
import { ACCOUNT, EMULATOR, Emulator } from "./emulator";
import { requirement } from "./requirement";
import { PROVIDERS, TERRAFORM, Terraform } from "./terraform";

const ARN = `arn:aws:states:us-east-1:${ACCOUNT}`;
const MACHINE = `${ARN}:stateMachine:hsi-dev-pipeline`;
const functionOf = (name: string) => ({
  address: `aws_lambda_function.${name}`,
  arn: `arn:aws:lambda:us-east-1:${ACCOUNT}:function:hsi-dev-${name}`,
  name: `hsi-dev-${name}`,
  memoryMegabytes: 256,
  timeoutSeconds: 30,
  logGroup: `/aws/lambda/hsi-dev-${name}`,
});

const describeDeployed = await requirement(TERRAFORM, PROVIDERS, EMULATOR);

/** What a record says beside times and ids. */
function told({ status, input, output, states }: ExecutionRecord) {
  return {
    status,
    input,
    output,
    states: states.map((state) => ({
      name: state.name,
      type: state.type,
      status: state.status,
      input: state.input,
      output: state.output,
      next: state.next,
      attempts: state.attempts.map((attempt) => ({
        number: attempt.number,
        status: attempt.status,
        resource: attempt.resource.replace(/:\d{12}:/, ":<account>:"),
        output: attempt.output,
        errorMessage: messageOf(attempt.cause),
        hasFigures: attempt.durationMs !== undefined && attempt.requestId !== undefined,
        // The emulator's functions log as text, whose lines it tells apart.
        logs: attempt.logs.flatMap(({ message }) => /Activation received|Scene received/.exec(message) ?? []),
      })),
    })),
  };
}

function withoutAccount(definition: ExecutionRecord["definition"]): string {
  return JSON.stringify(definition).replace(/:\d{12}:/g, ":<account>:");
}

/** The emulator puts the name of the error before what a handler throws, and says Runtime.HandlerError of each. */
function messageOf(cause: string | undefined): string | undefined {
  return cause === undefined ? undefined : /Out of bands/.exec(cause)?.[0];
}

describeDeployed("The record of an execution on AWS", () => {
  let copy: ProjectCopy;
  let emulator: Emulator;

  beforeAll(async () => {
    copy = new ProjectCopy();
    copy.write(
      "lambdas/processor.ts",
      `import type { ActivationMessage } from "./activation-message";

export async function handler(event: ActivationMessage): Promise<ActivationMessage> {
  console.info({ message: "Scene received", event });
  if (event.bands === 0) throw new Error("Out of bands");
  return event;
}
`,
    );
    emulator = await Emulator.start();
    const terraform = Terraform.withProviders(emulator.endpoint);
    terraform.lock(copy);
    await copy.synth();
    for (const args of [["init"], ["apply", "-auto-approve"]]) await terraform.run(copy, args);
    vi.stubEnv("AWS_ENDPOINT_URL", emulator.endpoint);
    vi.stubEnv("AWS_ACCESS_KEY_ID", "test");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
  }, 300_000);

  afterAll(async () => {
    vi.unstubAllEnvs();
    await emulator?.stop();
    copy?.remove();
  });

  beforeEach(() => onTestFailed(() => console.error(emulator.log)));

  async function followed(input: string) {
    const { executionArn } = await emulator.call<{ executionArn: string }>(
      "AWSStepFunctions.StartExecution",
      {
        stateMachineArn: MACHINE,
        input,
      },
    );
    const aws = new AwsClients({ region: "us-east-1" });
    const [notes, changes]: [string[], string[]] = [[], []];
    const record = await readExecution(aws, {
      arn: executionArn,
      machine: {
        address: "aws_sfn_state_machine.pipeline",
        arn: MACHINE,
        name: "hsi-dev-pipeline",
        type: "STANDARD",
        roleArn: "",
        definition: "{}",
        logsExecutionData: true,
      },
      functions: ["activator", "processor"].map(functionOf),
      logs: true,
      children: 0,
      follow: true,
      signal: new AbortController().signal,
      onChange: ({ kind }) => changes.push(kind),
      onNote: (note) => notes.push(note),
    });
    aws.close();
    return { record, notes, changes };
  }

  it.each([
    ["succeeds", "SUCCEEDED", { id: "scene", collection: "aviris" }],
    ["fails in a handler", "FAILED", { id: "scene", collection: "aviris", bands: 0 }],
  ] as const)("is that of the local run where it %s", { timeout: 120_000 }, async (_how, status, event) => {
    copy.write("event.json", JSON.stringify(event));
    const { stdout } = await run(
      "npm",
      ["run", "-s", "start", "--", "--no-synth", "--json", "--input", "event.json"],
      { folder: copy.folder, exitCodes: [0, 1] },
    );
    const local: ExecutionRecord = JSON.parse(stdout);
    const { record, notes, changes } = await followed(JSON.stringify(event));
    expect(record.status).toBe(status);
    expect(told(record)).toEqual(told(local));
    expect(withoutAccount(record.definition)).toEqual(withoutAccount(local.definition));
    expect([record.failedIn?.length, record.source, record.clock]).toEqual([
      local.failedIn?.length,
      "aws",
      "real",
    ]);
    expect(notes).toEqual([]);
    expect([changes[0], changes.includes("logged")]).toEqual(["execution started", true]);
    // The emulator's events of tasks have no parameters.
    expect(
      record.states[0]?.attempts.map(({ input, incomplete, logSource }) => [input, incomplete, logSource]),
    ).toEqual([[null, { input: "absent" }, "time"]]);
  });
});
