import { writeFileSync } from "node:fs";
import { UserError } from "../input/user-error";

/**
 * Writes what `--output` asks for.
 *
 * @param what it is, for the error: `The picture`
 * @throws UserError where the file cannot be written
 */
export function writeOutput(file: string, text: string, what: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UserError({
      what: `${what} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
      where: "--output",
      received: file,
      remedy: "Name a file in a folder that exists and that you may write to",
    });
  }
}
