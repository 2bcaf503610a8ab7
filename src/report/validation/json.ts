import { type CheckedDefinition, counted } from "./checked-definition";

/** What was found, as one JSON document. */
export function validationJson(definitions: readonly CheckedDefinition[]): string {
  const { errors, warnings } = counted(definitions);
  const shown = definitions.map(({ source, diagnostics }) => ({
    source,
    diagnostics: diagnostics.map(({ code, severity, message, path, value, remedy, range }) => ({
      code,
      severity,
      message,
      path,
      ...(range !== undefined && { line: range.line, column: range.column }),
      ...(value !== undefined && { value }),
      remedy,
    })),
  }));
  return `${JSON.stringify({ errors, warnings, definitions: shown }, null, 2)}\n`;
}
