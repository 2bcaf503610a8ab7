import { expect, it } from "vitest";
import { readAttributeReference } from "../../src/terraform/reference";

it.each([
  ["aws_lambda_function.activator.arn", { address: "aws_lambda_function.activator", path: ["arn"] }],
  [
    "data.archive_file.activator.output_path",
    { address: "data.archive_file.activator", path: ["output_path"] },
  ],
  ['aws_sqs_queue.jobs["a b"].url', { address: 'aws_sqs_queue.jobs["a b"]', path: ["url"] }],
  [
    "aws_lambda_function.f[0].environment[0].variables.NAME",
    {
      address: "aws_lambda_function.f[0]",
      path: ["environment", 0, "variables", "NAME"],
    },
  ],
])("reads %s", (expression, reference) => {
  expect(readAttributeReference(expression)).toEqual(reference);
});

it.each([
  "var.region",
  "local.name",
  "module.a.b",
  "upper(aws_sqs_queue.jobs.url)",
  "aws_sqs_queue.jobs",
  "a.b.c + 1",
  "",
])("knows no attribute in %j", (expression) => {
  expect(readAttributeReference(expression)).toBeUndefined();
});
