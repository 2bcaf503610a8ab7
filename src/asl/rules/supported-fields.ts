import type { Finding } from "../diagnostic";
import { languageOf } from "../machine";
import type { Rule } from "../rule";
import { isRecord, member, type NamedState, type Scope } from "../scopes";
import { languagesOfField, stateTypeOf } from "../state-fields";

const HANDLER_FIELDS: Readonly<Record<"Retry" | "Catch", readonly string[]>> = {
  Retry: [
    "ErrorEquals",
    "IntervalSeconds",
    "MaxAttempts",
    "BackoffRate",
    "MaxDelaySeconds",
    "JitterStrategy",
    "Comment",
  ],
  Catch: ["ErrorEquals", "Next", "ResultPath", "Output", "Assign", "Comment"],
};

const MACHINE_FIELDS = ["Comment", "StartAt", "States", "Version", "TimeoutSeconds", "QueryLanguage"];
const SCOPE_FIELDS: Readonly<Record<NonNullable<Scope["field"]>, readonly string[]>> = {
  ItemProcessor: ["Comment", "StartAt", "States", "ProcessorConfig"],
  Iterator: ["Comment", "StartAt", "States", "ProcessorConfig"],
  Branches: ["Comment", "StartAt", "States"],
};

/** A scope, a state, a retrier and a catcher have the fields of their kind, in their query language. */
export const supportedFields: Rule = ({ path, fields, field, named }, machine) => [
  ...unsupported(fields, field === undefined ? MACHINE_FIELDS : SCOPE_FIELDS[field], path),
  ...named.flatMap((state) => [
    ...inState(state, languageOf(state.state, machine)),
    ...inHandlers(state, "Retry"),
    ...inHandlers(state, "Catch"),
  ]),
];

function inState({ name, path, state }: NamedState, language: ReturnType<typeof languageOf>): Finding[] {
  const type = stateTypeOf(state);
  if (type === undefined) return [];
  return Object.keys(state).flatMap((field): Finding[] => {
    const languages = languagesOfField(type, field);
    if (
      state[field] === undefined ||
      languages === "both" ||
      (languages !== undefined && (language ?? languages) === languages)
    )
      return [];
    const at = { path: path + member(field), value: state[field] };
    if (languages === undefined) {
      return [
        {
          code: "FIELD_UNSUPPORTED",
          message: `State ${JSON.stringify(name)} is a ${type} state and cannot have ${field}`,
          ...at,
          remedy: `Remove ${field}`,
        },
      ];
    }
    return [
      {
        code: "QUERY_LANGUAGE_FIELD",
        message: `State ${JSON.stringify(name)} is in ${language} and cannot have ${field}, a field of ${languages}`,
        ...at,
        remedy: INSTEAD[field] ?? `Remove ${field}, or give the state "QueryLanguage": "${languages}"`,
      },
    ];
  });
}

const INSTEAD: Readonly<Record<string, string>> = {
  Parameters: "Give Arguments, with expressions as {% $states.input.scene %}",
  ItemsPath: "Give Items, with an expression as {% $states.input.scenes %}",
  Arguments: 'Give Parameters, or give the state "QueryLanguage": "JSONata"',
  Output: 'Give OutputPath or ResultPath, or give the state "QueryLanguage": "JSONata"',
  Items: 'Give ItemsPath, or give the state "QueryLanguage": "JSONata"',
  InputPath: "Remove InputPath: an expression reads what it needs of $states.input",
  OutputPath: "Give Output, with an expression as {% $states.result %}",
  ResultPath: "Give Output, with an expression as {% $merge([$states.input, $states.result]) %}",
  ResultSelector: "Give Output, with an expression as {% $states.result %}",
};

function inHandlers({ path, state }: NamedState, field: "Retry" | "Catch"): Finding[] {
  const handlers: unknown = state[field];
  if (!Array.isArray(handlers)) return [];
  return handlers.flatMap((handler: unknown, i) =>
    isRecord(handler) ? unsupported(handler, HANDLER_FIELDS[field], `${path}.${field}[${i}]`) : [],
  );
}

function unsupported(
  value: Readonly<Record<string, unknown>>,
  known: readonly string[],
  path: string,
): Finding[] {
  return Object.keys(value)
    .filter((field) => value[field] !== undefined && !known.includes(field))
    .map((field) => ({
      code: "FIELD_UNSUPPORTED",
      message: `There is no field ${field} here`,
      path: path + member(field),
      value: value[field],
      remedy: `Remove it; the fields are: ${known.join(", ")}`,
    }));
}
