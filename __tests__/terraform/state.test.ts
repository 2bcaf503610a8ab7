import { expect, it } from "vitest";
import { readState } from "../../src/terraform/state";
import { userErrorOf } from "../user-error-of";

it("reads the resources of all modules and the outputs that are not sensitive", () => {
  const queue = { mode: "managed", type: "aws_sqs_queue", name: "q" };
  expect(
    readState(
      {
        format_version: "1.0",
        values: {
          outputs: { url: { sensitive: false, value: "u" }, key: { sensitive: true, value: "secret" } },
          root_module: {
            resources: [
              {
                ...queue,
                address: "aws_sqs_queue.q",
                values: { name: "q" },
                sensitive_values: { name: true },
              },
            ],
            child_modules: [{ resources: [{ ...queue, address: "module.m.aws_sqs_queue.q", values: {} }] }],
          },
        },
      },
      "state",
    ),
  ).toEqual({
    resources: [
      { ...queue, address: "aws_sqs_queue.q", values: { name: "q" }, sensitive: { name: true } },
      { ...queue, address: "module.m.aws_sqs_queue.q", values: {}, sensitive: {} },
    ],
    outputs: { url: "u" },
  });
});

it("finds nothing in the state of a stack that is not deployed", () => {
  expect(readState({ format_version: "1.0" }, "state")).toEqual({ resources: [], outputs: {} });
});

it("refuses what is no state", () => {
  expect(userErrorOf(() => readState({ version: 4 }, "terraform.tfstate"))).toBe(
    `error: This is no state as terraform show -json prints it
   at: terraform.tfstate
  got: {"version":4}
  fix: Run terraform show -json in the stack's folder, without a plan`,
  );
});
