import "../cdktf-matchers";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Testing } from "cdktf/lib/testing";
import { Construct } from "constructs";
import { describe, expect, it } from "vitest";
import { CloudwatchLogGroup, DataArchiveFile } from "../../src/cdk";
import { NodeFunction } from "../../src/constructs/node-function";
import { jsonAttribute, resource, synthesized } from "../synthesized";
import { temporaryProject } from "../temporary-project";
import { userErrorOf } from "../user-error-of";
import { testFunction, testStack } from "./test-stack";

function ref(attribute: string): string {
  return `\${${attribute}}`;
}

describe("a function", () => {
  it("has these properties when only its entry is given", () => {
    const stack = testStack();
    testFunction(stack, "echo");
    expect(resource(stack, "aws_lambda_function.echo")).toEqual({
      architectures: ["arm64"],
      depends_on: ["aws_iam_role_policy.echo"],
      environment: { variables: { NODE_OPTIONS: "--enable-source-maps" } },
      filename: ref("data.archive_file.echo.output_path"),
      function_name: "test-echo",
      handler: "echo.handler",
      logging_config: { log_format: "JSON", log_group: ref("aws_cloudwatch_log_group.echo.name") },
      memory_size: 256,
      role: ref("aws_iam_role.echo.arn"),
      runtime: "nodejs22.x",
      source_code_hash: ref("data.archive_file.echo.output_base64sha256"),
      timeout: 30,
      tracing_config: { mode: "Active" },
    });
  });

  it("takes every property that is given", () => {
    temporaryProject({ "src/echo.mts": "export const main = async (event: string) => event;" });
    const stack = testStack();
    new NodeFunction(stack, "echo", {
      entry: "./src/echo.mts",
      handler: "main",
      description: "Says it again",
      timeoutSeconds: 900,
      memoryMegabytes: 10_240,
      environment: { STAGE: "test" },
      architecture: "x86_64",
      logRetentionDays: 1,
      tracing: false,
    });
    expect(resource(stack, "aws_lambda_function.echo")).toEqual({
      architectures: ["x86_64"],
      depends_on: ["aws_iam_role_policy.echo"],
      description: "Says it again",
      environment: { variables: { NODE_OPTIONS: "--enable-source-maps", STAGE: "test" } },
      filename: ref("data.archive_file.echo.output_path"),
      function_name: "test-echo",
      handler: "echo.main",
      logging_config: { log_format: "JSON", log_group: ref("aws_cloudwatch_log_group.echo.name") },
      memory_size: 10_240,
      role: ref("aws_iam_role.echo.arn"),
      runtime: "nodejs22.x",
      source_code_hash: ref("data.archive_file.echo.output_base64sha256"),
      timeout: 900,
      tracing_config: { mode: "PassThrough" },
    });
    expect(Testing.synth(stack)).toHaveResourceWithProperties(CloudwatchLogGroup, {
      name: "/aws/lambda/test-echo",
      retention_in_days: 1,
    });
    expect(jsonAttribute(stack, "aws_iam_role_policy.echo", "policy")).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "WriteLogs",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: [`${ref("aws_cloudwatch_log_group.echo.arn")}:*`],
        },
      ],
    });
  });

  it("escapes what Terraform would take for a template, and keeps references to other resources", () => {
    const stack = testStack({ tags: { Note: "%{if}" } });
    const other = testFunction(stack, "other");
    testFunction(stack, "echo", {
      description: `\${name} calls ${other.arn}`,
      environment: { OTHER: other.arn, PRICE: `$${other.arn}`, PATTERN: `\${name}-%{x}` },
    });
    const { description, environment } = resource(stack, "aws_lambda_function.echo");
    expect({ description, environment }).toEqual({
      description: `\${"$"}{name} calls ${ref("aws_lambda_function.other.arn")}`,
      environment: {
        variables: {
          NODE_OPTIONS: "--enable-source-maps",
          OTHER: ref("aws_lambda_function.other.arn"),
          PATTERN: `\${"$"}{name}-%%{x}`,
          PRICE: `\${"$"}${ref("aws_lambda_function.other.arn")}`,
        },
      },
    });
    expect(synthesized(stack).provider.aws).toEqual([
      { default_tags: [{ tags: { Note: "%%{if}" } }], region: "eu-central-1" },
    ]);
  });

  it("zips the folder of its bundle, which is written when the stack is synthesized", () => {
    const stack = testStack();
    testFunction(stack, "echo");
    const [, folder = ""] = /"source_dir": "([^"]+)"/.exec(Testing.synth(stack)) ?? [];
    expect(folder).toMatch(/^assets\/echo\/[0-9a-f]{16}$/);
    expect(Testing.synth(stack)).toHaveDataSourceWithProperties(DataArchiveFile, {
      output_file_mode: "0644",
      output_path: `${folder}.zip`,
      source_dir: folder,
      type: "zip",
    });
    const written = join(Testing.fullSynth(stack), "stacks", "stack", folder);
    expect(existsSync(join(written, "echo.js.map"))).toBe(true);
    expect(readFileSync(join(written, "echo.js"), "utf8")).toContain("async function handler(event)");
  });

  it("carries its path and a hash in its name when it is nested in another construct", () => {
    const stack = testStack();
    testFunction(new Construct(stack, "ingest"), "echo");
    const { function_name, handler } = resource(stack, "aws_lambda_function.ingest_echo_BBF9E68E");
    expect({ function_name, handler }).toEqual({
      function_name: "test-ingest_echo_BBF9E68E",
      handler: "ingest_echo_BBF9E68E.handler",
    });
  });

  it("may have the id of what the toolkit itself adds to a stack", () => {
    const stack = testStack();
    testFunction(stack, "current");
    testFunction(stack, "function-assets");
    expect(Object.keys(synthesized(stack).resource.aws_lambda_function ?? {})).toEqual([
      "current",
      "function-assets",
    ]);
  });
});

describe("a function is refused", () => {
  it.each(["lambdas/nobody.ts", "lambdas/activator.js", "lambdas", ""])(
    "where its entry %j is no file",
    (entry) => {
      expect(userErrorOf(() => testFunction(testStack(), "echo", { entry }))).toBe(
        `error: The entry file of a function does not exist
   at: stack/echo (entry)
  got: ${JSON.stringify(entry)}
  fix: Create it, or correct the path: it counts from the folder of cdktf.json`,
      );
    },
  );

  it("where its entry is an absolute path", () => {
    expect(userErrorOf(() => testFunction(testStack(), "echo", { entry: "/lambdas/activator.ts" }))).toBe(
      `error: The entry file is given by an absolute path
   at: stack/echo (entry)
  got: "/lambdas/activator.ts"
  fix: Give it relative to the project's folder, so that every machine synthesizes the same`,
    );
  });

  it.each(["activator.handler", "handle(", "", "1st"])("where its handler is %j", (handler) => {
    expect(userErrorOf(() => testFunction(testStack(), "echo", { handler }))).toBe(
      `error: The handler is not the name of an export
   at: stack/echo (handler)
  got: ${JSON.stringify(handler)}
  fix: Give the export's name alone, for example handler: the module's name is added to it`,
    );
  });

  it("where its file does not export the handler", () => {
    const stack = testStack();
    testFunction(stack, "echo", { handler: "main" });
    expect(userErrorOf(() => Testing.synth(stack))).toBe(
      `error: lambdas/activator.ts does not export "main"
   at: stack/echo
  got: "main"
  fix: Write "export async function main(event) { … }", or name the export by the property handler`,
    );
  });

  it.each([
    ["timeoutSeconds", 0, "1 to 900"],
    ["timeoutSeconds", 901, "1 to 900"],
    ["timeoutSeconds", 1.5, "1 to 900"],
    ["memoryMegabytes", 127, "128 to 10240"],
    ["memoryMegabytes", Number.NaN, "128 to 10240"],
  ])("where %s is %d", (property, value, range) => {
    expect(userErrorOf(() => testFunction(testStack(), "echo", { [property]: value }))).toBe(
      `error: ${property} is a whole number from ${range}
   at: stack/echo (${property})
  got: ${JSON.stringify(value)}
  fix: Correct the function's properties`,
    );
  });

  it("where its name is longer than AWS allows", () => {
    expect(userErrorOf(() => testFunction(testStack(), "e".repeat(60)))).toBe(
      `error: A resource's name has 65 characters, and AWS allows 64
   at: stack/${"e".repeat(60)}
  got: "test-${"e".repeat(60)}"
  fix: Shorten the construct's id or the environment's name`,
    );
  });
});
