import type { Code } from "../../src/asl/codes";
import type { Surroundings } from "../../src/asl/machine";

/** A definition that breaks one rule, and one that looks like it and is right. */
export interface Broken {
  readonly wrong: unknown;
  readonly right: unknown;
  readonly surroundings?: Surroundings;
}

type Fields = Readonly<Record<string, unknown>>;

const FUNCTION = "arn:aws:lambda:eu-central-1:123456789012:function:f";
const INVOKE = "arn:aws:states:::lambda:invoke";
const START = "arn:aws:states:::states:startExecution";
const MACHINE = "arn:aws:states:eu-central-1:123456789012:stateMachine:m";

const end = (fields: Fields) => ({ StartAt: "A", States: { A: { ...fields, End: true } } });
const pass = (fields: Fields) => end({ Type: "Pass", ...fields });
const query = (fields: Fields) => ({ QueryLanguage: "JSONata", ...pass(fields) });
const task = (fields: Fields) => end({ Type: "Task", Resource: FUNCTION, ...fields });
const states = (States: Fields) => ({ StartAt: "A", States });
const scope = (name: string, fields: Fields = { Type: "Succeed" }) => ({
  StartAt: name,
  States: { [name]: fields },
});
const map = (fields: Fields, processor: Fields = {}) =>
  end({ Type: "Map", ItemProcessor: { ...scope("I"), ...processor }, ...fields });
const DISTRIBUTED = { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" } };
const choice = (rule: Fields, fields: Fields = { Default: "B" }) =>
  states({ A: { Type: "Choice", Choices: [{ Next: "B", ...rule }], ...fields }, B: { Type: "Succeed" } });
const TEST = { Variable: "$.n", NumericEquals: 1 };
const PASS = { Type: "Pass", End: true };

/** By code. What only a file can have is not among them. */
export const BROKEN: Readonly<Record<Exclude<Code, "DUPLICATE_KEY">, Broken>> = {
  DEFINITION_SHAPE: { wrong: [], right: states({ A: PASS }) },
  DEFINITION_DEPTH: { wrong: pass({ Result: deep(1000) }), right: pass({ Result: deep(900) }) },
  DEFINITION_SIZE: {
    wrong: pass({ Result: "x".repeat(1_048_576) }),
    right: pass({ Result: "x".repeat(1_000_000) }),
  },
  SCOPE_SHAPE: {
    wrong: { StartAt: "B", States: { A: PASS } },
    right: states({ A: PASS }),
  },
  STATE_NAME: {
    wrong: { StartAt: "n".repeat(81), States: { ["n".repeat(81)]: PASS } },
    right: { StartAt: "n".repeat(80), States: { ["n".repeat(80)]: PASS } },
  },
  DUPLICATE_STATE_NAME: {
    wrong: states({ A: { Type: "Parallel", Branches: [scope("A")], End: true } }),
    right: states({ A: { Type: "Parallel", Branches: [scope("B")], End: true } }),
  },
  STATE_TYPE: { wrong: end({ Type: "Lambda" }), right: end({ Type: "Pass" }) },
  TRANSITION_TARGET: {
    wrong: states({
      A: { Type: "Map", ItemProcessor: scope("I", { Type: "Pass", Next: "B" }), Next: "B" },
      B: { Type: "Choice", Choices: [{ ...TEST, Next: "I" }], Default: "C" },
      C: PASS,
    }),
    right: states({
      A: {
        Type: "Map",
        ItemProcessor: scope("I", { Type: "Pass", Result: { Next: "B" }, End: true }),
        Next: "B",
      },
      B: PASS,
    }),
  },
  TRANSITION_SHAPE: {
    wrong: states({ A: { Type: "Pass", Next: "B", End: true }, B: { Type: "Succeed", End: true } }),
    right: states({ A: { Type: "Pass", Result: { End: true }, Next: "B" }, B: { Type: "Succeed" } }),
  },
  UNREACHABLE_STATE: {
    wrong: states({ A: PASS, B: { Type: "Pass", Next: "C" }, C: { Type: "Pass", Next: "B" } }),
    right: states({
      A: { ...task({}).States.A, Catch: [{ ErrorEquals: ["E"], Next: "B" }] },
      B: { Type: "Pass", Next: "C" },
      C: { Type: "Pass", Next: "A" },
    }),
  },
  NO_END: {
    wrong: states({ A: { Type: "Pass", Next: "B" }, B: { Type: "Pass", Next: "A" } }),
    right: states({
      A: { Type: "Choice", Choices: [{ ...TEST, Next: "A" }], Default: "B" },
      B: { Type: "Fail" },
    }),
  },
  ENDLESS_LOOP: {
    wrong: states({
      A: { Type: "Choice", Choices: [{ ...TEST, Next: "B" }], Default: "D" },
      B: { Type: "Wait", Seconds: 1, Next: "C" },
      C: { Type: "Pass", Next: "B" },
      D: PASS,
    }),
    right: states({
      A: { Type: "Wait", Seconds: 1, Next: "B" },
      B: { Type: "Choice", Choices: [{ ...TEST, Next: "D" }], Default: "A" },
      D: PASS,
    }),
  },
  FIELD_TYPE: {
    wrong: task({ TimeoutSeconds: "60" }),
    right: task({ TimeoutSeconds: `\${seconds}`, Parameters: { TimeoutSeconds: "60" } }),
  },
  FIELD_VALUE: {
    wrong: task({
      TimeoutSeconds: 0,
      Retry: [{ ErrorEquals: ["E"], BackoffRate: 0.5, JitterStrategy: "HALF" }],
    }),
    right: task({ TimeoutSeconds: 1, Retry: [{ ErrorEquals: ["E"], BackoffRate: 1, MaxAttempts: 0 }] }),
  },
  FIELD_UNSUPPORTED: {
    wrong: pass({ Retry: [], Timeout: 3 }),
    right: task({ Retry: [], Parameters: { Timeout: 3 } }),
  },
  FIELD_MISSING: {
    wrong: end({ Type: "Wait", Comment: "Seconds" }),
    right: end({ Type: "Wait", Timestamp: "2026-01-01T00:00:00Z" }),
  },
  FIELD_CONFLICT: {
    wrong: end({ Type: "Wait", Seconds: 1, SecondsPath: "$.n" }),
    right: task({ TimeoutSeconds: 2, HeartbeatSecondsPath: "$.n" }),
  },
  TIME_LIMITS: {
    wrong: task({ TimeoutSeconds: 5, HeartbeatSeconds: 5 }),
    right: task({ TimeoutSeconds: 5, HeartbeatSeconds: 4 }),
  },
  UNUSED_TIME_LIMIT: {
    wrong: task({ Resource: `${FUNCTION}:live`, TimeoutSeconds: 31 }),
    right: task({ Resource: `${FUNCTION}2`, TimeoutSeconds: 31 }),
    surroundings: {
      functions: new Map([
        [FUNCTION, { timeoutSeconds: 30 }],
        [`${FUNCTION}2`, {}],
      ]),
    },
  },
  QUERY_LANGUAGE: {
    wrong: { ...pass({ QueryLanguage: "JSONPath" }), QueryLanguage: "JSONata" },
    right: { ...pass({ QueryLanguage: "JSONata" }), QueryLanguage: "JSONPath" },
  },
  QUERY_LANGUAGE_FIELD: {
    wrong: states({
      A: { Type: "Pass", QueryLanguage: "JSONata", InputPath: "$.a", Next: "B" },
      B: { ...PASS, Output: {} },
    }),
    right: states({
      A: { Type: "Pass", QueryLanguage: "JSONata", Output: { InputPath: "$" }, Next: "B" },
      B: { ...PASS, Parameters: { Output: {} } },
    }),
  },
  CHOICE_RULES: {
    wrong: states({ A: { Type: "Choice", Choices: [], Default: "B" }, B: PASS }),
    right: choice(TEST),
  },
  CHOICE_SHAPE: {
    wrong: choice({ And: TEST }),
    right: choice({ And: [TEST, { Not: TEST }] }),
  },
  CHOICE_COMPARISON: {
    wrong: states({
      A: {
        Type: "Choice",
        Choices: [
          { Next: "B" },
          { Variable: "$.n", NumericEquals: 1, StringEquals: "1", Next: "B" },
          { Variable: "$.n", NumericIs: 1, Next: "B" },
          { NumericEquals: 1, Next: "B" },
          { Variable: "$.n", NumericEquals: "1", Next: "B" },
          { Not: { ...TEST, Next: "B" }, Next: "B" },
          { Variable: "$.t", TimestampEquals: "2026-01-01", Next: "B" },
        ],
        Default: "B",
      },
      B: PASS,
    }),
    right: choice({
      Or: [TEST, { Variable: "$.n", IsPresent: false, Comment: "" }],
      Assign: { NumericIs: 1 },
    }),
  },
  CHOICE_DEFAULT: { wrong: choice(TEST, {}), right: choice(TEST) },
  ERROR_NAMES: {
    wrong: task({ Retry: [{ ErrorEquals: ["States.ALL"] }, { ErrorEquals: ["E"] }] }),
    right: task({ Retry: [{ ErrorEquals: ["E", "States.Custom"] }, { ErrorEquals: ["States.ALL"] }] }),
  },
  CATCH_TARGET: {
    wrong: task({ Catch: [{ ErrorEquals: ["E"] }] }),
    right: task({ Catch: [{ ErrorEquals: ["E"], Next: "A" }] }),
  },
  TASK_RESOURCE: {
    wrong: task({ Resource: "f" }),
    right: task({ Resource: `arn:\${Partition}:states:::sns:publish` }),
  },
  INNER_SCOPE: {
    wrong: end({ Type: "Map" }),
    right: end({ Type: "Map", Iterator: scope("I") }),
  },
  INLINE_MAP: {
    wrong: map({ ItemBatcher: { MaxItemsPerBatch: 2 } }),
    right: map({ ItemBatcher: { MaxItemsPerBatch: 2 } }, DISTRIBUTED),
  },
  JSON_PATH: {
    wrong: pass({ InputPath: "$.a.", Parameters: { "b.$": "$.a.length()", "c.$": 1 } }),
    right: pass({
      InputPath: "$.a-b['c d'][0]",
      Parameters: { "b.$": "$$.Execution.Id", c: "a.length()" },
    }),
  },
  PATH_FILTER: {
    wrong: pass({ InputPath: "$.a[?(@.b == c)]" }),
    right: pass({ InputPath: "$.a[?(@.b == 'c')]" }),
  },
  REFERENCE_PATH: {
    wrong: pass({ ResultPath: "$.a[*]" }),
    right: pass({ ResultPath: "$.a[0].b" }),
  },
  INTRINSIC_FUNCTION: {
    wrong: pass({
      Parameters: {
        "a.$": "States.ArrayLen($.a)",
        "b.$": "States.ArrayLength($.a, 1)",
        "c.$": "States.Format('{} {}', $.a)",
        "d.$": "a text",
      },
    }),
    right: pass({
      Parameters: { "a.$": "States.Format('\\{{}\\}', States.UUID())", "b.$": "States.Array()", d: "a text" },
    }),
  },
  TEMPLATE_DUPLICATE: {
    wrong: pass({ Parameters: { a: 1, "a.$": "$.a" } }),
    right: pass({ Parameters: { "a.$": "$.a", b: { a: 1 } } }),
  },
  LITERAL_PATH: {
    wrong: pass({ Parameters: { a: "$.a", b: ["States.UUID()"] } }),
    right: pass({ Parameters: { "a.$": "$.a", b: "$5.00" } }),
  },
  PATH_KEY_IN_JSONATA: {
    wrong: query({ Output: { "a.$": "$.a" } }),
    right: query({ Output: { a: "{% $states.input.a %}" } }),
  },
  EXPRESSION_MARKS: {
    wrong: query({ Output: { a: "{% $states.input", b: "1 %}" } }),
    right: query({ Output: { a: "a {% b", b: "{%1%}" } }),
  },
  JSONATA_SYNTAX: {
    wrong: query({ Output: "{% $states.input[ %}" }),
    right: query({ Output: "{% $states.input[0] %}" }),
  },
  JSONATA_CONTEXT: {
    wrong: query({ Output: ["{% scene.id %}", "{% $ %}", "{% $states.input.a[$$.b] %}"] }),
    right: query({ Output: ["{% $states.input.(scene.id) %}", "{% $states.input.a[$ > b] %}"] }),
  },
  UNDEFINED_VARIABLE: {
    wrong: states({
      A: { Type: "Pass", Assign: { x: 1 }, Next: "B" },
      B: {
        Type: "Map",
        ItemProcessor: { ...DISTRIBUTED, ...scope("I", { ...PASS, InputPath: "$x" }) },
        Next: "C",
      },
      C: { ...PASS, QueryLanguage: "JSONata", Output: "{% $y %}" },
    }),
    right: states({
      A: { Type: "Pass", Assign: { x: 1 }, Next: "B" },
      B: { Type: "Map", ItemProcessor: scope("I", { ...PASS, InputPath: "$x" }), Next: "C" },
      C: {
        ...PASS,
        QueryLanguage: "JSONata",
        Output: "{% ($y := $x; $map([1], function($z) { $y + $z })) %}",
      },
    }),
  },
  STATES_VARIABLE: {
    wrong: {
      QueryLanguage: "JSONata",
      ...task({ Arguments: "{% $states.result %}", Output: "{% $states.errorOutput %}" }),
    },
    right: {
      QueryLanguage: "JSONata",
      ...task({
        Arguments: "{% $states.context.Task.Token %}",
        Output: "{% $states.result.errorOutput %}",
        Catch: [{ ErrorEquals: ["E"], Output: "{% $states.errorOutput %}", Next: "A" }],
      }),
    },
  },
  VARIABLE_NAME: {
    wrong: pass({ Assign: { "a.b": 1, states: 2, "1.$": "$.a" } }),
    right: pass({ Assign: { größe: 1, "a.$": "$.a" } }),
  },
  SHADOWED_VARIABLE: {
    wrong: states({
      A: { Type: "Pass", Assign: { x: 1 }, Next: "B" },
      B: { Type: "Parallel", Branches: [scope("C", { ...PASS, Assign: { x: 2 } })], End: true },
    }),
    right: states({
      A: {
        Type: "Parallel",
        Branches: [scope("C", { ...PASS, Assign: { x: 1 } }), scope("D", { ...PASS, Assign: { x: 2 } })],
        Assign: { y: 1 },
        End: true,
      },
    }),
  },
  EXPRESS_INTEGRATION: {
    wrong: states({
      A: { Type: "Task", Resource: `${START}.sync:2`, Next: "B" },
      B: { Type: "Map", ItemProcessor: { ...DISTRIBUTED, ...scope("I") }, End: true },
    }),
    right: task({ Resource: START, Parameters: { StateMachineArn: MACHINE } }),
    surroundings: { type: "EXPRESS" },
  },
  EXPRESS_WAIT: {
    wrong: end({ Type: "Wait", Seconds: 300 }),
    right: end({ Type: "Wait", Seconds: 299 }),
    surroundings: { type: "EXPRESS" },
  },
  UNKNOWN_FUNCTION: {
    wrong: task({ Resource: INVOKE, Parameters: { FunctionName: "g" } }),
    right: task({ Resource: INVOKE, Parameters: { FunctionName: "f:live" } }),
    surroundings: { functions: new Map([[FUNCTION, {}]]) },
  },
  UNKNOWN_STATE_MACHINE: {
    wrong: task({ Resource: START, Parameters: { StateMachineArn: `${MACHINE}2` } }),
    right: task({ Resource: START, Parameters: { "StateMachineArn.$": "$.arn" } }),
    surroundings: { stateMachines: new Set([MACHINE]) },
  },
};

function deep(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = [value];
  return value;
}
