import type { Diagnostic } from "./diagnostic";
import type { Rule } from "./rule";
import { choiceRules } from "./rules/choice-rules";
import { errorNames } from "./rules/error-names";
import { scopeShape } from "./rules/scope-shape";
import { stateNames } from "./rules/state-names";
import { stateType } from "./rules/state-type";
import { taskResource } from "./rules/task-resource";
import { transitions } from "./rules/transitions";
import { uniqueNames } from "./rules/unique-names";
import { unreachableStates } from "./rules/unreachable-states";
import { scopesOf } from "./scopes";

const RULES: readonly Rule[] = [
  scopeShape,
  stateNames,
  stateType,
  transitions,
  unreachableStates,
  errorNames,
  choiceRules,
  taskResource,
];

/** Everything that is wrong in a definition, scope by scope, then across them; empty where nothing is. Takes any JSON. */
export function checkDefinition(definition: unknown): Diagnostic[] {
  const scopes = scopesOf(definition);
  if (scopes.length === 0) {
    return [
      {
        code: "DEFINITION_SHAPE",
        message: "A definition is a JSON object",
        path: "$",
        value: definition,
        remedy: "Give an object with StartAt and States",
      },
    ];
  }
  return [...scopes.flatMap((scope) => RULES.flatMap((rule) => rule(scope))), ...uniqueNames(scopes)];
}
