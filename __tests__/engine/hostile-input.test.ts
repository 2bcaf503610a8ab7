import { afterEach, describe, expect, it, vi } from "vitest";
import { checkDefinition } from "../../src/asl/check";
import type { Definition } from "../../src/asl/definition";
import type { Json } from "../../src/input/json-text";
import { jsonText } from "../../src/input/written-json";
import { ECHO, only, run, START, secondsOf } from "./run";

afterEach(() => vi.restoreAllMocks());

const DEPTH = 10_000;
const DEEP_TEXT = `${'{"a":['.repeat(DEPTH)}1${"]}".repeat(DEPTH)}`;
const DEEP = JSON.parse(DEEP_TEXT) as Json;

/** Milliseconds that something takes. */
async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

describe("a payload that nests 20,000 levels deep", () => {
  it.each<[string, Readonly<Record<string, unknown>> & { readonly Type: string }]>([
    ["a Pass state", { Type: "Pass", End: true }],
    ["a Task state", { Type: "Task", Resource: ECHO, End: true }],
    ["a payload template", { Type: "Pass", Parameters: { "in.$": "$" }, OutputPath: "$.in", End: true }],
    ["an assigned variable", { Type: "Pass", Assign: { "x.$": "$" }, End: true }],
    ["a branch", { Type: "Parallel", OutputPath: "$[0]", End: true, Branches: [only({ Type: "Succeed" })] }],
    ["JSONata that does not look at it", { Type: "Pass", QueryLanguage: "JSONata", End: true }],
  ])("passes through %s", async (_, state) => {
    const { outcome } = await run(only(state), { input: DEEP });
    expect(outcome).toEqual({ status: "SUCCEEDED", output: DEEP_TEXT });
  });

  it.each<[string, Readonly<Record<string, unknown>> & { readonly Type: string }, object]>([
    [
      "JSONata that reads it",
      { Type: "Pass", QueryLanguage: "JSONata", Output: "{% $states.input %}", End: true },
      { error: "States.QueryEvaluationError" },
    ],
    [
      "States.JsonToString",
      { Type: "Pass", Parameters: { "text.$": "States.JsonToString($)" }, End: true },
      { error: "States.Runtime" },
    ],
    [
      "a path that leads nowhere",
      { Type: "Pass", Parameters: { "b.$": "$.b" }, End: true },
      { error: "States.Runtime" },
    ],
    [
      "a Map state that needs an array",
      { Type: "Map", QueryLanguage: "JSONata", ItemProcessor: only({ Type: "Succeed" }), End: true },
      { error: "States.QueryEvaluationError" },
    ],
    ["a number of seconds", { Type: "Wait", SecondsPath: "$", End: true }, { error: "States.Runtime" }],
  ])("ends %s with a States error", async (_, state, expected) => {
    const { outcome } = await run(only(state), { input: DEEP });
    expect(outcome).toMatchObject({ status: "FAILED", ...expected });
  });

  it.each(["$..a", "$..*", "$[?(@.a == 1)]", "$.a..[0]"])("ends where %s searches it", async (path) => {
    const { outcome } = await run(only({ Type: "Pass", InputPath: path, ResultPath: null, End: true }), {
      input: DEEP,
    });
    expect(["SUCCEEDED", "FAILED"]).toContain(outcome.status);
  });

  it("has the text that JSON.stringify would give it", () => {
    const shallow: Json = { "": [], a: {}, "b\n": [1, null, "\ud800", { c: true, d: [[], {}] }] };
    expect(jsonText(DEEP)).toBe(DEEP_TEXT);
    const deepText = `${"[".repeat(DEPTH)}${JSON.stringify(shallow)}${"]".repeat(DEPTH)}`;
    expect(jsonText(JSON.parse(deepText) as Json)).toBe(deepText);
  });
});

describe("a definition", () => {
  it("that nests deeper than 1,000 levels is refused before it runs", () => {
    let rule: Json = { Variable: "$.a", IsNull: true };
    for (let depth = 0; depth < DEPTH; depth += 1) rule = { Not: rule };
    const definition = {
      StartAt: "A",
      States: { A: { Type: "Choice", Choices: [{ Not: rule, Next: "B" }] }, B: { Type: "Succeed" } },
    };
    expect(checkDefinition(definition).map(({ code }) => code)).toEqual(["DEFINITION_DEPTH"]);
  });

  it("that nests nearly as deep runs", async () => {
    let rule: Json = { Variable: "$.a", IsPresent: false };
    for (let depth = 0; depth < 900; depth += 1) rule = { Not: rule };
    const definition = {
      StartAt: "A",
      States: {
        A: { Type: "Choice", Choices: [{ Not: rule, Next: "B" }], Default: "B" },
        B: { Type: "Succeed" },
      },
    } as unknown as Definition;
    expect(checkDefinition(definition)).toEqual([]);
    expect((await run(definition)).outcome).toEqual({ status: "SUCCEEDED", output: "{}" });
  });

  it("may have scopes inside one another as deep as that", async () => {
    let inner: Definition = { StartAt: "S", States: { S: { Type: "Succeed" } } };
    for (let depth = 0; depth < 200; depth += 1) {
      const name = `P${depth}`;
      inner = { StartAt: name, States: { [name]: { Type: "Parallel", Branches: [inner], End: true } } };
    }
    expect(checkDefinition(inner)).toEqual([]);
    const { outcome } = await run(inner);
    expect(outcome).toEqual({ status: "SUCCEEDED", output: `${"[".repeat(200)}{}${"]".repeat(200)}` });
  });
});

describe("data that grows", () => {
  it("ends at the limit of what a state hands on", async () => {
    const { outcome } = await run(
      {
        StartAt: "Twice",
        States: {
          Twice: { Type: "Pass", Parameters: { "a.$": "$", "b.$": "$" }, Next: "Again" },
          Again: { Type: "Pass", Next: "Twice" },
        },
      },
      { input: "x" },
    );
    expect(outcome).toEqual({
      status: "FAILED",
      error: "States.DataLimitExceeded",
      cause:
        "The state/task 'Twice' returned a result with a size exceeding the maximum number of bytes service limit.",
    });
  });

  it("in variables ends too", async () => {
    const { outcome } = await run(
      {
        StartAt: "Start",
        States: {
          Start: { Type: "Pass", Assign: { x: "y".repeat(1000) }, Next: "Twice" },
          Twice: { Type: "Pass", Assign: { "x.$": "States.Array($x, $x)" }, Next: "Twice" },
        },
      },
      { input: {} },
    );
    expect(outcome).toMatchObject({ status: "FAILED", error: "States.DataLimitExceeded" });
  });
});

describe("huge numbers", () => {
  it.each([1e300, Number.MAX_SAFE_INTEGER])(
    "move the clock no further than dates go: %d s",
    async (seconds) => {
      const { outcome, history } = await run(only({ Type: "Wait", SecondsPath: "$", End: true }), {
        input: seconds,
      });
      expect(outcome.status).toBe("SUCCEEDED");
      expect(history.at(-1)?.timestamp).toBe("+275760-09-13T00:00:00.000Z");
    },
  );

  it.each([
    [{ IntervalSeconds: 1e308, BackoffRate: 1e308 }, 99_999_999],
    [{ IntervalSeconds: 0, BackoffRate: 1e308 }, 0],
    [{ IntervalSeconds: 5, MaxDelaySeconds: 1e308 }, 5],
  ])("in a retrier %j back off no longer than AWS takes", async (retrier, seconds) => {
    const { history } = await run(
      only({
        Type: "Task",
        Resource: ECHO,
        Retry: [{ ErrorEquals: ["States.ALL"], MaxAttempts: 1, ...retrier }],
        End: true,
      }),
      { answer: () => ({ succeeded: false, error: "Boom", cause: "" }) },
    );
    expect(secondsOf(history, "LambdaFunctionScheduled")).toEqual([0, seconds]);
  });

  it("pass through as JSON reads them", async () => {
    const input = JSON.parse("[1e308, 1e400, -0, 12345678901234567890, 5e-324]") as Json;
    const { outcome } = await run(only({ Type: "Pass", End: true }), { input });
    expect(outcome).toEqual({ status: "SUCCEEDED", output: "[1e+308,null,0,12345678901234567000,5e-324]" });
  });
});

describe("names of prototypes", () => {
  const input = JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": 2}}') as Json;
  const text = JSON.stringify(input);

  it.each([
    ["a path", { InputPath: "$.__proto__.polluted" }, "1"],
    ["a path to what only the prototype has", { Parameters: { "a.$": "$.a" } }, undefined],
    ["the whole input", {}, text],
    [
      "a ResultPath",
      { Result: 3, ResultPath: "$.__proto__.x" },
      '{"__proto__":{"polluted":1,"x":3},"constructor":{"prototype":2}}',
    ],
    [
      "a template",
      { Parameters: JSON.parse('{"__proto__.$": "$.constructor"}') },
      '{"__proto__":{"prototype":2}}',
    ],
    ["JsonMerge", { Parameters: { "m.$": "States.JsonMerge($, $, false)" }, OutputPath: "$.m" }, text],
    ["a method", { InputPath: "$.toString" }, undefined],
  ])("are members as others in %s", async (_, fields, output) => {
    const { outcome } = await run(only({ Type: "Pass", ...fields, End: true }), { input });
    expect(outcome).toEqual(
      output === undefined
        ? { status: "FAILED", error: "States.Runtime", cause: expect.any(String) }
        : { status: "SUCCEEDED", output },
    );
    expect({}).not.toHaveProperty("polluted");
    expect({}).not.toHaveProperty("x");
  });

  it("are names of states and variables as others", async () => {
    const definition = JSON.parse(
      '{"StartAt":"__proto__","States":{"__proto__":{"Type":"Pass","Assign":{"__proto__":{"polluted":1}},"Next":"constructor"},"constructor":{"Type":"Pass","Parameters":{"v.$":"$__proto__"},"End":true}}}',
    ) as Definition;
    expect(checkDefinition(definition)).toEqual([]);
    const { outcome, history } = await run(definition);
    expect(outcome).toEqual({ status: "SUCCEEDED", output: '{"v":{"polluted":1}}' });
    expect(history.map(({ stateEnteredEventDetails }) => stateEnteredEventDetails?.name)).toContain(
      "__proto__",
    );
    expect({}).not.toHaveProperty("polluted");
  });
});

describe("work without an end", () => {
  const query = (Output: string) => only({ Type: "Pass", QueryLanguage: "JSONata", Output, End: true });

  it("in JSONata is stopped: a loop", async () => {
    let elapsed = 0;
    vi.spyOn(Date, "now").mockImplementation(() => elapsed++);
    const { outcome } = await run(query("{% ($f := function($x){$f($x + 1)}; $f(1)) %}"));
    expect(outcome).toMatchObject({
      error: "States.QueryEvaluationError",
      cause: expect.stringContaining("Expression evaluation timeout: Check for infinite loop"),
    });
  });

  it("in JSONata is stopped: a regular expression that backtracks", async () => {
    let outcome: unknown;
    const took = await timeOf(async () => {
      ({ outcome } = await run(query("{% $contains($states.input, /^(a|aa)+$/) %}"), {
        input: `${"a".repeat(60)}!`,
      }));
    });
    expect(outcome).toMatchObject({ error: "States.QueryEvaluationError" });
    expect(took).toBeLessThan(5000);
  });

  it("in JSONata is stopped: recursion, memory, a huge range", async () => {
    for (const expression of [
      "($f := function($x){1 + $f($x)}; $f(1))",
      "$pad('x', 2000000000)",
      "[1..10000000000]",
      "$string([1..800000]) & $string([1..800000])",
    ]) {
      const { outcome } = await run(query(`{% ${expression} %}`));
      expect(outcome).toMatchObject({ status: "FAILED", error: "States.QueryEvaluationError" });
    }
  });

  it.each<[string, Definition]>([
    [
      "states",
      {
        StartAt: "A",
        States: { A: { Type: "Pass", Next: "B" }, B: { Type: "Wait", Seconds: 1, Next: "A" } },
      },
    ],
    [
      "retries",
      only({
        Type: "Task",
        Resource: ECHO,
        Retry: [{ ErrorEquals: ["States.ALL"], MaxAttempts: 99_999_999 }],
        End: true,
      }),
    ],
    [
      "retries of what ends it",
      only({
        Type: "Task",
        Resource: ECHO,
        Retry: [{ ErrorEquals: ["Boom", "States.Runtime"], MaxAttempts: 99_999_999 }],
        Catch: [{ ErrorEquals: ["States.Runtime"], Next: "State" }],
        End: true,
      }),
    ],
    [
      "branches",
      only({
        Type: "Parallel",
        Branches: ["A", "B"].map((name) => ({
          StartAt: name,
          States: { [name]: { Type: "Wait", Seconds: 1, Next: name } },
        })),
        End: true,
      }),
    ],
    [
      "items",
      only({
        Type: "Map",
        ItemsPath: "$.items",
        ItemProcessor: { StartAt: "I", States: { I: { Type: "Pass", End: true } } },
        End: true,
      }),
    ],
  ])("of %s ends at 25,000 events, and soon", async (_, definition) => {
    let history: readonly { readonly type: string }[] = [];
    let outcome: unknown;
    const took = await timeOf(async () => {
      ({ history, outcome } = await run(definition, {
        input: { items: Array.from({ length: 10_000 }, (_item, i) => i) },
        answer: () => ({ succeeded: false, error: "Boom", cause: "" }),
      }));
    });
    expect(outcome).toEqual({
      status: "FAILED",
      error: "States.Runtime",
      cause: "The execution reached the maximum number of history events (25000).",
    });
    expect(history.length).toBe(25_000);
    expect(history.at(-1)?.type).toBe("ExecutionFailed");
    expect(took).toBeLessThan(5000);
  });

  it("of a clock that only jumps takes no time", async () => {
    const states = Array.from({ length: 1000 }, (_, i) => [
      `W${i}`,
      { Type: "Wait", Seconds: 86_400, ...(i < 999 ? { Next: `W${i + 1}` } : { End: true }) },
    ]);
    const { outcome, history } = await run({ StartAt: "W0", States: Object.fromEntries(states) });
    expect(outcome.status).toBe("SUCCEEDED");
    expect(Date.parse(history.at(-1)?.timestamp ?? "") - START).toBe(1000 * 86_400_000);
  });

  it("of many items that wait side by side makes Node warn of no leak", async () => {
    const warnings: Error[] = [];
    const onWarning = (warning: Error) => void warnings.push(warning);
    process.on("warning", onWarning);
    const item = { StartAt: "W", States: { W: { Type: "Wait", Seconds: 1, End: true } } };
    const { outcome } = await run(only({ Type: "Map", ItemProcessor: item, End: true }), {
      input: Array.from({ length: 40 }, (_, i) => i),
    });
    await new Promise((resolve) => setImmediate(resolve));
    process.off("warning", onWarning);
    expect(outcome.status).toBe("SUCCEEDED");
    expect(warnings).toEqual([]);
  });
});
