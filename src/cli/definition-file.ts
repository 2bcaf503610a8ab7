import { existsSync, readFileSync, statSync } from "node:fs";
import { checkDefinition } from "../asl/check";
import { CODES } from "../asl/codes";
import type { Diagnostic } from "../asl/diagnostic";
import { referenceKeys } from "../asl/json-path/reference-path";
import type { Surroundings } from "../asl/machine";
import { member } from "../asl/scopes";
import { parseJson } from "../input/json-text";
import { JsonTree } from "../input/json-tree";
import { UserError } from "../input/user-error";
import type { CheckedDefinition, LocatedDiagnostic } from "../report/validation/checked-definition";

const STANDARD_INPUT = "-";

/**
 * Checks the definition in a file.
 *
 * @param file its path, or `-` for standard input
 * @throws UserError where there is no such file, or it is not JSON
 */
export function checkFile(file: string, surroundings: Surroundings): CheckedDefinition {
  const source = file === STANDARD_INPUT ? "standard input" : file;
  const text = quotedPlaceholders(textOf(file));
  const definition = parseJson(text, source);
  const tree = new JsonTree(text);
  const located = (diagnostic: Diagnostic): LocatedDiagnostic => ({
    ...diagnostic,
    range: tree.locate(referenceKeys(diagnostic.path)),
  });
  return {
    source,
    ...(file !== STANDARD_INPUT && { file }),
    diagnostics: [...duplicates(tree), ...checkDefinition(definition, surroundings).map(located)],
  };
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

function duplicates(tree: JsonTree): LocatedDiagnostic[] {
  return tree.duplicates().map(({ name, keys, range }) => ({
    code: "DUPLICATE_KEY",
    severity: CODES.DUPLICATE_KEY.severity,
    message: `The object has ${JSON.stringify(name)} more than once, and only the last one counts`,
    path: `$${[...keys, name].map((key) => (typeof key === "number" ? `[${key}]` : member(key))).join("")}`,
    remedy: "Remove or rename one of them",
    range,
  }));
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
