import { AwsClients } from "../deployed/aws-clients";
import type { DeployedMachine } from "../deployed/deployed-stack";
import { Executions } from "../deployed/executions";
import type { ListedExecution, ListedStatus } from "../deployed/listed-execution";
import { machineNow } from "../deployed/machine-now";
import { UserError } from "../input/user-error";
import type { DeployedView, ExecutionView, Here, MachineView } from "../report/deployed/deployed-view";
import { equalValues } from "../review/equal-values";
import type { ResourceChange } from "../review/stack-change";
import { stateChange } from "../review/state-change";
import { accountBanner } from "./account-banner";
import { namedProfile } from "./deployed-command";
import type { DeployedOptions } from "./deployed-options";
import type { StackHere } from "./deployed-stacks";

export interface ListingOptions extends DeployedOptions {
  /** How many executions of each state machine. */
  readonly limit: number;
  readonly status?: ListedStatus;
}

/** What is deployed of a stack, how it stands to what is synthesized here, and what AWS tells of it, where it can be asked. */
export async function deployedView(here: StackHere, options: ListingOptions): Promise<DeployedView> {
  const { stack, state, synthesized } = here;
  const { name, folder, document } = synthesized;
  const { resources } = stateChange(document, state, { stackName: name, folders: { after: folder } });
  const changes = new Map(resources.map((change) => [change.address, change]));
  const withHere = <R extends { readonly address: string }>(resource: R) => ({
    ...resource,
    here: hereOf(changes.get(resource.address)),
  });
  const aws = new AwsClients({
    region: options.region ?? stack.region,
    ...(options.profile !== undefined && { profile: options.profile }),
  });
  try {
    const banner = await accountBanner(stack, aws, namedProfile(options));
    const meant = stack.stateMachines.filter(
      (one) => options.machine === undefined || [one.name, one.address].includes(options.machine),
    );
    const asked = await Promise.all(meant.map((machine) => askedMachine(aws, machine, options)));
    return {
      stack: name,
      ...banner,
      stateMachines: asked.map(withHere),
      functions: stack.functions.map(({ filename: _, logGroup: __, ...one }) => withHere(one)),
      roles: stack.roles.map(withHere),
      logGroups: stack.logGroups.map(withHere),
      addresses: stack.addresses,
      notDeployed: resources
        .filter(({ action, mode }) => action === "create" && mode === "managed")
        .map(({ address }) => address),
    };
  } finally {
    aws.close();
  }
}

function hereOf(change: ResourceChange | undefined): Here {
  if (change?.after === undefined) return { standing: "not here", attributes: [] };
  const { before = {}, after } = change;
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const attributes = names.filter((name) => !equalValues(before[name], after[name]));
  return { standing: attributes.length === 0 ? "same" : "differs", attributes };
}

/** What the state has of a machine counts where AWS cannot be asked. */
async function askedMachine(
  aws: AwsClients,
  machine: DeployedMachine,
  { limit, status }: ListingOptions,
): Promise<Omit<MachineView, "here">> {
  const { address, name, arn, type } = machine;
  const known = {
    address,
    name,
    arn,
    type,
    ...(machine.revisionId !== undefined && { revisionId: machine.revisionId }),
    ...(machine.status !== undefined && { status: machine.status }),
  };
  try {
    const now = await machineNow(aws, machine);
    const executions = await new Executions(aws, machine).list({
      limit,
      ...(status !== undefined && { status }),
    });
    return { ...known, ...now, executions: executions.map(executionView) };
  } catch (error) {
    if (error instanceof UserError) return { ...known, notAsked: error.message };
    throw error;
  }
}

function executionView(execution: ListedExecution): ExecutionView {
  const { startedAt, stoppedAt } = execution;
  if (startedAt === undefined || stoppedAt === undefined) return execution;
  return { ...execution, durationMs: Date.parse(stoppedAt) - Date.parse(startedAt) };
}
