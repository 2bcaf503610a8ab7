import { dirname, resolve } from "node:path";
import { isError } from "../asl/check";
import type { Definition } from "../asl/definition";
import { problemOf } from "../asl/diagnostic";
import { UserError } from "../input/user-error";
import type { LambdaFunction } from "./lambda-function";
import { type SynthesizedDefinition, synthesizedDefinitions, timeoutSeconds } from "./synthesized-definition";
import { readSynthesizedFiles } from "./synthesized-files";
import type { Resource, TerraformJson } from "./terraform-json";

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
 * Reads every stack in an output folder of cdktf.
 *
 * @param outputFolder usually `cdktf.out`
 * @throws UserError where nothing is synthesized there, or what is there cannot be read or has an error by the rules
 */
export function readSynthesizedStacks(outputFolder: string): SynthesizedStack[] {
  return readSynthesizedFiles(outputFolder).map((synthesized) => {
    const { stackName, file, terraform } = synthesized;
    const functions = terraform
      .resources("aws_lambda_function")
      .map((resource) => lambdaFunction(resource, terraform, dirname(file)));
    const definitions = new Map(synthesizedDefinitions(synthesized).map((one) => [one.address, one]));
    const stateMachines = terraform
      .resources("aws_sfn_state_machine")
      .map((resource) => stateMachine(resource, definitions.get(resource.address)));
    return { name: stackName, stateMachines, functions };
  });
}

function lambdaFunction(resource: Resource, terraform: TerraformJson, stackFolder: string): LambdaFunction {
  const { address, arn, name } = resource;
  const logLevel = resource.text("logging_config", "application_log_level");
  const entry = resource.text("//", "entry");
  return {
    address,
    arn,
    name,
    codeFolder: resolve(stackFolder, codeFolder(resource, terraform)),
    ...(entry !== undefined && { entry }),
    handler: resource.text("handler") ?? "index.handler",
    runtime: resource.text("runtime") ?? "nodejs22.x",
    timeoutSeconds: timeoutSeconds(resource),
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

function stateMachine(resource: Resource, checked: SynthesizedDefinition | undefined): LocalStateMachine {
  const { address, arn, name } = resource;
  const errors = (checked?.diagnostics ?? []).filter(isError);
  if (errors.length > 0) throw new UserError(...errors.map((one) => problemOf(one, address)));
  return {
    address,
    arn,
    name,
    type: checked?.type ?? "STANDARD",
    roleArn: resource.text("role_arn") ?? "",
    // The rules have just accepted it.
    definition: checked?.definition as unknown as Definition,
  };
}
