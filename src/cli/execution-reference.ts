import type { AwsClients } from "../deployed/aws-clients";
import type { DeployedMachine } from "../deployed/deployed-stack";
import type { ExecutionSummary, Listed } from "../deployed/executions";
import { UserError } from "../input/user-error";

/**
 * The ARN of the execution that a user means.
 *
 * @param reference `latest`, a status, a name or an ARN
 * @throws UserError where there is none
 */
export async function executionArn(
  aws: AwsClients,
  machine: DeployedMachine,
  reference: string,
): Promise<string> {
  if (machine.type === "EXPRESS") return expressArn(aws, machine, reference);
  const { Executions }: typeof import("../deployed/executions") = require("../deployed/executions");
  return new Executions(aws, machine).find(reference);
}

/** The last executions of a machine of either type, what failed with its reason. */
export async function lastExecutions(
  aws: AwsClients,
  machine: DeployedMachine,
  listed: Listed,
): Promise<readonly ExecutionSummary[]> {
  if (machine.type === "EXPRESS") {
    const { expressExecutions }: typeof import("../deployed/execution/express") =
      require("../deployed/execution/express");
    const found = await expressExecutions(aws, machine, listed.limit);
    return found.filter(({ status }) => listed.status === undefined || status === listed.status);
  }
  const { Executions }: typeof import("../deployed/executions") = require("../deployed/executions");
  const executions = new Executions(aws, machine);
  const found: ExecutionSummary[] = [];
  for (const one of await executions.list(listed)) {
    const ended = one.status === "FAILED" || one.status === "TIMED_OUT" || one.status === "ABORTED";
    found.push(ended ? await executions.withFailure(one) : one);
  }
  return found;
}

async function expressArn(aws: AwsClients, machine: DeployedMachine, reference: string): Promise<string> {
  if (reference.startsWith("arn:")) return reference;
  const listed = await lastExecutions(aws, machine, { limit: 1000 });
  const wanted = reference.toUpperCase().replace("-", "_");
  const found = listed.find(
    ({ name, status }) => reference === "latest" || name === reference || status === wanted,
  );
  if (found !== undefined) return found.arn;
  throw new UserError({
    what: `The log group of ${machine.name} tells of no such execution`,
    where: machine.logGroup ?? machine.arn,
    received: reference,
    remedy:
      "npm run inspect lists the last ones; log lines come some seconds late, and are kept for a stated time",
  });
}
