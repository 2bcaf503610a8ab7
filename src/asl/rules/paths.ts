import type { Finding } from "../diagnostic";
import { PathError } from "../json-path/path-error";
import { referenceKeys } from "../json-path/reference-path";
import { rooted } from "../json-path/root";
import { languageOf } from "../machine";
import { type PathField, pathFields } from "../path-fields";
import { pathProblem, readingOf } from "../path-reading";
import { isPlaceholder } from "../placeholder";
import type { Rule } from "../rule";

/**
 * What a JSONPath state reads as a path is one.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html
 */
export const paths: Rule = ({ named }, machine) =>
  named
    .filter(({ state }) => languageOf(state, machine) === "JSONPath")
    .flatMap(pathFields)
    .flatMap((field) => (isReference(field) ? reference(field) : readable(field)));

function isReference({ takes }: PathField): boolean {
  return takes === "reference" || takes === "place";
}

function readable(field: PathField): Finding[] {
  const { path, value, takes } = field;
  if (typeof value !== "string" && takes === "computed" && !isPlaceholder(value)) {
    return [
      {
        code: "JSON_PATH",
        message: "What a key ending with .$ holds is a path or an intrinsic function, as a text",
        path,
        value,
        remedy: 'Give a text such as "$.scene", or remove .$ from the key',
      },
    ];
  }
  return readingOf(field).paths.flatMap((text): Finding[] => {
    const problem = pathProblem(text);
    if (problem === undefined) return [];
    if (problem.inFilter) {
      return [
        {
          code: "PATH_FILTER",
          message: `The local run cannot read the filter: ${problem.reason}`,
          path,
          value,
          remedy: "Compare with a text in quotes, a number or a path, as [?(@.state == 'done')]",
        },
      ];
    }
    return [
      {
        code: "JSON_PATH",
        message: `It is no path that Step Functions takes: ${problem.reason}`,
        path,
        value,
        remedy: 'Give a path such as "$.scenes[0].id", "$$.Execution.Id" or "$variable"',
      },
    ];
  });
}

function reference({ path, value, takes }: PathField): Finding[] {
  if (typeof value !== "string" || isPlaceholder(value)) return [];
  const { root, path: within } = rooted(value);
  if (root === "input" || (root === "variables" && takes === "place")) {
    try {
      referenceKeys(within);
      return [];
    } catch (error) {
      if (!(error instanceof PathError)) throw error;
    }
  }
  return [
    {
      code: "REFERENCE_PATH",
      message: `It does not lead to one place in the state's input${takes === "place" ? " or in a variable" : ""}`,
      path,
      value,
      remedy: 'Give a path of names and indexes only, for example "$.result"',
    },
  ];
}
