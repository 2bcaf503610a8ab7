import type { Finding } from "../diagnostic";
import type { Expression } from "../intrinsics/expression";
import { formatPieces } from "../intrinsics/format-template";
import { INTRINSIC_FUNCTIONS, intrinsicName } from "../intrinsics/functions";
import { IntrinsicError } from "../intrinsics/intrinsic-error";
import { callsIn } from "../intrinsics/parts";
import { languageOf } from "../machine";
import { pathFields } from "../path-fields";
import { readingOf } from "../path-reading";
import type { Rule } from "../rule";

type Call = ReturnType<typeof callsIn>[number];

/**
 * An intrinsic function exists and gets as many arguments as it takes.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const intrinsicFunctions: Rule = ({ named }, machine) =>
  named
    .filter(({ state }) => languageOf(state, machine) === "JSONPath")
    .flatMap(pathFields)
    .flatMap((field): Finding[] => {
      const { call, problem } = readingOf(field);
      const problems =
        problem === undefined
          ? problemsOf(call)
          : [`It is neither a path nor an intrinsic function: ${problem}`];
      return problems.map((message) => ({
        code: "INTRINSIC_FUNCTION",
        message,
        path: field.path,
        value: field.value,
        remedy: 'Give a path such as "$.scene", or a call such as "States.Format(\'scene {}\', $.id)"',
      }));
    });

function problemsOf(call: Expression | undefined): string[] {
  return call === undefined ? [] : callsIn(call).flatMap((one) => problemOf(one) ?? []);
}

function problemOf({ name, args }: Call): string | undefined {
  const known = intrinsicName(name);
  if (known === undefined) return `There is no intrinsic function ${name}`;
  const { fewest, most } = INTRINSIC_FUNCTIONS[known];
  if (args.length < fewest || args.length > most) {
    return `${name} takes ${count(fewest, most)}, and is given ${args.length}`;
  }
  const [template] = args;
  return known === "Format" && template?.kind === "text"
    ? formatProblem(template.escaped, args.length - 1)
    : undefined;
}

function count(fewest: number, most: number): string {
  if (most === Number.POSITIVE_INFINITY) return `at least ${fewest} argument${fewest === 1 ? "" : "s"}`;
  const plural = most === 1 ? "argument" : "arguments";
  return fewest === most ? `${most} ${plural}` : `${fewest} to ${most} ${plural}`;
}

function formatProblem(template: string, values: number): string | undefined {
  try {
    const places = formatPieces(template).length - 1;
    return places === values
      ? undefined
      : `States.Format has ${places} {} in its template, and ${values} to fill them with`;
  } catch (error) {
    if (error instanceof IntrinsicError) return error.message;
    throw error;
  }
}
