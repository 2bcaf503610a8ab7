import "./cdktf-matchers";
import { App } from "cdktf/lib/app";
import { Testing } from "cdktf/lib/testing";
import { describe, expect, it } from "vitest";
import { LAMBDA_SERVICE_RETRIER } from "../src/asl/default-retry";
import type { Definition } from "../src/asl/definition";
import { SfnStateMachine } from "../src/cdk";
import { HsiPipeline } from "../src/hsi-pipeline";
import { readSettings } from "../src/settings";
import { resource, type Synthesized, synthesized } from "./synthesized";

const ORIGINAL =
  '{"Comment":"HSI Pipeline prototype","StartAt":"Activator","States":{"Activator":{"Type":"Task","Resource":"${activator_arn}","Next":"Processor"},"Processor":{"Type":"Task","Resource":"${processor_arn}","Next":"SuccessState"},"SuccessState":{"Type":"Succeed"}}}';

function hsiPipeline(environment: Readonly<Record<string, string>> = {}): HsiPipeline {
  return new HsiPipeline(Testing.app(), readSettings(environment));
}

function addresses({ resource, data = {} }: Synthesized): string[] {
  const of = (blocks: typeof data, prefix: string) =>
    Object.entries(blocks).flatMap(([type, names]) =>
      Object.keys(names).map((name) => `${prefix}${type}.${name}`),
    );
  return [...of(data, "data."), ...of(resource, "")];
}

describe("the HSI pipeline's stack", () => {
  it("holds these resources and data sources and no other", () => {
    expect(addresses(synthesized(hsiPipeline()))).toEqual([
      "data.archive_file.activator",
      "data.archive_file.processor",
      "data.aws_caller_identity.current",
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
    ]);
  });

  it("deploys the original definition, key for key, with the recommended retries added", () => {
    const definition = JSON.parse(
      String(resource(hsiPipeline(), "aws_sfn_state_machine.pipeline").definition),
    ) as Definition;
    const retries: Record<string, unknown> = {};
    const withoutRetry = JSON.stringify(definition, (key, value: unknown) =>
      key === "Retry" ? undefined : value,
    );
    for (const [name, { Retry }] of Object.entries(definition.States)) retries[name] = Retry;

    expect(withoutRetry).toBe(
      ORIGINAL.replace(/\$\{(\w+)_arn\}/g, (_, name: string) => `\${aws_lambda_function.${name}.arn}`),
    );
    expect(retries).toEqual({
      Activator: [LAMBDA_SERVICE_RETRIER],
      Processor: [LAMBDA_SERVICE_RETRIER],
      SuccessState: undefined,
    });
  });

  it("gives out the machine's and the functions' ARNs, and the machine's page in the console", () => {
    expect(synthesized(hsiPipeline({ HSI_REGION: "us-west-2" })).output).toEqual({
      activator_arn: { value: ref("aws_lambda_function.activator.arn") },
      pipeline_arn: { value: ref("aws_sfn_state_machine.pipeline.arn") },
      pipeline_console_url: {
        value: `https://us-west-2.console.aws.amazon.com/states/home?region=us-west-2#/statemachines/view/${ref("aws_sfn_state_machine.pipeline.arn")}`,
      },
      processor_arn: { value: ref("aws_lambda_function.processor.arn") },
    });
  });

  it("names everything after its environment", () => {
    const { resource } = synthesized(hsiPipeline({ HSI_ENVIRONMENT: "prod" }));
    const names = Object.entries(resource).flatMap(([type, blocks]) =>
      Object.values(blocks).map((block) => `${type} ${String(block.function_name ?? block.name)}`),
    );
    expect(names).toEqual([
      "aws_cloudwatch_log_group /aws/lambda/hsi-prod-activator",
      "aws_cloudwatch_log_group /aws/vendedlogs/states/hsi-prod-pipeline",
      "aws_cloudwatch_log_group /aws/lambda/hsi-prod-processor",
      "aws_iam_role hsi-prod-activator",
      "aws_iam_role hsi-prod-pipeline",
      "aws_iam_role hsi-prod-processor",
      "aws_iam_role_policy hsi-prod-activator",
      "aws_iam_role_policy hsi-prod-pipeline",
      "aws_iam_role_policy hsi-prod-processor",
      "aws_lambda_function hsi-prod-activator",
      "aws_lambda_function hsi-prod-processor",
      "aws_sfn_state_machine hsi-prod-pipeline",
    ]);
  });

  it("bounds every role by the policy that is configured, and none where none is", () => {
    const boundary = "arn:aws:iam::000000000000:policy/bounds";
    const boundaries = (stack: HsiPipeline) =>
      Object.values(synthesized(stack).resource.aws_iam_role ?? {}).map((role) => role.permissions_boundary);
    expect(boundaries(hsiPipeline({ HSI_PERMISSIONS_BOUNDARY: boundary }))).toEqual([
      boundary,
      boundary,
      boundary,
    ]);
    expect(boundaries(hsiPipeline())).toEqual([undefined, undefined, undefined]);
  });

  it("has an id for each environment, and the plain one for dev", () => {
    const ids = ["dev", "test", "prod"].map((name) => hsiPipeline({ HSI_ENVIRONMENT: name }).node.id);
    expect(ids).toEqual(["hsi-pipeline", "hsi-pipeline-test", "hsi-pipeline-prod"]);
  });

  it("tags every resource through the provider", () => {
    const { provider } = synthesized(hsiPipeline({ HSI_ENVIRONMENT: "test", HSI_REGION: "eu-west-1" }));
    expect(provider).toEqual({
      archive: [{}],
      aws: [
        {
          default_tags: [{ tags: { Environment: "test", ManagedBy: "terraform", Project: "hsi-pipeline" } }],
          region: "eu-west-1",
        },
      ],
    });
  });

  it("accepts a range of provider versions, and keeps its state in a file beside cdktf.json", () => {
    const app = new App({ outdir: "cdktf.out" });
    expect(synthesized(new HsiPipeline(app, readSettings({ HSI_ENVIRONMENT: "test" }))).terraform).toEqual({
      backend: { local: { path: "../../../terraform.hsi-pipeline-test.tfstate" } },
      required_providers: PROVIDERS,
    });
  });

  it("keeps its state in S3, locked by a file there, where a bucket is configured", () => {
    const settings = { HSI_STATE_BUCKET: "states", HSI_STATE_REGION: "eu-west-1", HSI_ENVIRONMENT: "prod" };
    expect(synthesized(hsiPipeline(settings)).terraform).toEqual({
      backend: {
        s3: {
          bucket: "states",
          encrypt: true,
          key: "hsi-pipeline-prod.tfstate",
          region: "eu-west-1",
          use_lockfile: true,
        },
      },
      required_providers: PROVIDERS,
      required_version: ">= 1.11.0",
    });
  });

  it("logs as the settings say", () => {
    const settings = {
      HSI_LOG_LEVEL: "ERROR",
      HSI_LOG_EXECUTION_DATA: "false",
      HSI_LOG_RETENTION_DAYS: "7",
    };
    const stack = hsiPipeline(settings);
    expect(Testing.synth(stack)).toHaveResourceWithProperties(SfnStateMachine, {
      logging_configuration: {
        include_execution_data: false,
        level: "ERROR",
        log_destination: `${ref("aws_cloudwatch_log_group.pipeline.arn")}:*`,
      },
    });
    expect(synthesized(stack).resource.aws_cloudwatch_log_group).toEqual({
      activator: { name: "/aws/lambda/hsi-dev-activator", retention_in_days: 7 },
      pipeline: { name: "/aws/vendedlogs/states/hsi-dev-pipeline", retention_in_days: 7 },
      processor: { name: "/aws/lambda/hsi-dev-processor", retention_in_days: 7 },
    });
  });

  it("comes out the same however often it is synthesized", () => {
    expect(synthesized(hsiPipeline()).resource).toEqual(synthesized(hsiPipeline()).resource);
  });
});

const PROVIDERS = {
  archive: { source: "hashicorp/archive", version: "~> 2.7" },
  aws: { source: "aws", version: ">= 5.100.0, < 7.0.0" },
};

function ref(attribute: string): string {
  return `\${${attribute}}`;
}
