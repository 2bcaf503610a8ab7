import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDefinition } from "../../src/asl/check";

const ARN = "arn:aws:lambda:eu-central-1:123456789012:function:f";
const DONE = { Type: "Succeed" };
const TEST = { Variable: "$.n", IsPresent: true };

/** A definition that starts at A, with the states given besides Done. */
function states(given: Readonly<Record<string, unknown>>) {
  return { StartAt: "A", States: { ...given, Done: DONE } };
}

function deepFrozen<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    for (const item of Object.values(value)) deepFrozen(item);
    Object.freeze(value);
  }
  return value;
}

describe("a definition is found wrong", () => {
  it.each([null, "text", 1, true, [{}]])("where it is no object but %j", (definition) => {
    expect(checkDefinition(definition)).toEqual([
      {
        code: "DEFINITION_SHAPE",
        severity: "error",
        message: "A definition is a JSON object",
        path: "$",
        value: definition,
        remedy: "Give an object with StartAt and States",
      },
    ]);
  });

  it.each([undefined, null, [], {}, "A"])("where its States are %j", (given) => {
    expect(checkDefinition({ StartAt: "A", States: given })).toEqual([
      {
        code: "SCOPE_SHAPE",
        severity: "error",
        message: "States is not an object with at least one state",
        path: "$.States",
        value: given,
        remedy: "Add the states by name",
      },
    ]);
  });

  it.each([
    [undefined, "StartAt is missing"],
    ["B", "StartAt names no state of its scope"],
    ["toString", "StartAt names no state of its scope"],
    [1, "StartAt names no state of its scope"],
  ])("where it starts at %j", (StartAt, message) => {
    expect(checkDefinition({ StartAt, States: { A: DONE, "B b": DONE } })).toEqual([
      {
        code: "SCOPE_SHAPE",
        severity: "error",
        message,
        path: "$.StartAt",
        value: StartAt,
        remedy: "Name one of: A, B b",
      },
    ]);
  });

  it("where a state is no object", () => {
    expect(checkDefinition({ StartAt: "A", States: { A: DONE, "B b": "Succeed" } })).toEqual([
      {
        code: "SCOPE_SHAPE",
        severity: "error",
        message: 'State "B b" is not an object',
        path: "$.States['B b']",
        value: "Succeed",
        remedy: "Give an object with a Type",
      },
    ]);
  });

  it.each(["", "n".repeat(81)])("where a state is named %j", (name) => {
    expect(checkDefinition({ StartAt: name, States: { [name]: DONE } })).toEqual([
      {
        code: "STATE_NAME",
        severity: "error",
        message: `A state's name has 1 to 80 characters, and this one has ${name.length}`,
        path: name === "" ? "$.States['']" : `$.States.${name}`,
        value: name,
        remedy: "Rename the state, and every Next, Default and StartAt that names it",
      },
    ]);
  });

  it.each([
    [undefined, 'State "A" has no Type'],
    ["Tasks", 'State "A" has an unknown Type'],
    ["constructor", 'State "A" has an unknown Type'],
    [["Pass"], 'State "A" has an unknown Type'],
    [{ toString: 1 }, 'State "A" has an unknown Type'],
  ])("where a state's Type is %j", (Type, message) => {
    expect(checkDefinition({ StartAt: "A", States: { A: { Type, End: true } } })).toEqual([
      {
        code: "STATE_TYPE",
        severity: "error",
        message,
        path: "$.States.A.Type",
        value: Type,
        remedy: "Use one of: Task, Pass, Wait, Choice, Parallel, Map, Succeed, Fail",
      },
    ]);
  });

  it.each([
    ["Next", { Type: "Pass", Next: "Gone" }, "$.States.A.Next"],
    [
      "Default",
      { Type: "Choice", Choices: [{ ...TEST, Next: "Done" }], Default: "Gone" },
      "$.States.A.Default",
    ],
    [
      "a choice rule",
      {
        Type: "Choice",
        Choices: [
          { ...TEST, Next: "Done" },
          { ...TEST, Next: "Gone" },
        ],
        Default: "Done",
      },
      "$.States.A.Choices[1].Next",
    ],
    [
      "a catcher",
      { Type: "Task", Resource: ARN, Catch: [{ ErrorEquals: ["E"], Next: "Gone" }], Next: "Done" },
      "$.States.A.Catch[0].Next",
    ],
  ])("where %s leads to no state", (_, state, path) => {
    const found = checkDefinition(states({ A: state })).filter(({ code }) => code !== "UNREACHABLE_STATE");
    expect(found).toEqual([
      {
        code: "TRANSITION_TARGET",
        severity: "error",
        message: 'State "A" leads to "Gone", which is no state of its scope',
        path,
        value: "Gone",
        remedy: "Name one of: A, Done",
      },
    ]);
  });

  it("where a branch leads out of itself, or into another", () => {
    const branch = (Next: string) => ({ StartAt: "I", States: { I: { Type: "Pass", Next }, J: DONE } });
    const found = checkDefinition(states({ A: { Type: "Parallel", Branches: [branch("Done")], Next: "I" } }));
    expect(found.map(({ code, path, value, remedy }) => [code, path, value, remedy])).toEqual([
      ["TRANSITION_TARGET", "$.States.A.Next", "I", "Name one of: A, Done"],
      ["UNREACHABLE_STATE", "$.States.Done", undefined, "Lead a transition to it, or remove it"],
      ["TRANSITION_TARGET", "$.States.A.Branches[0].States.I.Next", "Done", "Name one of: I, J"],
      [
        "UNREACHABLE_STATE",
        "$.States.A.Branches[0].States.J",
        undefined,
        "Lead a transition to it, or remove it",
      ],
    ]);
  });

  it.each(["Succeed", "Fail", "Choice"])("where a %s state has a Next or an End", (Type) => {
    const choices = Type === "Choice" ? { Choices: [{ ...TEST, Next: "Done" }], Default: "Done" } : {};
    const state = { Type, ...choices, Next: "Done", End: true };
    expect(checkDefinition(states({ A: state })).filter(({ code }) => code !== "UNREACHABLE_STATE")).toEqual([
      {
        code: "TRANSITION_SHAPE",
        severity: "error",
        message: `State "A" is a ${Type} state and cannot have Next`,
        path: "$.States.A.Next",
        value: "Done",
        remedy: "Remove Next",
      },
      {
        code: "TRANSITION_SHAPE",
        severity: "error",
        message: `State "A" is a ${Type} state and cannot have End`,
        path: "$.States.A.End",
        value: true,
        remedy: "Remove End",
      },
    ]);
  });

  it.each([
    [{}, 'State "A" has neither Next nor "End": true', { path: "$.States.A" }],
    [{ End: false }, 'State "A" has neither Next nor "End": true', { path: "$.States.A.End", value: false }],
    [
      { End: "true" },
      'State "A" has neither Next nor "End": true',
      { path: "$.States.A.End", value: "true" },
    ],
    [{ Next: "A", End: true }, 'State "A" has both Next and End', { path: "$.States.A.End", value: true }],
  ])("where a state's way out is %j", (ways, message, place) => {
    expect(checkDefinition({ StartAt: "A", States: { A: { Type: "Pass", ...ways } } })).toEqual([
      {
        code: "TRANSITION_SHAPE",
        severity: "error",
        message,
        ...place,
        remedy: 'Give it either Next, with the name of a state, or "End": true',
      },
    ]);
  });

  it("where no transition leads to a state, but from itself or from one that none leads to", () => {
    const lost = { B: { Type: "Pass", Next: "B" }, C: { Type: "Pass", Next: "D" }, D: DONE };
    const found = checkDefinition({ StartAt: "A", States: { A: DONE, ...lost } });
    expect(found).toEqual(
      ["B", "C", "D"].map((name) => ({
        code: "UNREACHABLE_STATE",
        severity: "error",
        message: `State "${name}" cannot be reached from StartAt`,
        path: `$.States.${name}`,
        remedy: "Lead a transition to it, or remove it",
      })),
    );
  });

  it("where two states have one name, in whatever scopes", () => {
    const scope = { StartAt: "I", States: { I: DONE } };
    const found = checkDefinition({
      StartAt: "A",
      States: { A: { Type: "Parallel", Branches: [scope, scope], Next: "I" }, I: DONE },
    });
    expect(found).toEqual(
      [0, 1].map((branch) => ({
        code: "DUPLICATE_STATE_NAME",
        severity: "error",
        message: 'State "I" has the name of another state, $.States.I',
        path: `$.States.A.Branches[${branch}].States.I`,
        value: "I",
        remedy: "Rename one of them: a state's name is unique in its machine",
      })),
    );
  });

  it.each(["Retry", "Catch"])("where %s is no array", (field) => {
    expect(
      checkDefinition(states({ A: { Type: "Task", Resource: ARN, [field]: {}, Next: "Done" } })),
    ).toEqual([
      {
        code: "ERROR_NAMES",
        severity: "error",
        message: "Retry and Catch are arrays",
        path: `$.States.A.${field}`,
        value: {},
        remedy: "Put the object into an array",
      },
    ]);
  });

  it.each([undefined, "States.ALL", [], [1]])("where a retrier's ErrorEquals is %j", (ErrorEquals) => {
    const A = { Type: "Task", Resource: ARN, Retry: [{ ErrorEquals: ["E"] }, { ErrorEquals }], Next: "Done" };
    expect(checkDefinition(states({ A }))).toEqual([
      {
        code: "ERROR_NAMES",
        severity: "error",
        message: "ErrorEquals is not an array with at least one error name",
        path: "$.States.A.Retry[1].ErrorEquals",
        value: ErrorEquals,
        remedy: 'Name the errors, for example ["States.TaskFailed"]',
      },
    ]);
  });

  it.each([
    ["with others", [["States.ALL", "E"]]],
    ["before another entry", [["States.ALL"], ["E"]]],
  ])("where States.ALL stands %s", (_, entries) => {
    const Catch = entries.map((ErrorEquals) => ({ ErrorEquals, Next: "Done" }));
    expect(checkDefinition(states({ A: { Type: "Task", Resource: ARN, Catch, Next: "Done" } }))).toEqual([
      {
        code: "ERROR_NAMES",
        severity: "error",
        message: "States.ALL stands alone, and in the last entry",
        path: "$.States.A.Catch[0].ErrorEquals",
        value: entries[0],
        remedy: "Move States.ALL into an entry of its own at the end",
      },
    ]);
  });

  it.each([undefined, [], {}])("where a Choice state's Choices are %j", (Choices) => {
    expect(checkDefinition(states({ A: { Type: "Choice", Choices, Default: "Done" } }))).toEqual([
      {
        code: "CHOICE_RULES",
        severity: "error",
        message: 'Choice state "A" has no Choices',
        path: "$.States.A.Choices",
        value: Choices,
        remedy: "Give it an array with at least one choice rule",
      },
    ]);
  });

  it("where a choice rule leads nowhere", () => {
    const A = { Type: "Choice", Choices: [{ ...TEST, Next: "Done" }, TEST], Default: "Done" };
    expect(checkDefinition(states({ A }))).toEqual([
      {
        code: "CHOICE_RULES",
        severity: "error",
        message: 'Choice rule 2 of state "A" leads nowhere',
        path: "$.States.A.Choices[1]",
        value: TEST,
        remedy: "Give the rule a Next",
      },
    ]);
  });

  it.each([
    [undefined, 'Task state "A" has no Resource'],
    ["processor", 'The Resource of task state "A" is not an ARN'],
    ["arn:aws:lambda", 'The Resource of task state "A" is not an ARN'],
    [{ arn: ARN }, 'The Resource of task state "A" is not an ARN'],
  ])("where a task's Resource is %j", (Resource, message) => {
    expect(checkDefinition(states({ A: { Type: "Task", Resource, Next: "Done" } }))).toEqual([
      {
        code: "TASK_RESOURCE",
        severity: "error",
        message,
        path: "$.States.A.Resource",
        value: Resource,
        remedy: "Give the ARN of a function, of an activity or of a service integration",
      },
    ]);
  });
});

describe("a definition is found right", () => {
  const task = { Type: "Task", Resource: ARN, End: true };
  const scope = { StartAt: "T", States: { T: task } };

  it.each<[string, unknown]>([
    ["with one state", { StartAt: "A", States: { A: DONE } }],
    [
      "with a loop",
      states({
        A: { Type: "Wait", Seconds: 1, Next: "B" },
        B: { Type: "Choice", Choices: [{ ...TEST, Next: "A" }], Default: "Done" },
      }),
    ],
    [
      "with payload keys that look like transitions",
      states({
        A: {
          Type: "Pass",
          Result: {
            Next: "Gone",
            StartAt: 1,
            States: { X: { Next: 5 } },
            Choices: [{ Next: "Gone" }],
            End: false,
          },
          Parameters: { Next: "Gone", "States.$": "$.States", Catch: [{ Next: "Gone" }], Branches: [{}] },
          Assign: { Default: "Gone" },
          Next: "Done",
        },
      }),
    ],
    [
      "with a Map of either spelling, and one in the other",
      states({
        A: {
          Type: "Map",
          ItemProcessor: { StartAt: "M", States: { M: { Type: "Map", Iterator: scope, End: true } } },
          Next: "Done",
        },
      }),
    ],
    [
      "with branches",
      states({
        A: { Type: "Parallel", Branches: [scope, { StartAt: "U", States: { U: task } }], Next: "Done" },
      }),
    ],
    [
      "with a state that only a catcher leads to",
      states({
        A: {
          ...task,
          Retry: [{ ErrorEquals: ["E"] }, { ErrorEquals: ["States.ALL"] }],
          Catch: [{ ErrorEquals: ["States.ALL"], Next: "Done" }],
        },
      }),
    ],
    [
      "with a service integration, an activity and a reference",
      states({
        A: { Type: "Task", Resource: "arn:aws:states:::dynamodb:putItem", Next: "B" },
        B: {
          Type: "Task",
          Resource: "arn:aws-cn:states:cn-north-1:123456789012:activity:review",
          Next: "C",
        },
        C: { Type: "Task", Resource: `\${aws_lambda_function.f-1.arn}:live`, Next: "D" },
        D: { Type: "Task", Resource: `\${ProcessorArn}`, TimeoutSeconds: `\${timeout}`, Next: "Done" },
      }),
    ],
    [
      "with states named like members of every object",
      {
        StartAt: "toString",
        States: { toString: { Type: "Pass", Next: "constructor" }, constructor: DONE },
      },
    ],
    ["with a name of 80 characters", { StartAt: "n".repeat(80), States: { ["n".repeat(80)]: DONE } }],
  ])("%s", (_, definition) => {
    expect(checkDefinition(deepFrozen(definition))).toEqual([]);
  });
});

describe("checking", () => {
  it("tells everything that is wrong, scope by scope", () => {
    const found = checkDefinition({
      StartAt: "Gone",
      States: {
        A: { Type: "Map", ItemProcessor: { StartAt: "I", States: { I: { Type: "Task" } } } },
        B: { Type: "Nothing", End: true },
      },
    });
    expect(found.map(({ code, path }) => `${code} ${path}`)).toEqual([
      "SCOPE_SHAPE $.StartAt",
      "STATE_TYPE $.States.B.Type",
      "TRANSITION_SHAPE $.States.A",
      "TRANSITION_SHAPE $.States.A.ItemProcessor.States.I",
      "TASK_RESOURCE $.States.A.ItemProcessor.States.I.Resource",
    ]);
  });

  it("takes any JSON, and never changes it", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(Array.isArray(checkDefinition(deepFrozen(value)))).toBe(true);
      }),
    );
  });

  it("takes anything in the place of any field, and never changes it", () => {
    const anything = fc.oneof(fc.jsonValue(), fc.constantFrom("A", "B", "Task", "Map", "Choice", "toString"));
    const fields = ["Type", "Next", "End", "Default", "Choices", "Catch", "Retry", "Resource"];
    const state = fc.letrec<{ state: unknown; scope: unknown }>((tie) => ({
      scope: fc.record({
        StartAt: anything,
        States: fc.oneof(
          fc.dictionary(fc.constantFrom("A", "B", "toString"), tie("state"), { maxKeys: 3 }),
          anything,
        ),
      }),
      state: fc.oneof(
        { maxDepth: 3 },
        anything,
        fc.dictionary(
          fc.constantFrom(...fields),
          fc.oneof(anything, fc.array(fc.record({ Next: anything, ErrorEquals: anything }))),
        ),
        fc.record({
          Type: fc.constantFrom("Map", "Parallel"),
          ItemProcessor: tie("scope"),
          Branches: fc.array(tie("scope"), { maxLength: 2 }),
        }),
      ),
    }));
    fc.assert(
      fc.property(state.scope, (definition) => {
        for (const { code, message, path, remedy } of checkDefinition(deepFrozen(definition))) {
          expect([code, message, path, remedy].every((text) => text.length > 0)).toBe(true);
        }
      }),
    );
  });
});
