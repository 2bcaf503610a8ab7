import type { Finding } from "../diagnostic";
import { isPlaceholder } from "../placeholder";
import type { Rule } from "../rule";
import { assignmentsIn, visibleScopes } from "../variables";

const LONGEST = 80;
const NAME = /^[\p{ID_Start}_][\p{ID_Continue}]*$/u;

/**
 * A variable has a name that can be read again, and one that no scope around it assigns.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
export const assignments: Rule = (scope) => {
  const own = assignmentsIn(scope);
  if (own.length === 0) return [];
  const outer = new Map(
    visibleScopes(scope)
      .slice(1)
      .flatMap(assignmentsIn)
      .map(({ name, path }) => [name, path]),
  );
  return own.flatMap(({ name, path }): Finding[] => {
    if (isPlaceholder(name)) return [];
    const said = { path, value: name };
    if (!NAME.test(name) || name.length > LONGEST || name === "states") {
      const message =
        name === "states"
          ? "The variable $states is Step Functions' own"
          : `A variable cannot be called ${JSON.stringify(name)}`;
      const remedy = `Give a name of at most ${LONGEST} letters, digits and underscores that does not begin with a digit`;
      return [{ code: "VARIABLE_NAME", message, ...said, remedy }];
    }
    const other = outer.get(name);
    if (other === undefined) return [];
    return [
      {
        code: "SHADOWED_VARIABLE",
        message: `The variable $${name} is assigned in the scope around it too, at ${other}`,
        ...said,
        remedy: "Rename one of them: an inner scope cannot assign a variable of an outer one",
      },
    ];
  });
};
