import type { Deployment } from "./deployment";

/** What is deployed, and the last executions, as a JSON document. */
export function deploymentJson({ stack, here, machines, executions }: Deployment) {
  const agreement = (address: string) => {
    const known = here.get(address);
    return known === undefined ? {} : { here: known };
  };
  return {
    stack: {
      ...stack,
      stateMachines: stack.stateMachines.map((machine) => ({
        ...machine,
        ...machines.get(machine.arn),
        ...agreement(machine.address),
        lastExecutions: executions.get(machine.arn) ?? { unknown: "AWS was not asked" },
      })),
      functions: stack.functions.map((one) => ({ ...one, ...agreement(one.address) })),
      roles: stack.roles.map((one) => ({ ...one, ...agreement(one.address) })),
      logGroups: stack.logGroups.map((one) => ({ ...one, ...agreement(one.address) })),
    },
  };
}
