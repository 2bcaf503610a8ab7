import type { Diagnostic } from "../../asl/diagnostic";
import type { TextRange } from "../../input/json-tree";

/** A diagnostic with its place in the file that it was found in. */
export interface LocatedDiagnostic extends Diagnostic {
  readonly range?: TextRange;
}

/** A definition that was checked. */
export interface CheckedDefinition {
  /** How a person calls it: a file, or a machine of a stack. */
  readonly source: string;
  /** The file that holds it; absent where none does. */
  readonly file?: string;
  readonly diagnostics: readonly LocatedDiagnostic[];
}

/** How many errors and warnings definitions have. */
export function counted(definitions: readonly CheckedDefinition[]): {
  readonly definitions: number;
  readonly errors: number;
  readonly warnings: number;
} {
  const all = definitions.flatMap(({ diagnostics }) => diagnostics);
  const errors = all.filter(({ severity }) => severity === "error").length;
  return { definitions: definitions.length, errors, warnings: all.length - errors };
}
