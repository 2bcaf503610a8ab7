import { UserError } from "../input/user-error";

interface Named {
  readonly name: string;
  readonly address: string;
}

/** A state machine with the stack that it is of. */
export interface ChosenMachine<Machine, Stack> {
  readonly machine: Machine;
  readonly stack: Stack;
}

/**
 * The state machine that `--machine` names; it may be left out where there is one only.
 * @throws UserError where there is none, or it could be several
 */
export function chosenMachine<
  Machine extends Named,
  Stack extends { readonly stateMachines: readonly Machine[] },
>(
  stacks: readonly (Stack & { readonly stateMachines: readonly Machine[] })[],
  wanted: string | undefined,
): ChosenMachine<Machine, Stack> {
  const all = stacks.flatMap((stack) => stack.stateMachines.map((machine) => ({ machine, stack })));
  const named = all.filter(
    ({ machine }) => wanted === undefined || machine.name === wanted || machine.address === wanted,
  );
  const [only] = named;
  if (only !== undefined && named.length === 1) return only;
  throw new UserError({
    what:
      all.length === 0
        ? "No stack has a state machine"
        : wanted === undefined || named.length > 1
          ? "There is more than one state machine"
          : "There is no such state machine",
    where: "--machine",
    ...(wanted !== undefined && { received: wanted }),
    remedy:
      all.length === 0
        ? "Add a StateMachine to the stack"
        : `Name one of: ${all.map(({ machine }) => machine.name).join(", ")}`,
  });
}
