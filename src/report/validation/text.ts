import { createColors } from "picocolors";
import { problemOf } from "../../asl/diagnostic";
import { problemText } from "../../input/user-error";
import { type CheckedDefinition, counted, type LocatedDiagnostic } from "./checked-definition";

/** What was found, as errors look on a terminal, and a summary. */
export function validationText(
  definitions: readonly CheckedDefinition[],
  options: { readonly color: boolean },
): string {
  const { red, yellow, bold } = createColors(options.color);
  const blocks = definitions.flatMap(({ source, diagnostics }) =>
    diagnostics.map((one) => {
      const label = one.severity === "error" ? red("error:") : yellow("warning:");
      return `${label} ${problemText(problemOf(one, place(source, one)))}\n\n`;
    }),
  );
  return `${blocks.join("")}${bold(summary(definitions))}\n`;
}

function place(source: string, { range }: LocatedDiagnostic): string {
  return range === undefined ? source : `${source}:${range.line}:${range.column}`;
}

function summary(checked: readonly CheckedDefinition[]): string {
  const { definitions, errors, warnings } = counted(checked);
  return `${many(definitions, "definition")}: ${many(errors, "error")}, ${many(warnings, "warning")}`;
}

function many(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
