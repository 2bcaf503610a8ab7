import { createInterface } from "node:readline/promises";
import { printableLine } from "../input/printable";
import { UserError } from "../input/user-error";

/**
 * Asks on the terminal whether to do what changes something on AWS.
 *
 * @param what as a question, without its question mark
 * @param yes whether it was answered beforehand, by `--yes`
 * @throws UserError where it was not, and there is no terminal to ask on
 */
export async function confirmed(what: string, yes: boolean): Promise<boolean> {
  if (yes) return true;
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw new UserError({
      what: "This changes something on AWS, and there is no terminal to ask on",
      where: "--yes",
      received: what,
      remedy: "Say that it is meant: --yes",
    });
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`${printableLine(what)}? [y/N] `);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}
