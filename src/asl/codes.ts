/** An error keeps a definition from being deployed or from working; a warning is most likely a mistake. */
export type Severity = "error" | "warning";

interface RuleText {
  readonly severity: Severity;
  /** What the rule holds a definition to, as a sentence. */
  readonly holds: string;
}

/** Every rule by its code: what a report, the documentation and SARIF say of it. */
export const CODES = {
  DEFINITION_SHAPE: { severity: "error", holds: "A definition is a JSON object." },
  DEFINITION_DEPTH: { severity: "error", holds: "A definition nests no deeper than 1000 levels." },
  DEFINITION_SIZE: { severity: "error", holds: "A definition takes at most 1 MB." },
  DUPLICATE_KEY: { severity: "warning", holds: "An object in a file has no member twice." },
  SCOPE_SHAPE: { severity: "error", holds: "A scope has states, each an object, and `StartAt` names one." },
  STATE_NAME: { severity: "error", holds: "A state's name has 1 to 80 characters." },
  DUPLICATE_STATE_NAME: { severity: "error", holds: "A state's name is unique in its machine." },
  STATE_TYPE: { severity: "error", holds: "A state's `Type` is one of the eight." },
  TRANSITION_TARGET: { severity: "error", holds: "A transition leads to a state of its own scope." },
  TRANSITION_SHAPE: {
    severity: "error",
    holds: 'A state has either `Next` or `"End": true`; Choice, Succeed and Fail have neither.',
  },
  UNREACHABLE_STATE: { severity: "error", holds: "Every state can be reached from `StartAt`." },
  NO_END: { severity: "error", holds: "A machine has a state that ends it." },
  ENDLESS_LOOP: { severity: "warning", holds: "From every state an end can be reached." },
  FIELD_TYPE: { severity: "error", holds: "A field holds what its name promises." },
  FIELD_VALUE: { severity: "error", holds: "A field's value is one that Step Functions takes." },
  FIELD_UNSUPPORTED: { severity: "error", holds: "An object has only fields that its kind has." },
  FIELD_MISSING: { severity: "error", holds: "An object has the fields that it cannot do without." },
  FIELD_CONFLICT: { severity: "error", holds: "Of fields that exclude each other, one is given." },
  TIME_LIMITS: { severity: "error", holds: "A heartbeat's limit is shorter than the task's time limit." },
  UNUSED_TIME_LIMIT: {
    severity: "warning",
    holds: "A time limit can be reached: it is not longer than one that always ends the work before.",
  },
  QUERY_LANGUAGE: {
    severity: "error",
    holds: "A query language is JSONPath or JSONata; in a JSONata machine no state is in JSONPath.",
  },
  QUERY_LANGUAGE_FIELD: { severity: "error", holds: "A state has no field of the other query language." },
  CHOICE_RULES: { severity: "error", holds: "A Choice has choice rules, and each leads somewhere." },
  CHOICE_SHAPE: { severity: "error", holds: "`And` and `Or` are arrays of rules, and `Not` is a rule." },
  CHOICE_COMPARISON: {
    severity: "error",
    holds: "A choice rule makes one comparison, by an operator that there is, with an operand of its type.",
  },
  CHOICE_DEFAULT: { severity: "warning", holds: "A Choice says where to go where no rule matches." },
  ERROR_NAMES: {
    severity: "error",
    holds: "`Retry` and `Catch` name errors; `States.ALL` stands alone, in the last entry.",
  },
  CATCH_TARGET: { severity: "error", holds: "A catcher leads somewhere." },
  TASK_RESOURCE: { severity: "error", holds: "A Task names its resource by an ARN." },
  INNER_SCOPE: {
    severity: "error",
    holds: "A Parallel has branches and a Map an item processor, each an object with states.",
  },
  INLINE_MAP: { severity: "error", holds: "Only a distributed Map reads, batches and writes its items." },
  JSON_PATH: { severity: "error", holds: "A path is one that Step Functions takes." },
  PATH_FILTER: {
    severity: "warning",
    holds:
      "A filter in a path is one that the local run can read: it compares with a text in quotes, a number or a path.",
  },
  REFERENCE_PATH: {
    severity: "error",
    holds:
      "`ResultPath` leads to one place in the state's input, and a number's path of a Map to one place in its input or variables.",
  },
  INTRINSIC_FUNCTION: {
    severity: "error",
    holds: "An intrinsic function exists and gets as many arguments as it takes.",
  },
  TEMPLATE_DUPLICATE: {
    severity: "error",
    holds: "A payload template does not give a member both as it is and by a path.",
  },
  LITERAL_PATH: {
    severity: "warning",
    holds: "A text that looks like a path or an expression is written so that it is one.",
  },
  PATH_KEY_IN_JSONATA: { severity: "warning", holds: 'A JSONata state has no keys such as `"a.$"`.' },
  EXPRESSION_MARKS: { severity: "error", holds: "An expression begins with `{%` and ends with `%}`." },
  JSONATA_SYNTAX: { severity: "error", holds: "An expression is JSONata." },
  JSONATA_CONTEXT: {
    severity: "error",
    holds:
      "An expression begins at `$states` or at a variable: outside of a path, names, `$` and `$$` read nothing.",
  },
  UNDEFINED_VARIABLE: {
    severity: "error",
    holds: "A variable that is read is assigned where it can be seen.",
  },
  STATES_VARIABLE: {
    severity: "error",
    holds:
      "`$states.result` is read where there is a result, `$states.errorOutput` in a catcher, and nothing else but `input` and `context`.",
  },
  VARIABLE_NAME: {
    severity: "error",
    holds: "A variable's name is an identifier of at most 80 characters, and is not `states`.",
  },
  SHADOWED_VARIABLE: {
    severity: "error",
    holds: "An inner scope assigns no variable that a scope around it assigns.",
  },
  EXPRESS_INTEGRATION: {
    severity: "error",
    holds: "An Express machine waits for no job, task token or activity, and has no distributed Map.",
  },
  EXPRESS_WAIT: {
    severity: "error",
    holds: "A Wait in an Express machine is shorter than its five minutes.",
  },
  UNKNOWN_FUNCTION: { severity: "warning", holds: "A function that a Task names is one of the stack." },
  UNKNOWN_STATE_MACHINE: {
    severity: "warning",
    holds: "A state machine that a Task starts is one of the stack.",
  },
} as const satisfies Readonly<Record<string, RuleText>>;

export type Code = keyof typeof CODES;
