import type { Diagnostic } from "./diagnostic";
import type { Rule } from "./rule";
import { choiceRules } from "./rules/choice-rules";
import { compoundChoices } from "./rules/compound-choices";
import { definitionFields } from "./rules/definition-fields";
import { errorNames } from "./rules/error-names";
import { fieldTypes } from "./rules/field-types";
import { handlerFields } from "./rules/handler-fields";
import { innerScopes } from "./rules/inner-scopes";
import { mapObjects } from "./rules/map-objects";
import { nesting } from "./rules/nesting";
import { scopeShape } from "./rules/scope-shape";
import { stateNames } from "./rules/state-names";
import { stateType } from "./rules/state-type";
import { taskResource } from "./rules/task-resource";
import { transitions } from "./rules/transitions";
import { uniqueNames } from "./rules/unique-names";
import { unreachableStates } from "./rules/unreachable-states";
import { isRecord, scopesOf } from "./scopes";

const RULES: readonly Rule[] = [
  scopeShape,
  stateNames,
  stateType,
  transitions,
  unreachableStates,
  errorNames,
  choiceRules,
  taskResource,
  fieldTypes,
  handlerFields,
  innerScopes,
  compoundChoices,
  mapObjects,
];

/** Everything that is wrong in a definition, scope by scope, then across them; empty where nothing is. Takes any JSON. */
export function checkDefinition(definition: unknown): Diagnostic[] {
  const tooDeep = nesting(definition);
  if (tooDeep.length > 0) return tooDeep;
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
  return [
    ...scopes.flatMap((scope) => RULES.flatMap((rule) => rule(scope))),
    ...uniqueNames(scopes),
    ...(isRecord(definition) ? definitionFields(definition) : []),
  ];
}
