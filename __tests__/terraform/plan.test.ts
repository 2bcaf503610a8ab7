import { expect, it } from "vitest";
import { readPlan } from "../../src/terraform/plan";
import { userErrorOf } from "../user-error-of";

const PLAN = { format_version: "1.2", planned_values: {}, resource_changes: [] };

it("reads a plan in which nothing is left out", () => {
  const change = {
    actions: ["delete", "create"],
    before: { name: "a" },
    after: { name: "b" },
    after_unknown: { arn: true },
    before_sensitive: false,
    after_sensitive: { name: true },
    replace_paths: [["name"], ["a", 0]],
    importing: { id: "a" },
  };
  const resource = { address: "aws_sqs_queue.q", mode: "managed", type: "aws_sqs_queue", name: "q" };
  expect(
    readPlan(
      {
        ...PLAN,
        complete: false,
        resource_changes: [
          {
            ...resource,
            previous_address: "aws_sqs_queue.p",
            deposed: "0a1b",
            action_reason: "replace_by_request",
            change,
          },
        ],
        resource_drift: [
          { ...resource, previous_address: resource.address, change: { actions: ["update"] } },
        ],
        output_changes: { url: { actions: ["create"], before: null, after_unknown: true } },
        configuration: {
          root_module: {
            resources: [{ address: "aws_sqs_queue.q", expressions: { name: { constant_value: "b" } } }],
            outputs: { url: { expression: { references: ["aws_sqs_queue.q.url", "aws_sqs_queue.q"] } } },
          },
        },
      },
      "plan.json",
    ),
  ).toEqual({
    resources: [
      {
        ...resource,
        previousAddress: "aws_sqs_queue.p",
        deposed: "0a1b",
        reason: "replace_by_request",
        change: {
          actions: ["delete", "create"],
          before: { name: "a" },
          after: { name: "b" },
          afterUnknown: { arn: true },
          beforeSensitive: false,
          afterSensitive: { name: true },
          replacePaths: [["name"], ["a", 0]],
          isImported: true,
        },
      },
    ],
    drift: [{ ...resource, change: { ...UNTOLD, actions: ["update"] } }],
    outputs: [{ name: "url", change: { ...UNTOLD, actions: ["create"], afterUnknown: true } }],
    prior: { resources: [], outputs: {} },
    expressions: new Map([
      ["aws_sqs_queue.q", { name: { constant_value: "b" } }],
      ["output.url", { references: ["aws_sqs_queue.q.url", "aws_sqs_queue.q"] }],
    ]),
    isPartial: true,
  });
});

const UNTOLD = {
  before: null,
  after: null,
  afterUnknown: false,
  beforeSensitive: false,
  afterSensitive: false,
  replacePaths: [],
  isImported: false,
};

it("refuses a state", () => {
  expect(userErrorOf(() => readPlan({ format_version: "1.0" }, "state.json"))).toBe(
    `error: This is no plan as terraform show -json prints it
   at: state.json
  got: {"format_version":"1.0"}
  fix: Save a plan (terraform plan -out plan.txt), and give that file, or what terraform show -json plan.txt prints`,
  );
});

it("refuses a plan of another format", () => {
  expect(userErrorOf(() => readPlan({ ...PLAN, format_version: "2.0" }, "plan.json"))).toBe(
    `error: The plan is of a format that is not known here
   at: plan.json
  got: "2.0"
  fix: Use Terraform 1.11 or another release whose plans are of format 1`,
  );
});

it("refuses a plan that failed while it was made", () => {
  expect(userErrorOf(() => readPlan({ ...PLAN, errored: true }, "plan.json"))).toBe(
    `error: Terraform failed while it made this plan, so that it cannot be applied
   at: plan.json
  got: {"errored":true}
  fix: Run terraform plan again, and correct what it names`,
  );
});
