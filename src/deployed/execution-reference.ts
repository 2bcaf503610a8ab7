import { UserError } from "../input/user-error";
import type { AwsClients } from "./aws-clients";
import type { DeployedMachine } from "./deployed-stack";
import { executionArn, readExecutionArn } from "./execution-arn";
import { listedExecutions } from "./execution-list";
import { checkName } from "./execution-start";
import type { ListedStatus } from "./listed-execution";

/** How many Express executions are looked through for a name. */
const EXPRESS = 1000;

/** Words that stand for the newest execution: of which statuses, any where there are none, and what is said where none is. */
const WORDS: Readonly<
  Record<string, { readonly statuses: readonly (ListedStatus | undefined)[]; readonly none: string }>
> = {
  latest: { statuses: [undefined], none: "The state machine has no execution yet" },
  failed: {
    statuses: ["FAILED", "TIMED_OUT"],
    none: "No execution of the state machine failed or timed out",
  },
  running: { statuses: ["RUNNING"], none: "No execution of the state machine runs" },
};

/**
 * The ARN of the execution that is meant.
 *
 * @param reference `latest`, `failed` (or timed out), `running`: the newest such; else a name, or an ARN
 * @throws UserError where there is none, or it is of another machine
 */
export async function referredExecution(
  aws: AwsClients,
  machine: DeployedMachine,
  reference: string,
): Promise<string> {
  const word = Object.hasOwn(WORDS, reference) ? WORDS[reference] : undefined;
  if (word !== undefined) {
    const lists = await Promise.all(
      word.statuses.map((status) =>
        listedExecutions(aws, machine, { limit: 1, ...(status !== undefined && { status }) }),
      ),
    );
    const newestFirst = lists.flat().sort((a, b) => (b.startedAt ?? "").localeCompare(a.startedAt ?? ""));
    return newestFirst[0]?.arn ?? none(machine, reference, word.none);
  }
  const arn = readExecutionArn(reference);
  if (arn !== undefined)
    return arn.machine === machine.name ? reference : ofAnother(machine, reference, arn.machine);
  checkReference(reference);
  if (machine.type === "STANDARD") return executionArn(machine.arn, reference);
  const named = (await listedExecutions(aws, machine, { limit: EXPRESS })).find(
    ({ arn: one, name }) => name === reference || one.endsWith(`:${reference}`),
  );
  return (
    named?.arn ?? none(machine, reference, "There is no such execution in the log group of the state machine")
  );
}

function none({ arn }: DeployedMachine, reference: string, what: string): never {
  throw new UserError({
    what,
    where: arn,
    received: reference,
    remedy: "npm run inspect lists the last executions, npm run execute starts one",
  });
}

function ofAnother({ address, name }: DeployedMachine, reference: string, machine: string): never {
  throw new UserError({
    what: `The execution is of another state machine: ${machine}`,
    where: address,
    received: reference,
    remedy: `Choose its state machine by --machine, or give an execution of ${name}`,
  });
}

/** A name that no execution can have is a mistake of writing, which AWS would call a wrong ARN. */
function checkReference(reference: string): void {
  try {
    checkName(reference);
  } catch {
    throw new UserError({
      what: "This names no execution",
      where: "EXECUTION",
      received: reference,
      remedy: "Give latest, failed, running, the name of an execution or its whole ARN",
    });
  }
}
