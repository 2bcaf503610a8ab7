import type { Action, ResourceChange } from "../stack-change";
import type { GateFinding } from "./gate-finding";

type Loss = Readonly<Partial<Record<Action, string>>>;

/**
 * What is lost with a resource.
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DeleteStateMachine.html
 */
const LOSSES: Readonly<Record<string, Loss>> = {
  aws_sfn_state_machine: {
    delete:
      "The state machine is deleted: executions that run are ended at their next transition, and the history of all of them is lost",
    replace:
      "The state machine is deleted and made again: executions that run are ended at their next transition, and the history of all of them is lost",
    forget: "The state machine stays on AWS and is no longer looked after by this stack",
  },
  aws_cloudwatch_log_group: {
    delete: "The log group is deleted, with every line in it",
    replace: "The log group is deleted and made again: every line in it is lost",
    forget: "The log group stays on AWS and is no longer looked after by this stack",
  },
};

const REMEDIES: Readonly<Partial<Record<Action, string>>> = {
  delete: "Keep it until nothing in it is needed; a moved block gives it another address without deleting it",
  replace:
    "Change what can be changed in place, or add a second one and remove this one in a later deployment",
  forget: "Keep it in the stack, or in another one that imports it",
};

/** State machines and log groups that are deleted, replaced or left behind. */
export function destroyFindings(resources: readonly ResourceChange[]): GateFinding[] {
  return resources.flatMap(({ mode, type, address, action, replacedBy }): GateFinding[] => {
    const what = mode === "managed" && Object.hasOwn(LOSSES, type) ? LOSSES[type]?.[action] : undefined;
    if (what === undefined) return [];
    const remedy = REMEDIES[action];
    const [place] = action === "replace" ? replacedBy : [];
    return [
      {
        gate: "destroy",
        address,
        ...(place !== undefined && { place }),
        what,
        ...(remedy !== undefined && { remedy }),
      },
    ];
  });
}
