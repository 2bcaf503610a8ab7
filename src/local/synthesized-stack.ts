import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { checkDefinition } from "../asl/check";
import type { Definition } from "../asl/definition";
import { parseJson } from "../input/json-text";
import { UserError } from "../input/user-error";
import type { LambdaFunction } from "./lambda-function";
import { stackFiles } from "./stack-files";
import { type Resource, TerraformJson } from "./terraform-json";

/** A state machine as it was synthesized, with every reference resolved as a local run resolves it. */
export interface LocalStateMachine {
  readonly address: string;
  readonly arn: string;
  readonly name: string;
  readonly type: "STANDARD" | "EXPRESS";
  readonly roleArn: string;
  readonly definition: Definition;
}

/** What a synthesized stack holds that a local run needs. */
export interface SynthesizedStack {
  readonly name: string;
  readonly stateMachines: readonly LocalStateMachine[];
  readonly functions: readonly LambdaFunction[];
}

/**
 * Reads every stack in an output folder of cdktf: `manifest.json`, and each stack's `cdk.tf.json`.
 *
 * @param outputFolder usually `cdktf.out`
 * @throws UserError where nothing is synthesized there, or what is there cannot be read
 */
export function readSynthesizedStacks(outputFolder: string): SynthesizedStack[] {
  return stackFiles(outputFolder).map(({ name, file }) => readStack(name, file));
}

function readStack(name: string, file: string): SynthesizedStack {
  const terraform = new TerraformJson(parseJson(readFileSync(file, "utf8"), file), file);
  const functions = terraform
    .resources("aws_lambda_function")
    .map((resource) => lambdaFunction(resource, terraform, dirname(file)));
  const stateMachines = terraform
    .resources("aws_sfn_state_machine")
    .map((resource) => stateMachine(resource, file));
  return { name, stateMachines, functions };
}

function lambdaFunction(resource: Resource, terraform: TerraformJson, stackFolder: string): LambdaFunction {
  const { address, arn, name } = resource;
  const logLevel = resource.text("logging_config", "application_log_level");
  return {
    address,
    arn,
    name,
    codeFolder: resolve(stackFolder, codeFolder(resource, terraform)),
    handler: resource.text("handler") ?? "index.handler",
    runtime: resource.text("runtime") ?? "nodejs22.x",
    timeoutSeconds: resource.number("timeout") ?? 3,
    memoryMegabytes: resource.number("memory_size") ?? 128,
    environment: resource.texts("environment", "variables"),
    logGroup: resource.text("logging_config", "log_group") ?? `/aws/lambda/${name}`,
    logFormat: resource.text("logging_config", "log_format") === "JSON" ? "JSON" : "Text",
    ...(logLevel !== undefined && { logLevel }),
    region: terraform.region,
  };
}

/** The folder that the function's zip is made from: its filename is the output of an archive in the same stack. */
function codeFolder(resource: Resource, terraform: TerraformJson): string {
  const filename = resource.text("filename");
  const archive = terraform
    .dataSources("archive_file")
    .find((candidate) => filename !== undefined && candidate.text("output_path") === filename);
  const folder = archive?.text("source_dir");
  if (folder !== undefined) return folder;
  throw new UserError({
    what: "The code of a function is in no folder of the stack",
    where: `${terraform.source} (${resource.address}.filename)`,
    received: filename ?? null,
    remedy: "Make the zip by an archive_file of the same stack from a source_dir, as NodeFunction does",
  });
}

function stateMachine(resource: Resource, file: string): LocalStateMachine {
  const { address, arn, name } = resource;
  const source = `${file} (${address}.definition)`;
  const definition = parseJson(resource.text("definition") ?? "", source);
  const diagnostics = checkDefinition(definition);
  if (diagnostics.length > 0) {
    throw new UserError(
      ...diagnostics.map(({ message, path, value, remedy }) => ({
        what: message,
        where: `${address} (${path})`,
        ...(value !== undefined && { received: value }),
        remedy,
      })),
    );
  }
  return {
    address,
    arn,
    name,
    type: resource.text("type") === "EXPRESS" ? "EXPRESS" : "STANDARD",
    roleArn: resource.text("role_arn") ?? "",
    // The rules have just accepted it.
    definition: definition as unknown as Definition,
  };
}
