import { isRecord } from "../asl/scopes";
import type { Json } from "../input/json-text";
import { UserError } from "../input/user-error";
import type { StateResource, TerraformState } from "../terraform/state";
import type { DeployedFunction, DeployedLogGroup, DeployedMachine, DeployedStack } from "./deployed-stack";

/**
 * What a stack's state has of it, in the order of the addresses.
 *
 * @param name the stack's
 * @returns undefined where nothing is deployed: not yet, or not any more
 * @throws UserError where nothing in the state tells the region and the account
 */
export function deployedStack(state: TerraformState, name: string): DeployedStack | undefined {
  const managed = state.resources
    .filter(({ mode }) => mode === "managed")
    .sort((one, other) => (one.address < other.address ? -1 : 1));
  if (managed.length === 0) return undefined;
  return {
    name,
    ...placeOf(managed, name),
    stateMachines: ofType(managed, "aws_sfn_state_machine").map(machine),
    functions: ofType(managed, "aws_lambda_function").map(lambdaFunction),
    roles: ofType(managed, "aws_iam_role").map(identity),
    logGroups: ofType(managed, "aws_cloudwatch_log_group").map(logGroup),
    addresses: managed.map(({ address }) => address),
  };
}

/** ARNs have the region in front of the account; those of roles have none. */
const ARN = /^arn:[^:]+:[^:]+:([^:]*):(\d{12}):/;

function placeOf(managed: readonly StateResource[], name: string): { region: string; account: string } {
  const arns = managed.flatMap(({ values }) => {
    const [, region = "", account = ""] = ARN.exec(String(values.arn)) ?? [];
    return account === "" ? [] : [{ region, account }];
  });
  const region =
    arns.find((one) => one.region !== "")?.region ??
    managed.map(({ values }) => text(values.region)).find((one) => one !== undefined);
  const account = arns[0]?.account;
  if (region !== undefined && account !== undefined) return { region, account };
  throw new UserError({
    what: "The state does not tell where the stack is deployed: no resource has an ARN with a region and an account",
    where: `the state of ${name}`,
    received: managed.map(({ address }) => address),
    remedy: "Deploy the stack whole: terraform apply",
  });
}

function ofType(managed: readonly StateResource[], type: string): StateResource[] {
  return managed.filter((one) => one.type === type);
}

function identity({ address, name, values }: StateResource) {
  return { address, arn: text(values.arn) ?? "", name: text(values.name) ?? name };
}

function machine(resource: StateResource): DeployedMachine {
  const { values } = resource;
  const logging = block(values.logging_configuration);
  const revisionId = text(values.revision_id);
  const status = text(values.status);
  const logGroup = /:log-group:([^:]+)/.exec(text(logging.log_destination) ?? "")?.[1];
  const logLevel = text(logging.level);
  return {
    ...identity(resource),
    type: values.type === "EXPRESS" ? "EXPRESS" : "STANDARD",
    roleArn: text(values.role_arn) ?? "",
    definition: text(values.definition) ?? "",
    ...(revisionId !== undefined && { revisionId }),
    ...(status !== undefined && { status }),
    ...(logGroup !== undefined && { logGroup }),
    ...(logLevel !== undefined && { logLevel }),
    logsExecutionData: logging.include_execution_data === true,
  };
}

function lambdaFunction(resource: StateResource): DeployedFunction {
  const { address, values } = resource;
  const name = text(values.function_name) ?? resource.name;
  const runtime = text(values.runtime);
  const codeSha256 = text(values.code_sha256) ?? text(values.source_code_hash);
  const filename = text(values.filename);
  const lastModified = text(values.last_modified);
  return {
    address,
    arn: text(values.arn) ?? "",
    name,
    ...(runtime !== undefined && { runtime }),
    // Lambda's own defaults.
    memoryMegabytes: number(values.memory_size) ?? 128,
    timeoutSeconds: number(values.timeout) ?? 3,
    ...(codeSha256 !== undefined && { codeSha256 }),
    ...(filename !== undefined && { filename }),
    ...(lastModified !== undefined && { lastModified }),
    logGroup: text(block(values.logging_config).log_group) ?? `/aws/lambda/${name}`,
  };
}

function logGroup({ address, name, values }: StateResource): DeployedLogGroup {
  return { address, name: text(values.name) ?? name, retentionDays: number(values.retention_in_days) ?? 0 };
}

/** A state holds a block as an array of one. */
function block(value: Json | undefined): Readonly<Record<string, unknown>> {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return isRecord(first) ? first : {};
}

/** Terraform has an empty text for one that is not set. */
function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function number(value: Json | undefined): number | undefined {
  return typeof value === "number" ? value : undefined;
}
