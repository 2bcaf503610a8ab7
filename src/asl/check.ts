import { CODES } from "./codes";
import type { Diagnostic, Finding } from "./diagnostic";
import { machineOf, type Surroundings } from "./machine";
import type { Rule } from "./rule";
import { assignments } from "./rules/assignments";
import { choiceComparisons } from "./rules/choice-comparisons";
import { choiceDefault } from "./rules/choice-default";
import { choiceRules } from "./rules/choice-rules";
import { compoundChoices } from "./rules/compound-choices";
import { definitionFields } from "./rules/definition-fields";
import { ends } from "./rules/ends";
import { errorNames } from "./rules/error-names";
import { exclusiveFields } from "./rules/exclusive-fields";
import { expressIntegrations } from "./rules/express-integrations";
import { fieldTypes } from "./rules/field-types";
import { fieldValues } from "./rules/field-values";
import { handlerFields } from "./rules/handler-fields";
import { inlineMaps } from "./rules/inline-maps";
import { innerScopes } from "./rules/inner-scopes";
import { intrinsicFunctions } from "./rules/intrinsic-functions";
import { knownResources } from "./rules/known-resources";
import { mapObjects } from "./rules/map-objects";
import { nesting } from "./rules/nesting";
import { paths } from "./rules/paths";
import { queryExpressions } from "./rules/query-expressions";
import { queryLanguages } from "./rules/query-languages";
import { queryLiterals } from "./rules/query-literals";
import { requiredFields } from "./rules/required-fields";
import { scopeShape } from "./rules/scope-shape";
import { size } from "./rules/size";
import { stateNames } from "./rules/state-names";
import { stateType } from "./rules/state-type";
import { supportedFields } from "./rules/supported-fields";
import { taskResource } from "./rules/task-resource";
import { templates } from "./rules/templates";
import { timeLimits } from "./rules/time-limits";
import { transitions } from "./rules/transitions";
import { uniqueNames } from "./rules/unique-names";
import { unreachableStates } from "./rules/unreachable-states";
import { variables } from "./rules/variables";
import { isRecord, scopesOf } from "./scopes";

const RULES: readonly Rule[] = [
  scopeShape,
  stateNames,
  stateType,
  transitions,
  unreachableStates,
  ends,
  errorNames,
  choiceRules,
  choiceComparisons,
  choiceDefault,
  compoundChoices,
  taskResource,
  knownResources,
  expressIntegrations,
  queryLanguages,
  supportedFields,
  requiredFields,
  exclusiveFields,
  fieldTypes,
  fieldValues,
  timeLimits,
  handlerFields,
  innerScopes,
  inlineMaps,
  mapObjects,
  paths,
  intrinsicFunctions,
  templates,
  queryExpressions,
  queryLiterals,
  variables,
  assignments,
];

/**
 * Everything that is wrong in a definition, scope by scope, then across them; empty where nothing is. Takes any JSON.
 * @param surroundings what is known around the definition
 */
export function checkDefinition(definition: unknown, surroundings: Surroundings = {}): Diagnostic[] {
  return findings(definition, surroundings).map((finding) => ({
    ...finding,
    severity: CODES[finding.code].severity,
  }));
}

/** Whether a diagnostic keeps its definition from being deployed. */
export function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}

function findings(definition: unknown, surroundings: Surroundings): Finding[] {
  for (const limit of [nesting, size]) {
    const beyond = limit(definition);
    if (beyond.length > 0) return beyond;
  }
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
  const machine = machineOf(definition, surroundings);
  return [
    ...scopes.flatMap((scope) => RULES.flatMap((rule) => rule(scope, machine))),
    ...uniqueNames(scopes),
    ...(isRecord(definition) ? definitionFields(definition) : []),
  ];
}
