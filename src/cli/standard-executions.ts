import type { AwsClients } from "../deployed/aws-clients";
import type { DeployedMachine } from "../deployed/deployed-stack";
import { Executions } from "../deployed/executions";
import { UserError } from "../input/user-error";

/**
 * The executions of a machine, where something is to be done with one that Standard machines alone can do.
 * @throws UserError for an Express machine
 */
export function standardExecutions(
  aws: AwsClients,
  machine: DeployedMachine,
  done: "stopped" | "redriven",
): Executions {
  if (machine.type === "STANDARD") return new Executions(aws, machine);
  throw new UserError({
    what: `Executions of Express machines cannot be ${done}`,
    where: machine.address,
    received: machine.type,
    remedy:
      done === "stopped"
        ? "Wait: they end after five minutes at the latest"
        : "Start another: npm run execute",
  });
}
