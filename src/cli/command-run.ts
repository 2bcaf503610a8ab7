import { type Command, CommanderError } from "commander";

/**
 * Runs a command: reads its arguments, does its work, and answers a mistake of the user's by its message, without a stack
 * trace, and exit code 2. It knows errors by their names, so that no module is loaded for them.
 *
 * @param failedSynthesis exit code where a synthesis fails, which has then said why; default 2
 */
export async function runCommand(program: Command, work: () => unknown, failedSynthesis = 2): Promise<void> {
  try {
    program.parse();
    await work();
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2;
    } else if (isNamed(error, "UserError")) {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 2;
    } else if (isNamed(error, "SynthesisFailed")) {
      process.exitCode = failedSynthesis;
    } else {
      throw error;
    }
  }
}

/** Whether something thrown is an error of a name. */
export function isNamed(error: unknown, name: "UserError" | "SynthesisFailed"): error is Error {
  return error instanceof Error && error.name === name;
}
