import { existsSync, readFileSync, statSync } from "node:fs";
import { UserError } from "../input/user-error";

const STANDARD_INPUT = "-";

/** The text of a file with a definition, and what messages call it. */
export interface DefinitionText {
  readonly source: string;
  readonly text: string;
}

/**
 * Reads a definition's text, in which whatever is filled in later has become a text itself.
 *
 * @param file its path, or `-` for standard input
 * @throws UserError where there is no such file
 */
export function definitionText(file: string): DefinitionText {
  const source = file === STANDARD_INPUT ? "standard input" : file;
  return { source, text: quotedPlaceholders(textOf(file)) };
}

function textOf(file: string): string {
  if (file === STANDARD_INPUT) return readFileSync(0, "utf8");
  if (!existsSync(file) || !statSync(file).isFile()) {
    throw new UserError({
      what: existsSync(file) ? "This is no file" : "There is no such file",
      where: file,
      remedy: "Give files with a definition in JSON each, or - to read standard input",
    });
  }
  return readFileSync(file, "utf8").replace(/^\ufeff/, "");
}

/**
 * The text with a quoted one in the place of each `${name}` that stands outside of a text, as in `"Seconds": ${seconds}`:
 * what is filled in later would make it JSON. Nothing moves.
 */
function quotedPlaceholders(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|\$\{[^{}"\n]*\}/g, (found) =>
    found.startsWith('"') ? found : `"\${${"·".repeat(found.length - 4)}"`,
  );
}
