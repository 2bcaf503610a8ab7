import { isAbsolute, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { CODES, type Code } from "../../asl/codes";
import type { CheckedDefinition, LocatedDiagnostic } from "./checked-definition";

const HELP = "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html";

const RULE_IDS = Object.keys(CODES) as readonly Code[];

/**
 * What was found, as a SARIF log for code review.
 *
 * @param fallbackFile the file that a definition is placed in where none holds it
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function validationSarif(definitions: readonly CheckedDefinition[], fallbackFile: string): string {
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "hsi-pipeline validate", informationUri: HELP, rules: RULE_IDS.map(rule) } },
        columnKind: "utf16CodeUnits",
        results: definitions.flatMap(({ source, file, diagnostics }) =>
          diagnostics.map((one) =>
            result(one, file ?? fallbackFile, file === undefined ? source : undefined),
          ),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function rule(id: Code) {
  const { severity, holds } = CODES[id];
  return {
    id,
    shortDescription: { text: holds },
    help: { text: `${holds} The page docs/validation.md lists every rule.` },
    helpUri: HELP,
    defaultConfiguration: { level: severity },
  };
}

function result(diagnostic: LocatedDiagnostic, file: string, machine: string | undefined) {
  const { code, severity, message, path, value, remedy, range } = diagnostic;
  const given = value === undefined ? "" : ` It is ${shortened(JSON.stringify(value))}.`;
  const { line, column, endLine, endColumn } = range ?? { line: 1, column: 1, endLine: 1, endColumn: 1 };
  return {
    ruleId: code,
    ruleIndex: RULE_IDS.indexOf(code),
    level: severity,
    message: { text: `${message}.${given} ${remedy}.` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uri(file) },
          region: { startLine: line, startColumn: column, endLine, endColumn },
        },
        logicalLocations: [
          { fullyQualifiedName: machine === undefined ? path : `${machine} ${path}`, kind: "member" },
        ],
      },
    ],
    partialFingerprints: { definitionPath: `${code}:${machine ?? ""}:${path}` },
  };
}

function uri(file: string): string {
  if (isAbsolute(file)) return pathToFileURL(file).href;
  return file
    .split(sep)
    .filter((part) => part !== ".")
    .map(encodeURIComponent)
    .join("/");
}

function shortened(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
