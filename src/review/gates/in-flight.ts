import type { Definition } from "../../asl/definition";
import { inFlightFindings as contractFindings } from "../definition/contract-change";
import { definitionOn } from "../machine-changes";
import type { PolicyHolder } from "../permissions/policy-holder";
import { resourceArn } from "../resource-arn";
import type { FunctionChange } from "../review";
import type { ResourceChange } from "../stack-change";
import type { StackValues } from "../stack-values";
import type { GateFinding } from "./gate-finding";
import { GoneResources } from "./gone-resources";
import { lostPermissions } from "./lost-permissions";

/**
 * What breaks executions of Standard machines that run when the change is applied: they go on by the definition and the role
 * that they began with, and by the functions, queues and permissions as they are then. Nothing is said of a machine that is
 * deleted or replaced: its executions end with it.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateStateMachine.html
 */
export function inFlightFindings(
  resources: readonly ResourceChange[],
  holders: readonly PolicyHolder[],
  functions: readonly FunctionChange[],
  values: StackValues,
): GateFinding[] {
  const gone = new GoneResources(resources, values);
  const changed = changedFunctions(functions, values);
  return resources.flatMap((machine) => {
    const deployed = deployedDefinition(machine, values);
    if (deployed === undefined) return [];
    const { address } = machine;
    const after = definitionOn(machine, "after", values);
    const contracts = after === undefined ? [] : contractFindings(deployed, after, changed);
    return [
      ...gone.uses(deployed),
      ...lostPermissions(machine, deployed, holders, values),
      ...contracts.map(({ path, what, remedy }) => ({ place: path, what, remedy })),
    ].map((finding) => ({ gate: "in-flight" as const, address, ...finding }));
  });
}

/** The definition that executions may be running by. */
function deployedDefinition(machine: ResourceChange, values: StackValues): Definition | undefined {
  const { mode, type, action, before } = machine;
  if (mode !== "managed" || type !== "aws_sfn_state_machine" || before?.type === "EXPRESS") return undefined;
  return action === "delete" || action === "replace" ? undefined : definitionOn(machine, "before", values);
}

/** The functions whose code changes, by each of their names. */
function changedFunctions(functions: readonly FunctionChange[], values: StackValues): ReadonlySet<string> {
  const changed = functions.filter(({ code, action }) => code !== undefined && action !== "create");
  return new Set(
    changed.flatMap(({ address, name }) => {
      const resource = values.resource(address);
      return [address, name, ...(resource === undefined ? [] : [resourceArn(resource, "before", values)])];
    }),
  );
}
