import { type Problem, UserError } from "../src/input/user-error";

/** The message of the mistake that `act` is refused with. */
export function userErrorOf(act: () => unknown): string {
  // Made anew, since cdktf adds a stack to a message that passes through it.
  return new UserError(...problemsOf(act)).message;
}

/** The problems that `act` is refused for. */
export function problemsOf(act: () => unknown): readonly Problem[] {
  try {
    act();
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
  throw new Error("Nothing was refused");
}
