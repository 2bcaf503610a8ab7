import { appendFileSync, copyFileSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, expect, it, onTestFailed } from "vitest";
import { commandEnvironment, run } from "../command";
import { ProjectCopy } from "../project-copy";
import { ACCOUNT, EMULATOR, Emulator } from "./emulator";
import { type NeededAction, NeededActions } from "./needed-action";
import { allows, type Policy } from "./policy-decision";
import { type RecordedCall, RecordingProxy } from "./recorded-calls";
import { requirement } from "./requirement";
import { PROVIDERS, TERRAFORM, Terraform } from "./terraform";

const DELIVERY = "cdktf.out/stacks/hsi-delivery";
const BUCKET = "states";
const PLAN = ["plan", "-out", "plan.txt", "-detailed-exitcode", "-lock=false"];

interface StateValues {
  readonly values: {
    readonly outputs: Readonly<Record<string, { readonly value: string }>>;
    readonly root_module: {
      readonly resources: readonly {
        readonly address: string;
        readonly values: { readonly policy?: string };
      }[];
    };
  };
}

const describeDeployed = await requirement(TERRAFORM, PROVIDERS, EMULATOR);

describeDeployed("The delivery's roles", () => {
  let copy: ProjectCopy;
  let emulator: Emulator;
  let proxy: RecordingProxy;
  let terraform: Terraform;
  let policies: { readonly plan: Policy; readonly deploy: Policy };
  const planned: NeededAction[] = [];
  const deployed: NeededAction[] = [];

  beforeAll(async () => {
    copy = new ProjectCopy();
    emulator = await Emulator.start();
    proxy = await RecordingProxy.start(emulator.endpoint);
    terraform = Terraform.withProviders(proxy.endpoint);
    await fetch(`${emulator.endpoint}/${BUCKET}`, { method: "PUT" });
    const { values } = await deliveryState();
    const policy = (name: string) =>
      JSON.parse(
        values.root_module.resources.find(({ address }) => address === `aws_iam_role_policy.${name}`)?.values
          .policy ?? "",
      ) as Policy;
    policies = { plan: policy("plan"), deploy: policy("deploy") };
    proxy.taken();

    const settings = {
      HSI_STATE_BUCKET: BUCKET,
      HSI_PERMISSIONS_BOUNDARY: values.outputs.permissions_boundary_arn?.value ?? "",
    };
    const actions = new NeededActions(ACCOUNT);
    const needed = (calls: readonly RecordedCall[]) => calls.flatMap((call) => actions.of(call));
    const planAndDeploy = async (variables: Readonly<Record<string, string>>) => {
      await synth(".", { ...settings, ...variables });
      await terraform.run(copy, ["init"]);
      await terraform.run(copy, PLAN, { exitCodes: [2] });
      planned.push(...needed(proxy.taken()));
      await terraform.run(copy, ["init"]);
      await terraform.run(copy, ["apply", "plan.txt"]);
      deployed.push(...needed(proxy.taken()));
    };

    terraform.lock(copy);
    await planAndDeploy({});
    changeEverything();
    await planAndDeploy({ HSI_LOG_LEVEL: "ERROR", HSI_LOG_RETENTION_DAYS: "7" });
    await terraform.run(copy, ["destroy", "-auto-approve"]);
    deployed.push(...needed(proxy.taken()));
  }, 600_000);

  afterAll(async () => {
    await proxy?.stop();
    await emulator?.stop();
    copy?.remove();
  });

  beforeEach(() => onTestFailed(() => console.error(emulator.log)));

  it("let a plan do what it calls", () => {
    expect(planned.length).toBeGreaterThan(20);
    expect(planned.filter((action) => !allows(policies.plan, action))).toEqual([]);
  });

  it("let a deployment and a destroy do what they call", () => {
    expect(deployed.length).toBeGreaterThan(50);
    expect(deployed.filter((action) => !allows(policies.deploy, action))).toEqual([]);
  });

  it("let a plan do nothing that it does not call", () => {
    expect(uncalled(policies.plan, planned)).toEqual([]);
  });

  it("let a deployment do nothing that it does not call", () => {
    expect(uncalled(policies.deploy, deployed)).toEqual([]);
  });

  it("do not let a plan do what a deployment does", () => {
    const writing = deployed.filter(({ action }) => !/:(Get|List|Describe|Validate)/.test(action));
    expect(writing.length).toBeGreaterThan(20);
    expect(writing.filter((action) => allows(policies.plan, action))).toEqual([]);
  });

  it("do not let a deployment make or change a role without the boundary, or any that is not the pipeline's", () => {
    const writing = deployed.filter(({ action }) => /^iam:(Create|Put)/.test(action));
    expect(writing.length).toBeGreaterThan(0);
    const unbounded = writing.map((action) => ({ ...action, context: { "iam:PermissionsBoundary": "" } }));
    const others = deployed
      .filter(({ action }) => action.startsWith("iam:"))
      .map((action) => ({ ...action, resource: action.resource.replace("/hsi-dev-", "/delivery-hsi-dev-") }));
    expect([...unbounded, ...others].filter((action) => allows(policies.deploy, action))).toEqual([]);
  });

  async function deliveryState(): Promise<StateValues> {
    copyFileSync(terraform.lockFile, copy.path("delivery/.terraform.lock.hcl"));
    await synth("delivery", { DELIVERY_REPOSITORY: "octo-org/hsi", DELIVERY_STATE_BUCKET: BUCKET });
    const place = { folder: copy.path(`delivery/${DELIVERY}`), environment: terraform.environment };
    await run("terraform", ["init"], place);
    await run("terraform", ["apply", "-auto-approve"], place);
    return JSON.parse((await run("terraform", ["show", "-json"], place)).stdout) as StateValues;
  }

  async function synth(project: string, variables: Readonly<Record<string, string>>): Promise<void> {
    const environment = { ...commandEnvironment(), ...variables };
    await run("npm", ["run", "-s", "synth", "--", "--project", project], {
      folder: copy.folder,
      environment,
    });
  }

  /** Changes code, configuration, definition, tags, a policy and a trust: whatever is updated in place. */
  function changeEverything(): void {
    appendFileSync(copy.path("lambdas/processor.ts"), 'console.log("changed");\n');
    rewrite("src/hsi-pipeline.ts", 'Project: "hsi-pipeline"', 'Owner: "somebody"');
    rewrite("src/hsi-pipeline.ts", '.succeed("SuccessState")', '.succeed("Done")');
    rewrite(
      "src/hsi-pipeline.ts",
      'entry: "lambdas/activator.ts",',
      "$& timeoutSeconds: 60, tracing: false,",
    );
    rewrite("src/constructs/service-role.ts", 'Effect: "Allow",\n        Principal', 'Sid: "Trust", $&');
  }

  function rewrite(file: string, part: string, by: string): void {
    const text = readFileSync(copy.path(file), "utf8");
    if (!text.includes(part)) throw new Error(`${file} has no ${part} to change`);
    copy.write(file, text.replace(part, by));
  }
});

/** What a policy allows and nothing called, statement by statement. */
function uncalled({ Statement }: Policy, called: readonly NeededAction[]): string[] {
  return Statement.flatMap((statement) =>
    statement.Action.filter(
      (action) => !called.some((one) => one.action === action && allows({ Statement: [statement] }, one)),
    ).map((action) => `${statement.Sid}: ${action}`),
  );
}
