import { checkDefinition } from "../asl/check";
import { CODES } from "../asl/codes";
import type { Diagnostic } from "../asl/diagnostic";
import { referenceKeys } from "../asl/json-path/reference-path";
import type { Surroundings } from "../asl/machine";
import { member } from "../asl/scopes";
import { parseJson } from "../input/json-text";
import { JsonTree } from "../input/json-tree";
import type { CheckedDefinition, LocatedDiagnostic } from "../report/validation/checked-definition";
import { definitionText } from "./definition-text";

/**
 * Checks the definition in a file.
 *
 * @param file its path, or `-` for standard input
 * @throws UserError where there is no such file, or it is not JSON
 */
export function checkFile(file: string, surroundings: Surroundings): CheckedDefinition {
  const { source, text } = definitionText(file);
  const definition = parseJson(text, source);
  const tree = new JsonTree(text);
  const located = (diagnostic: Diagnostic): LocatedDiagnostic => ({
    ...diagnostic,
    range: tree.locate(referenceKeys(diagnostic.path)),
  });
  return {
    source,
    ...(source === file && { file }),
    diagnostics: [...duplicates(tree), ...checkDefinition(definition, surroundings).map(located)],
  };
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
