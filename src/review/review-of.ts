import { functionChanges } from "./functions/function-changes";
import { acceptances, idleAcceptances, withAcceptances } from "./gates/acceptance";
import { destroyFindings } from "./gates/destroy";
import { inFlightFindings } from "./gates/in-flight";
import { validationFindings } from "./gates/validation";
import { widenedFindings } from "./gates/widened";
import { machineChanges } from "./machine-changes";
import { policyHolders } from "./permissions/policy-holders";
import { isOfPermissions } from "./permissions/policy-types";
import { isResourcePolicy } from "./permissions/resource-policy";
import { roleChanges } from "./permissions/role-changes";
import type { Review } from "./review";
import type { ResourceChange, StackChange } from "./stack-change";
import { StackValues } from "./stack-values";
import { verdict } from "./verdict";
import { withoutEnvironment } from "./without-environment";

export interface ReviewOptions {
  /** What is accepted deliberately: `GATE` or `GATE=ADDRESS`. */
  readonly accept: readonly string[];
}

/**
 * What a change does to the pipeline, and what has to be accepted before it is applied.
 *
 * @throws UserError where what is to be accepted names no gate, or a file beside a stack's bundles cannot be read
 */
export function reviewOf(change: StackChange, { accept }: ReviewOptions): Review {
  const accepted = acceptances(accept);
  const { resources, origin, stackName } = change;
  const managed = resources.filter(({ mode }) => mode === "managed");
  const values = new StackValues(change);
  const holders = policyHolders(managed, values);
  const machines = machineChanges(managed, values);
  const functions = functionChanges(change, values);
  const roles = roleChanges(holders, change.folders, values);
  const isFirst = managed.every(({ before }) => before === undefined);
  const findings = withAcceptances(
    [
      ...inFlightFindings(managed, holders, functions, values),
      ...destroyFindings(managed),
      ...widenedFindings(roles, isFirst),
      ...validationFindings(machines),
    ],
    accepted,
  );
  const inVain = idleAcceptances(accept, findings);
  const review = {
    origin,
    ...(stackName !== undefined && { stackName }),
    counts: counts(managed),
    machines,
    roles,
    functions,
    others: managed.filter((one) => isOther(one) && isChange(one)).map(withoutEnvironment),
    outputs: change.outputs.filter(({ action }) => action !== "no-op"),
    drift: change.drift.map(withoutEnvironment),
    findings,
    ...(inVain.length > 0 && { acceptedInVain: inVain }),
  };
  return { ...review, verdict: verdict(review, change) };
}

function counts(managed: readonly ResourceChange[]): Review["counts"] {
  const sums = { create: 0, update: 0, replace: 0, delete: 0, forget: 0 };
  for (const { action } of managed) {
    if (action !== "no-op" && action !== "read") sums[action]++;
  }
  return sums;
}

function isOther(resource: ResourceChange): boolean {
  const { type } = resource;
  return (
    type !== "aws_sfn_state_machine" &&
    type !== "aws_lambda_function" &&
    !isOfPermissions(resource) &&
    !isResourcePolicy(resource)
  );
}

function isChange({ action, movedFrom }: ResourceChange): boolean {
  return (action !== "no-op" && action !== "read") || movedFrom !== undefined;
}
