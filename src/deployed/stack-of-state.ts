import { isRecord } from "../asl/scopes";
import type { Json } from "../input/json-text";
import { UserError } from "../input/user-error";
import type { StateResource, TerraformState } from "../terraform/state";
import type { DeployedFunction, DeployedMachine, DeployedStack } from "./deployed-stack";

/**
 * What of a stack is deployed, by its state.
 *
 * @param name the stack's
 * @throws UserError where nothing is deployed
 */
export function deployedStack(state: TerraformState, name: string): DeployedStack {
  const managed = state.resources.filter(({ mode }) => mode === "managed");
  const of = (type: string) => managed.filter((one) => one.type === type);
  const stateMachines = of("aws_sfn_state_machine").map(machine);
  const functions = of("aws_lambda_function").map(lambda);
  if (managed.length === 0) {
    throw new UserError({
      what: `The stack ${name} is not deployed: its state has no resources`,
      where: name,
      remedy: "Deploy it: terraform plan -out plan.txt, then terraform apply plan.txt, in the stack's folder",
    });
  }
  const [, , , region = "", account = ""] = ([...stateMachines, ...functions][0]?.arn ?? "").split(":");
  return {
    name,
    region,
    account,
    stateMachines,
    functions,
    roles: of("aws_iam_role").map(({ address, values }) => ({
      address,
      arn: text(values.arn) ?? "",
      name: text(values.name) ?? address,
    })),
    logGroups: of("aws_cloudwatch_log_group").map(({ address, values }) => ({
      address,
      name: text(values.name) ?? address,
      retentionDays: number(values.retention_in_days) ?? 0,
    })),
    addresses: managed.map(({ address }) => address).sort(),
  };
}

function machine({ address, values }: StateResource): DeployedMachine {
  const logging = block(values.logging_configuration);
  const group = /:log-group:(.+?)(?::\*)?$/.exec(text(logging.log_destination) ?? "")?.[1];
  const [revisionId, status, logLevel] = [values.revision_id, values.status, logging.level].map(text);
  return {
    address,
    arn: text(values.arn) ?? "",
    name: text(values.name) ?? address,
    type: values.type === "EXPRESS" ? "EXPRESS" : "STANDARD",
    roleArn: text(values.role_arn) ?? "",
    definition: text(values.definition) ?? "",
    ...(revisionId !== undefined && { revisionId }),
    ...(status !== undefined && { status }),
    ...(group !== undefined && { logGroup: group }),
    ...(logLevel !== undefined && { logLevel }),
    logsExecutionData: logging.include_execution_data === true,
  };
}

function lambda({ address, values }: StateResource): DeployedFunction {
  const name = text(values.function_name) ?? address;
  const [runtime, filename, lastModified] = [values.runtime, values.filename, values.last_modified].map(text);
  const codeSha256 = text(values.code_sha256) ?? text(values.source_code_hash);
  return {
    address,
    arn: text(values.arn) ?? "",
    name,
    ...(runtime !== undefined && { runtime }),
    memoryMegabytes: number(values.memory_size) ?? 128,
    timeoutSeconds: number(values.timeout) ?? 3,
    ...(codeSha256 !== undefined && { codeSha256 }),
    ...(filename !== undefined && { filename }),
    ...(lastModified !== undefined && { lastModified }),
    logGroup: text(block(values.logging_config).log_group) ?? `/aws/lambda/${name}`,
  };
}

/** A block that stands once. */
function block(value: Json | undefined): Readonly<Record<string, Json>> {
  const only: unknown = Array.isArray(value) ? value[0] : value;
  return isRecord(only) ? (only as Record<string, Json>) : {};
}

/** A text that is there and not empty: providers write what is not set in both ways. */
function text(value: Json | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function number(value: Json | undefined): number | undefined {
  return typeof value === "number" ? value : undefined;
}
