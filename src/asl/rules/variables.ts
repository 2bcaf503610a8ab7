import type { Finding } from "../diagnostic";
import { JsonPath } from "../json-path/path";
import { rooted } from "../json-path/root";
import { expressionText } from "../jsonata/expression-text";
import { JSONATA_FUNCTIONS } from "../jsonata/functions";
import { referencesOf } from "../jsonata/references";
import { parseJsonata } from "../jsonata/syntax-tree";
import { languageOf } from "../machine";
import { pathFields } from "../path-fields";
import { pathProblem, readingOf } from "../path-reading";
import { isPlaceholder, UNKNOWN, withoutPlaceholders } from "../placeholder";
import { queryTexts } from "../query-fields";
import type { Rule } from "../rule";
import type { NamedState } from "../scopes";
import { visibleVariables } from "../variables";

interface Use {
  readonly name: string;
  readonly path: string;
  readonly value: unknown;
}

/**
 * A variable that is read is assigned by a state of the scope or of one around it; a distributed Map sees no outer ones.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
export const variables: Rule = (scope, machine) => {
  const uses = scope.named.flatMap((named) => {
    const language = languageOf(named.state, machine);
    return language === "JSONata" ? inExpressions(named) : language === "JSONPath" ? inPaths(named) : [];
  });
  if (uses.length === 0) return [];
  const visible = visibleVariables(scope);
  if ([...visible].some(isPlaceholder)) return [];
  return uses
    .filter(({ name }) => !visible.has(name))
    .map(
      ({ name, path, value }): Finding => ({
        code: "UNDEFINED_VARIABLE",
        message: `No state assigns a variable $${name} that can be seen here`,
        path,
        value,
        remedy:
          visible.size === 0
            ? "Assign it in a state before, by Assign"
            : `Assign it in a state before, or read one of: ${[...visible].map((one) => `$${one}`).join(", ")}`,
      }),
    );
};

function inExpressions(named: NamedState): Use[] {
  return queryTexts(named).flatMap(({ path, text }) => {
    const source = expressionText(text);
    const tree = source === undefined ? undefined : parseJsonata(withoutPlaceholders(source)).tree;
    if (tree === undefined) return [];
    const names = new Set(referencesOf(tree).variables.map(({ name }) => name));
    return [...names]
      .filter((name) => name !== "states" && !JSONATA_FUNCTIONS.has(name) && !name.includes(UNKNOWN))
      .map((name) => ({ name, path, value: text }));
  });
}

function inPaths(named: NamedState): Use[] {
  return pathFields(named).flatMap((field) =>
    field.takes === "reference"
      ? []
      : readingOf(field)
          .paths.filter((text) => rooted(text).root === "variables" && pathProblem(text) === undefined)
          .flatMap((text) => {
            const [first] = JsonPath.parse(rooted(text).path).steps;
            const names = first?.kind === "members" ? first.names : [];
            return names.map((name) => ({ name, path: field.path, value: field.value }));
          }),
  );
}
