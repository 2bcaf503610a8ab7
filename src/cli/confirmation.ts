import { createInterface } from "node:readline/promises";
import { UserError } from "../input/user-error";

/**
 * Asks on the terminal before something is done to what is deployed.
 *
 * @param question what is to be done, printable, without its question mark
 * @param yes whether it was answered by `--yes` already
 * @returns whether it is to be done
 * @throws UserError where nobody can answer
 */
export async function confirmed(question: string, yes: boolean): Promise<boolean> {
  if (yes) return true;
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw new UserError({
      what: `Nobody can be asked here: ${question}?`,
      where: "--yes",
      remedy: "Answer beforehand: --yes",
    });
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const interrupted = new AbortController();
  terminal.once("SIGINT", () => interrupted.abort());
  terminal.once("close", () => interrupted.abort());
  try {
    const answer = await terminal.question(`${question}? [y/N] `, { signal: interrupted.signal });
    return /^y(es)?$/i.test(answer.trim());
  } catch (error) {
    if (interrupted.signal.aborted) {
      process.stderr.write("\n");
      return false;
    }
    throw error;
  } finally {
    terminal.close();
  }
}
