import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseJson } from "../../src/input/json-text";
import { planChange } from "../../src/review/plan-change";
import { PartlyKnown, Sensitive, Unknown } from "../../src/review/planned-value";
import { readPlan } from "../../src/terraform/plan";
import { CHECKOUT } from "../checkout";

const MACHINE = "aws_sfn_state_machine.pipeline";
const POLICY = "aws_iam_role_policy.pipeline";

function changeOf(plan: string) {
  const file = `__tests__/review/plans/${plan}.json`;
  return planChange(readPlan(parseJson(readFileSync(join(CHECKOUT, file), "utf8"), file), file));
}

/** What happens to the resources that do not stay as they are. */
function actionsOf(plan: string): string[] {
  return changeOf(plan)
    .resources.filter(({ action, movedFrom }) => action !== "no-op" || movedFrom !== undefined)
    .map(({ action, address }) => `${action} ${address}`);
}

function resourceOf(plan: string, address: string) {
  return changeOf(plan).resources.find((one) => one.address === address);
}

/** Log group, role, policy and function. */
function functionParts(name: string): string[] {
  return ["aws_cloudwatch_log_group", "aws_iam_role", "aws_iam_role_policy", "aws_lambda_function"].map(
    (type) => `${type}.${name}`,
  );
}

const ALL = [
  ...["activator", "processor"].flatMap(functionParts),
  "aws_cloudwatch_log_group.pipeline",
  "aws_iam_role.pipeline",
  POLICY,
  MACHINE,
];

describe("a plan that Terraform has made", () => {
  it.each([
    ["nothing-changed", []],
    ["code-only", ["update aws_lambda_function.activator"]],
    [
      "state-added",
      [
        ...functionParts("enricher").map((address) => `create ${address}`),
        `update ${POLICY}`,
        `update ${MACHINE}`,
      ],
    ],
    [
      "function-removed",
      [
        ...functionParts("processor").map((address) => `delete ${address}`),
        `update ${POLICY}`,
        `update ${MACHINE}`,
      ],
    ],
    ["state-renamed", [`update ${MACHINE}`]],
    ["target-swapped", [`update ${MACHINE}`]],
    ["permission-widened", [`update ${POLICY}`]],
    ["machine-replaced", [`replace ${MACHINE}`]],
    ["first-deployment", ALL.map((address) => `create ${address}`)],
    ["destroy", ALL.map((address) => `delete ${address}`)],
    ["moved", ["no-op aws_cloudwatch_log_group.activation"]],
    ["sensitive-environment", ["update aws_lambda_function.activator"]],
    ["drifted", [`update ${MACHINE}`]],
  ])("is read for what it does: %s", (plan, actions) => {
    expect(actionsOf(plan).sort()).toEqual([...actions].sort());
  });

  it("gives the definition with what is not known yet, and the rest as it will be", () => {
    const { definition } = resourceOf("state-added", MACHINE)?.after ?? {};
    if (!(definition instanceof PartlyKnown)) throw new Error("It is known, or not at all");
    expect(definition.references).toEqual(["aws_lambda_function.enricher.arn"]);
    const { States } = JSON.parse(definition.text) as {
      readonly States: Readonly<Record<string, { readonly Resource?: string }>>;
    };
    expect(Object.entries(States).map(([name, { Resource }]) => [name, Resource])).toEqual([
      ["Activator", "arn:aws:lambda:us-east-1:000000000000:function:hsi-dev-activator"],
      ["Enricher", "${aws_lambda_function.enricher.arn}"],
      ["Processor", "arn:aws:lambda:us-east-1:000000000000:function:hsi-dev-processor"],
      ["SuccessState", undefined],
    ]);
  });

  it("names what nothing is known of at a first deployment", () => {
    expect(resourceOf("first-deployment", MACHINE)?.after).toMatchObject({
      role_arn: new Unknown(["aws_iam_role.pipeline.arn"]),
      arn: new Unknown(),
    });
  });

  it("tells what a replacement is for, and where a resource was before it moved", () => {
    expect(resourceOf("machine-replaced", MACHINE)?.replacedBy).toEqual(["type"]);
    expect(resourceOf("moved", "aws_cloudwatch_log_group.activation")?.movedFrom).toBe(
      "aws_cloudwatch_log_group.activator",
    );
  });

  it("holds no value that is sensitive", () => {
    expect(resourceOf("sensitive-environment", "aws_lambda_function.activator")?.after?.environment).toEqual([
      { variables: { NODE_OPTIONS: "--enable-source-maps", TOKEN: new Sensitive(true) } },
    ]);
    expect(JSON.stringify(changeOf("sensitive-environment"))).not.toContain("a-secret");
  });

  it("has drifted where somebody changed something, not where the provider only reads it otherwise", () => {
    const { drift } = changeOf("drifted");
    expect(
      drift.map(({ address, before, after }) => [
        address,
        before?.tracing_configuration,
        after?.tracing_configuration,
      ]),
    ).toEqual([[MACHINE, [{ enabled: true }], []]]);
  });
});
