import fc from "fast-check";
import type { Definition, QueryLanguage } from "../../src/asl/definition";
import type { Json } from "../../src/input/json-text";
import { ECHO } from "./run";

/** What the definitions of one property are made of. */
export interface Ingredients {
  readonly language: QueryLanguage;
  /** Seconds of waits and back-off. */
  readonly seconds: fc.Arbitrary<Json>;
  /** Types of states that hold no scope and do not end one. */
  readonly types: readonly ("Task" | "Pass" | "Wait" | "Choice")[];
  /** How many scopes are inside one another at most, the machine's own left out. */
  readonly depth: number;
  /** Whether fields can hold anything, whatever their type is. */
  readonly illTyped: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

const ERROR_NAMES = ["States.ALL", "States.TaskFailed", "States.Timeout", "States.Runtime", "Boom", "Odd"];

const PATHS = [
  "$",
  "$.a",
  "$.a.b",
  "$.a[0]",
  "$.a[-1]",
  "$..a",
  "$.*",
  "$.a[?(@.b > 1)]",
  "$.__proto__",
  "$['constructor']",
  "$x",
  "$x.a",
  "States.Format('{}', $.a)",
  "States.ArrayLength($.a)",
  "States.MathAdd($.a, 1)",
  "States.StringToJson($.a)",
  "",
  "a",
  "$[",
];

const EXPRESSIONS = [
  "$states.input",
  "$states.input.a",
  "$states.result",
  "$states.errorOutput.Error",
  "$x",
  "[1..3]",
  "[$states.input.a]",
  "{'a': $states.input}",
  "$states.input ~> |$|{'a': 1}|",
  "1",
  "0.001",
  "1/0",
  "'a'",
  "'2026-01-01T00:00:10Z'",
  "true",
  "$exists($states.input.a)",
  "'x' + 1",
  "function($y){$y}",
  "(",
  "$__proto__",
];

const NAMES = ["a", "b", "x", "__proto__", "constructor"];

/** JSON as payloads hold it, with the names that the paths and expressions here read. */
export function arbitraryJson(): fc.Arbitrary<Json> {
  return fc.letrec<{ json: Json }>((tie) => ({
    json: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.constantFrom<Json>(null, true, false, 0, 1, -1, 1.5, 1e300, "", "a", "2026-01-01T00:00:05Z", "[1]"),
      fc.array(tie("json"), { maxLength: 3 }),
      fc
        .array(fc.tuple(fc.constantFrom(...NAMES), tie("json")), { maxLength: 3 })
        .map((members) => Object.fromEntries(members) as Json),
    ),
  })).json;
}

/** Definitions in which every transition leads on, so that each of them ends. */
export function arbitraryDefinition(ingredients: Partial<Ingredients> = {}): fc.Arbitrary<Definition> {
  const language: QueryLanguage = ingredients.language ?? "JSONPath";
  const whole: Ingredients = {
    language,
    seconds: fc.constantFrom<Json>(0, 1, 3600, 1e308, -1),
    types: ["Task", "Pass", "Wait", "Choice"],
    depth: 2,
    illTyped: false,
    ...ingredients,
  };
  return scope(whole, "S", whole.depth).map((made) => ({ QueryLanguage: language, ...made }));
}

function scope(ingredients: Ingredients, prefix: string, depth: number): fc.Arbitrary<Definition> {
  return fc.integer({ min: 1, max: 4 }).chain((length) => {
    const names = Array.from({ length }, (_, i) => `${prefix}${i}`);
    const states = names.map((name, i) => state(ingredients, name, names.slice(i + 1), depth));
    return fc.tuple(...states).map((made) => {
      const States = Object.fromEntries(made.map((fields, i) => [names[i] ?? "", fields]));
      return { StartAt: names[0] ?? "", States } as unknown as Definition;
    });
  });
}

function state(
  ingredients: Ingredients,
  name: string,
  later: readonly string[],
  depth: number,
): fc.Arbitrary<Fields> {
  const [next] = later;
  const kinds: fc.Arbitrary<Fields>[] = ingredients.types
    .filter((type) => type !== "Choice" || next !== undefined)
    .map((type) => OF_TYPE[type](ingredients, later));
  if (depth > 0) kinds.push(parallel(ingredients, name, later, depth), map(ingredients, name, later, depth));
  if (next === undefined) kinds.push(succeed(ingredients), fail(ingredients));
  const made = fc.oneof(...kinds).map((fields) => ({ ...fields, ...wayOut(fields, next) }));
  return ingredients.illTyped ? made.chain(illTyped) : made;
}

function wayOut({ Type }: Fields, next: string | undefined): Fields {
  if (Type === "Choice" || Type === "Succeed" || Type === "Fail") return {};
  return next === undefined ? { End: true } : { Next: next };
}

type Kind = (ingredients: Ingredients, later: readonly string[]) => fc.Arbitrary<Fields>;

const OF_TYPE: Readonly<Record<Ingredients["types"][number], Kind>> = {
  Task: (ingredients, later) =>
    fields({ Type: "Task", Resource: ECHO }, { ...flow(ingredients), ...handlers(ingredients, later) }),
  Pass: (ingredients) =>
    fields(
      { Type: "Pass" },
      { ...flow(ingredients), ...(ingredients.language === "JSONPath" && { Result: arbitraryJson() }) },
    ),
  Wait: (ingredients) =>
    ingredients.language === "JSONata"
      ? fields({ Type: "Wait" }, flow(ingredients), { Seconds: fc.oneof(ingredients.seconds, expression()) })
      : fc.oneof(
          fields({ Type: "Wait" }, flow(ingredients), { Seconds: ingredients.seconds }),
          fields({ Type: "Wait" }, flow(ingredients), { SecondsPath: path() }),
          fields({ Type: "Wait" }, flow(ingredients), { TimestampPath: path() }),
        ),
  Choice: (ingredients, later) =>
    fields({ Type: "Choice" }, flow(ingredients), {
      Choices: fc.array(choiceRule(ingredients, later), { minLength: 1, maxLength: 3 }),
      Default: fc.constant(later[0]),
    }),
};

function parallel(ingredients: Ingredients, name: string, later: readonly string[], depth: number) {
  const branch = (i: number) => scope(ingredients, `${name}p${i}`, depth - 1);
  return fields(
    { Type: "Parallel" },
    { ...flow(ingredients), ...handlers(ingredients, later) },
    { Branches: fc.oneof(fc.tuple(branch(0)), fc.tuple(branch(0), branch(1))) },
  );
}

function map(ingredients: Ingredients, name: string, later: readonly string[], depth: number) {
  const items: Record<string, fc.Arbitrary<unknown>> = ingredients.language === "JSONata"
    ? { Items: fc.oneof(expression(), fc.array(arbitraryJson(), { maxLength: 3 })) }
    : { ItemsPath: path() };
  return fields(
    { Type: "Map" },
    {
      ...flow(ingredients),
      ...handlers(ingredients, later),
      ...items,
      ItemSelector: template(ingredients),
      MaxConcurrency: fc.constantFrom(0, 1, 2),
    },
    {
      ItemProcessor: fc
        .tuple(scope(ingredients, `${name}m`, depth - 1), fc.constantFrom("INLINE", "DISTRIBUTED"))
        .map(([made, Mode]) => ({ ...made, ProcessorConfig: { Mode, ExecutionType: "STANDARD" } })),
    },
  );
}

function succeed(ingredients: Ingredients) {
  return fields({ Type: "Succeed" }, flow(ingredients));
}

function fail({ language }: Ingredients) {
  return language === "JSONata"
    ? fields({ Type: "Fail" }, { Error: expression(), Cause: expression() })
    : fields({ Type: "Fail" }, { Error: fc.constantFrom(...ERROR_NAMES), CausePath: path() });
}

/** The fields that say what a state takes and leaves. */
function flow(ingredients: Ingredients): Record<string, fc.Arbitrary<unknown>> {
  const assign = { Assign: fc.dictionary(fc.constantFrom("x", "x.$", "y"), template(ingredients)) };
  if (ingredients.language === "JSONata") {
    return { ...assign, Arguments: template(ingredients), Output: template(ingredients) };
  }
  return {
    ...assign,
    InputPath: fc.oneof(path(), fc.constant(null)),
    OutputPath: fc.oneof(path(), fc.constant(null)),
    ResultPath: fc.oneof(path(), fc.constant(null)),
    Parameters: template(ingredients),
    ResultSelector: template(ingredients),
  };
}

function handlers(ingredients: Ingredients, later: readonly string[]) {
  const made: Record<string, fc.Arbitrary<unknown>> = {
    Retry: fc
      .record({
        ErrorEquals: fc.constantFrom(...ERROR_NAMES).map((name) => [name]),
        IntervalSeconds: ingredients.seconds,
        MaxAttempts: fc.constantFrom(0, 1, 2),
        BackoffRate: fc.constantFrom(1, 2, 1e308),
        JitterStrategy: fc.constantFrom("FULL", "NONE"),
      })
      .map((retrier) => [retrier]),
  };
  if (later.length > 0) {
    made.Catch = fc
      .tuple(fc.constantFrom(...ERROR_NAMES), fc.constantFrom(...later), template(ingredients))
      .map(([error, Next, Output]) => [
        { ErrorEquals: [error], Next, ...(ingredients.language === "JSONata" && { Output }) },
      ]);
  }
  return made;
}

function choiceRule({ language }: Ingredients, later: readonly string[]): fc.Arbitrary<Fields> {
  const Next = fc.constantFrom(...later);
  if (language === "JSONata") return fc.record({ Condition: expression(), Next });
  const comparison = fc
    .tuple(
      path(),
      fc.constantFrom(
        "StringEquals",
        "NumericLessThan",
        "BooleanEquals",
        "TimestampGreaterThan",
        "IsPresent",
        "IsNull",
      ),
      fc.oneof(arbitraryJson(), fc.boolean()),
    )
    .map(([Variable, operator, operand]): Fields => ({ Variable, [operator]: operand }));
  const compound = fc.oneof(
    comparison,
    fc.array(comparison, { minLength: 1, maxLength: 2 }).map((And): Fields => ({ And })),
    fc.array(comparison, { minLength: 1, maxLength: 2 }).map((Or): Fields => ({ Or })),
    comparison.map((Not): Fields => ({ Not })),
  );
  return fc.tuple(compound, Next).map(([rule, target]) => ({ ...rule, Next: target }));
}

const ODD_FIELDS = [
  "Type StartAt States QueryLanguage Resource Parameters Arguments Output Assign Result ResultPath InputPath",
  "OutputPath ResultSelector ItemsPath Items ItemProcessor Iterator ItemSelector MaxConcurrency Branches Choices",
  "Default Seconds SecondsPath Timestamp TimestampPath TimeoutSeconds TimeoutSecondsPath HeartbeatSeconds Retry",
  "Catch Error Cause ErrorPath CausePath MaxConcurrencyPath ToleratedFailureCount Comment Next End",
  "ItemReader ItemBatcher ResultWriter ToleratedFailurePercentage Label HeartbeatSecondsPath",
].flatMap((line) => line.split(" "));

const INNER_FIELDS = [
  "Resource ReaderConfig InputType CSVHeaderLocation CSVHeaders MaxItems Arguments Parameters Bucket Key",
  "MaxItemsPerBatch MaxInputBytesPerBatch BatchInput WriterConfig OutputType Mode ProcessorConfig StartAt",
].flatMap((line) => line.split(" "));

/** One field with anything in it, in some of the states. */
function illTyped(state: Fields): fc.Arbitrary<Fields> {
  const anything: fc.Arbitrary<Json> = fc.oneof(
    arbitraryJson(),
    fc.constantFrom<Json>([null], [{}], [[]], {}, [{ And: [null], Next: "S1" }], "{% $nope %}", "S1"),
    fc
      .tuple(fc.constantFrom(...INNER_FIELDS), fc.constantFrom(...INNER_FIELDS), arbitraryJson())
      .map(([outer, inner, value]): Json => ({ [outer]: { [inner]: value }, [inner]: value })),
    fc
      .record({ ErrorEquals: fc.constant(["States.ALL"]), IntervalSeconds: arbitraryJson() })
      .map((retrier) => [retrier] as Json),
  );
  const field = fc.oneof(fc.constantFrom(...ODD_FIELDS), fc.constantFrom(...Object.keys(state)));
  const odd = fc.tuple(field, anything).map(([name, value]) => ({ ...state, [name]: value }));
  return fc.oneof({ weight: 4, arbitrary: fc.constant(state) }, { weight: 1, arbitrary: odd });
}

function template({ language }: Ingredients): fc.Arbitrary<Json> {
  const computed: fc.Arbitrary<Json> =
    language === "JSONata"
      ? fc.oneof(
          expression(),
          expression().map((value) => ({ a: value, b: [value] })),
        )
      : path().map((value) => ({ "a.$": value }));
  return fc.oneof(arbitraryJson(), computed);
}

function path(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...PATHS) },
    { weight: 1, arbitrary: fc.constant("$") },
  );
}

function expression(): fc.Arbitrary<string> {
  return fc.constantFrom(...EXPRESSIONS).map((text) => `{% ${text} %}`);
}

/** Some fields for sure, and any of the others. */
function fields(
  fixed: Fields,
  optional: Readonly<Record<string, fc.Arbitrary<unknown>>>,
  required: Readonly<Record<string, fc.Arbitrary<unknown>>> = {},
): fc.Arbitrary<Fields> {
  const rare = Object.fromEntries(
    Object.entries(optional).map(([name, arbitrary]) => [
      name,
      fc.option(arbitrary, { nil: undefined, freq: 1 }),
    ]),
  );
  return fc.record({ ...rare, ...required }).map((made) => ({
    ...fixed,
    ...Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined)),
  }));
}
