import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, expect, it, onTestFailed, onTestFinished } from "vitest";
import type { Finding, MachineChange, Review, RoleChange } from "../../src/review/review";
import { CHECKOUT } from "../checkout";
import { type Circumstances, type Finished, run } from "../command";
import { ProjectCopy } from "../project-copy";
import { EMULATOR, Emulator } from "./emulator";
import { requirement } from "./requirement";
import { PROVIDERS, TERRAFORM, Terraform } from "./terraform";

const LONG = { timeout: 180_000 };
const STACK = "src/hsi-pipeline.ts";
const GATES = [0, 11, 12, 13, 14];
const MACHINE = "aws_sfn_state_machine.pipeline";
const ROLE = "aws_iam_role.pipeline";

/** Text of a source and what is to stand in its place. */
type Edit = readonly [file: string, text: string, replacement: string];

const CODE: Edit = ["lambdas/activator.ts", "return event;", 'console.info("Handed on");\n  return event;'];
const ENRICHER: Edit = [
  STACK,
  "    const machine =",
  `    const enricher = new NodeFunction<typeof import("../lambdas/processor").handler>(this, "enricher", {
      entry: "lambdas/processor.ts",
      logRetentionDays,
    });

    const machine =`,
];
const PROCESSOR_STATE = '.task("Processor", processor)';
const ADDED: Edit = [STACK, PROCESSOR_STATE, `.task("Enricher", enricher)${PROCESSOR_STATE}`];
const RENAMED: Edit = [STACK, PROCESSOR_STATE, '.task("Analysis", processor)'];
const SWAPPED: Edit = [STACK, PROCESSOR_STATE, '.task("Processor", activator)'];
const WIDENED: Edit = [
  STACK,
  "      logLevel,\n",
  `      logLevel,
      permissions: [{ Sid: "ReadScenes", Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::scenes/*"] }],
`,
];
const EXPRESS: Edit = [STACK, "      logLevel,\n", '      logLevel,\n      type: "EXPRESS",\n'];

const describeDeployed = await requirement(TERRAFORM, PROVIDERS, EMULATOR);

describeDeployed("The review of what changes in a stack that is deployed", () => {
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
    await terraform.run(copy, ["plan", "-out", "first.txt"]);
    await terraform.run(copy, ["apply", "first.txt"]);
    rememberTracing(copy);
  }, 300_000);

  afterAll(async () => {
    await emulator?.stop();
    copy?.remove();
  });

  beforeEach(() => onTestFailed(() => console.error(emulator.log)));

  it("is empty where nothing changes", LONG, async () => {
    const { review: made, exitCode } = await reviewed([]);
    expect({ exitCode, ...shown(made) }).toEqual({ exitCode: 0, ...NOTHING });
  });

  it("tells a function's code apart from its configuration", LONG, async () => {
    const { review: made, exitCode } = await reviewed([CODE]);
    expect({ exitCode, ...shown(made) }).toEqual({
      exitCode: 0,
      ...NOTHING,
      counts: { update: 1 },
      functions: ["update aws_lambda_function.activator: code"],
    });
  });

  it("shows a state that is added, its function and what the role may do for it", LONG, async () => {
    const { review: made, exitCode } = await reviewed([ENRICHER, ADDED]);
    expect({ exitCode, ...shown(made) }).toMatchObject({
      exitCode: 13,
      counts: { create: 4, update: 2 },
      machines: [`update ${MACHINE}: changed Activator, added Enricher`],
      functions: ["create aws_lambda_function.enricher: code"],
      findings: [`widened ${ROLE}`, "widened aws_iam_role.enricher"],
    });
    const { permissions } = roleIn(made, ROLE);
    expect(permissions.map(({ kind, action, resource }) => ({ kind, action, resource }))).toEqual([
      {
        kind: "widened",
        action: "lambda:InvokeFunction",
        resource: "${aws_lambda_function.enricher.arn}",
      },
    ]);
  });

  it("shows a state that is renamed as the one that it was", LONG, async () => {
    const { review: made } = await reviewed([RENAMED]);
    expect(shown(made)).toMatchObject({
      counts: { update: 1 },
      machines: [`update ${MACHINE}: changed Activator, changed Processor → Analysis`],
      roles: [],
    });
  });

  it("shows a state that calls another function", LONG, async () => {
    const { review: made } = await reviewed([SWAPPED]);
    expect(shown(made)).toMatchObject({
      machines: [`update ${MACHINE}: changed Processor`],
      functions: [],
    });
    const { states = [] } = machineIn(made).definition ?? {};
    expect(states.flatMap((state) => (state.kind === "changed" ? state.fields : []))).toMatchObject([
      {
        path: ["Resource"],
        before: expect.stringMatching(/:function:hsi-dev-processor$/),
        after: expect.stringMatching(/:function:hsi-dev-activator$/),
      },
    ]);
  });

  it("stops at a permission that is widened, until that is accepted", LONG, async () => {
    const { review: made, exitCode } = await reviewed([WIDENED]);
    expect({ exitCode, ...shown(made) }).toEqual({
      ...NOTHING,
      exitCode: 13,
      counts: { update: 1 },
      roles: [ROLE],
      findings: [`widened ${ROLE}`],
    });
    expect(roleIn(made, ROLE).permissions).toMatchObject([
      { kind: "widened", sid: "ReadScenes", action: "s3:GetObject", resource: "arn:aws:s3:::scenes/*" },
    ]);
    for (const accepted of ["widened", `widened=${ROLE}`]) {
      expect((await review(["plan.txt", "--accept", accepted])).exitCode).toBe(0);
    }
  });

  it("stops at a state machine that is replaced, until that is accepted", LONG, async () => {
    const { review: made, exitCode } = await reviewed([EXPRESS]);
    expect({ exitCode, ...shown(made) }).toMatchObject({
      exitCode: 11,
      counts: { replace: 1 },
      machines: [`replace ${MACHINE}: `],
    });
    expect(made.findings.map(({ gate }) => gate)).toContain("destroy");
    expect((await review(["plan.txt", "--accept", "in-flight"])).exitCode).toBe(12);
    const both = ["--accept", "in-flight", "--accept", `destroy=${MACHINE}`];
    expect((await review(["plan.txt", ...both])).exitCode).toBe(0);
  });

  it("names what is not known at a first deployment", LONG, async () => {
    const { review: made } = parsed(await review(["first.txt", "--format", "json"]));
    expect(shown(made)).toMatchObject({
      counts: { create: 12 },
      machines: [`create ${MACHINE}: `],
      functions: ["create aws_lambda_function.activator: code", "create aws_lambda_function.processor: code"],
    });
    const resources = Object.values(machineIn(made).after?.States ?? {}).map((state) =>
      "Resource" in state ? state.Resource : undefined,
    );
    expect(resources).toEqual([
      "${aws_lambda_function.activator.arn}",
      "${aws_lambda_function.processor.arn}",
      undefined,
    ]);
  });

  it("stops at a destroy", LONG, async () => {
    await terraform.run(copy, ["plan", "-destroy", "-refresh=false", "-out", "destroy.txt"]);
    const { review: made, exitCode } = parsed(await review(["destroy.txt", "--format", "json"]));
    expect(shown(made)).toMatchObject({ counts: { delete: 12 }, machines: [`delete ${MACHINE}: `] });
    expect(GATES.slice(1)).toContain(exitCode);
    expect(addresses(made.findings, "destroy")).toEqual([
      "aws_cloudwatch_log_group.activator",
      "aws_cloudwatch_log_group.pipeline",
      "aws_cloudwatch_log_group.processor",
      MACHINE,
    ]);
  });

  it("is the same from the plan's JSON, and from standard input", LONG, async () => {
    await plan([WIDENED]);
    const { stdout: json } = await terraform.run(copy, ["show", "-json", "plan.txt"]);
    copy.write("plan.json", json);
    const [saved, file, input] = await Promise.all([
      review(["plan.txt"]),
      review(["plan.json"]),
      review(["-"], { stdin: json }),
    ]);
    expect(saved.stderr).toBe("Reading cdktf.out/stacks/hsi-pipeline/plan.txt\n");
    expect(file).toMatchObject({ exitCode: 13, stderr: "" });
    expect(input.stdout).toBe(file.stdout);
  });

  it("compares what is here with what is deployed, without credentials", LONG, async () => {
    await edited([]);
    const same = await diff();
    expect({ exitCode: same.exitCode, ...shown(same.review) }).toEqual({ exitCode: 0, ...NOTHING });
    await edited([WIDENED, CODE]);
    const differing = await diff();
    expect({ exitCode: differing.exitCode, ...shown(differing.review) }).toEqual({
      ...NOTHING,
      exitCode: 13,
      counts: { update: 2 },
      roles: [ROLE],
      functions: ["update aws_lambda_function.activator: code"],
      findings: [`widened ${ROLE}`],
    });
  });

  it("compares two synthesized folders", LONG, async () => {
    await edited([]);
    await run("cp", ["-r", "cdktf.out", "base.out"], { folder: copy.folder });
    await edited([RENAMED, CODE]);
    const { review: made } = parsed(await review(["base.out", "cdktf.out", "--format", "json"]));
    expect(shown(made)).toMatchObject({
      machines: [`update ${MACHINE}: changed Activator, changed Processor → Analysis`],
      functions: ["update aws_lambda_function.activator: code"],
      roles: [],
    });
  });

  it("has room in a comment for a stack of 500 resources", LONG, async () => {
    const large = new ProjectCopy();
    onTestFinished(() => large.remove());
    terraform.lock(large);
    large.write("main.ts", LARGE_MAIN);
    await large.synth();
    await terraform.run(large, ["init"]);
    await terraform.run(large, ["plan", "-out", "plan.txt"]);
    const json = await review(["plan.txt", "--format", "json"], { folder: large.folder });
    expect(shown(parsed(json).review).counts).toEqual({ create: 500 });
    const { stdout } = await review(["plan.txt"], { folder: large.folder });
    expect(stdout.length).toBeLessThanOrEqual(65_000);
    expect(stdout.length).toBeGreaterThan(20_000);
  });

  /** Synthesizes the checkout's sources with the edits. */
  async function edited(edits: readonly Edit[]): Promise<void> {
    for (const file of [STACK, CODE[0]]) {
      const text = edits
        .filter(([edit]) => edit === file)
        .reduce(
          (before, [, found, replacement]) => {
            if (!before.includes(found)) throw new Error(`${file} has no ${found}`);
            return before.replace(found, () => replacement);
          },
          readFileSync(`${CHECKOUT}/${file}`, "utf8"),
        );
      copy.write(file, text);
    }
    await copy.synth();
  }

  async function plan(edits: readonly Edit[]): Promise<void> {
    await edited(edits);
    await terraform.run(copy, ["plan", "-refresh=false", "-out", "plan.txt"]);
  }

  async function reviewed(edits: readonly Edit[]): Promise<Reviewed> {
    await plan(edits);
    return parsed(await review(["plan.txt", "--format", "json"]));
  }

  function review(
    args: readonly string[],
    given: Pick<Partial<Circumstances>, "folder" | "stdin"> = {},
  ): Promise<Finished> {
    return run("npm", ["run", "-s", "review", "--", ...args], {
      folder: copy.folder,
      exitCodes: GATES,
      ...given,
    });
  }

  async function diff(): Promise<Reviewed> {
    const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_ENDPOINT_URL, ...environment } =
      terraform.environment;
    const args = ["run", "-s", "diff", "--", "--no-synth", "--format", "json"];
    return parsed(await run("npm", args, { folder: copy.folder, environment, exitCodes: GATES }));
  }
});

interface Reviewed {
  readonly exitCode: number;
  readonly review: Review;
}

function parsed({ exitCode, stdout }: Finished): Reviewed {
  const { reviews } = JSON.parse(stdout) as { readonly reviews: readonly Review[] };
  const [review, ...more] = reviews;
  if (review === undefined || more.length > 0) throw new Error(`It is not one review: ${stdout}`);
  return { exitCode, review };
}

/** What a review says, as far as every one has it, in a line each. */
function shown({ counts, machines, roles, functions, findings, outputs, drift }: Review) {
  return {
    counts: Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
    machines: machines.map(({ action, address, definition }) => {
      const states = (definition?.states ?? []).map((state) =>
        state.kind === "changed" && state.renamedFrom !== undefined
          ? `changed ${state.renamedFrom} → ${state.name}`
          : `${state.kind} ${state.name}`,
      );
      return `${action} ${address}: ${states.join(", ")}`;
    }),
    roles: roles.map(({ address }) => address),
    functions: functions.map(
      ({ action, address, code }) => `${action} ${address}: ${code === undefined ? "same code" : "code"}`,
    ),
    findings: findings.map(({ gate, address }) => `${gate} ${address}`),
    outputs: outputs.filter(({ action }) => action !== "no-op").map(({ name }) => name),
    drift: drift.map(({ address }) => address),
  };
}

/** What is shown where there is nothing to be shown. */
const NOTHING = { counts: {}, machines: [], roles: [], functions: [], findings: [], outputs: [], drift: [] };

function machineIn({ machines }: Review): MachineChange {
  const [only, ...more] = machines;
  if (only === undefined || more.length > 0) throw new Error("It does not show one machine");
  return only;
}

function roleIn({ roles }: Review, address: string): RoleChange {
  const found = roles.find((role) => role.address === address);
  if (found === undefined) throw new Error(`It does not show ${address}`);
  return found;
}

function addresses(findings: readonly Finding[], gate: Finding["gate"]): string[] {
  return findings.filter((finding) => finding.gate === gate).map(({ address }) => address);
}

/** Puts into the state what the emulator forgets of a state machine, so that plans have nothing to change there. */
function rememberTracing(copy: ProjectCopy): void {
  const file = copy.path("terraform.hsi-pipeline.tfstate");
  const state = JSON.parse(readFileSync(file, "utf8")) as StateFile;
  const machine = state.resources.find(({ type }) => type === "aws_sfn_state_machine");
  for (const { attributes } of machine?.instances ?? []) {
    attributes.tracing_configuration = [{ enabled: true }];
  }
  writeFileSync(file, JSON.stringify(state));
}

interface StateFile {
  readonly resources: readonly {
    readonly type: string;
    readonly instances: readonly { readonly attributes: { tracing_configuration: unknown } }[];
  }[];
}

/** A function is four resources, and so is a state machine. */
const LARGE_MAIN = `
import { NodeFunction } from "./src/constructs/node-function";
import { PipelineStack } from "./src/constructs/pipeline-stack";
import { StateMachine } from "./src/constructs/state-machine";
import { synthesize } from "./src/constructs/synthesis";

synthesize((app) => {
  const stack = new PipelineStack(app, "hsi-pipeline", { namePrefix: "large", region: "us-east-1", tags: {} });
  const names = Array.from({ length: 124 }, (_, i) => \`scene\${i}\`);
  const states = names.map((name, i) => {
    const { arn } = new NodeFunction(stack, name, { entry: "lambdas/activator.ts" });
    const next = names[i + 1];
    return [name, { Type: "Task", Resource: arn, ...(next === undefined ? { End: true } : { Next: next }) }];
  });
  new StateMachine(stack, "pipeline", {
    definition: { StartAt: names[0], States: Object.fromEntries(states) },
  });
});
`;
