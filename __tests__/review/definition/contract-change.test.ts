import { describe, expect, it } from "vitest";
import type { Definition, State } from "../../../src/asl/definition";
import { inFlightFindings } from "../../../src/review/definition/contract-change";

const arn = (name: string) => `arn:aws:lambda:eu-central-1:123456789012:function:${name}`;
const CHANGED = new Set([arn("processor"), "aws_lambda_function.processor"]);

const task = (name: string, more: Record<string, unknown> = {}): State => ({
  Type: "Task",
  Resource: arn(name),
  ...more,
});

function machine(StartAt: string, States: Record<string, unknown>): Definition {
  return { StartAt, States } as Definition;
}

/** A machine of two tasks: what they say besides is given. */
function two(activate: Record<string, unknown> = {}, process: Record<string, unknown> = {}): Definition {
  return machine("Activate", {
    Activate: task("activator", { Next: "Process", ...activate }),
    Process: task("processor", { End: true, ...process }),
  });
}

function found(before: Definition, after: Definition, changed: ReadonlySet<string> = CHANGED): string[] {
  return inFlightFindings(before, after, changed).map(({ path, what }) => `${path}: ${what}`);
}

const AS_OLD = "executions in flight call the new code as the old definition says";

describe("executions that are running", () => {
  it("are in danger where a function's code and what it is handed change at once", () => {
    expect(inFlightFindings(two(), two({}, { Parameters: { "scene.$": "$" } }), CHANGED)).toEqual([
      {
        path: "$.States.Process",
        what: `The code of processor changes, and "Process" no longer hands it the same (Parameters); ${AS_OLD}`,
        remedy:
          "Deploy code that also works with the deployed definition first, and the definition afterwards; or let the machine call a published version",
      },
    ]);
  });

  it("are in danger where what leads to the call leaves something else", () => {
    expect(found(two(), two({ ResultSelector: { "a.$": "$.b" }, ResultPath: "$.c" }))).toEqual([
      `$.States.Process: The code of processor changes, and "Process" no longer gets what "Activate" left (ResultSelector, ResultPath); ${AS_OLD}`,
    ]);
    const inserted = machine("Activate", {
      ...two({ Next: "Prepare" }).States,
      Prepare: { Type: "Pass", Result: { a: 1 }, Next: "Process" },
    });
    expect(found(two(), inserted)).toEqual([
      `$.States.Process: The code of processor changes, and "Process" no longer gets what "Activate" left; ${AS_OLD}`,
    ]);
  });

  it("are not in danger of a state between that hands on what it gets", () => {
    const paused = machine("Activate", {
      ...two({ Next: "Pause" }).States,
      Pause: { Type: "Wait", Seconds: 1, Next: "Which" },
      Which: {
        Type: "Choice",
        Choices: [{ Variable: "$.a", IsNull: true, Next: "Pause" }],
        Default: "Process",
      },
    });
    expect(found(two(), paused)).toEqual([]);
    expect(found(paused, two({ OutputPath: "$.a" }))).toEqual([
      `$.States.Process: The code of processor changes, and "Process" no longer gets what "Activate" left (OutputPath); ${AS_OLD}`,
    ]);
  });

  it("are not in danger where a further way leads to the call", () => {
    const further = machine("Activate", {
      ...two({ Catch: [{ ErrorEquals: ["States.ALL"], Next: "Process" }] }).States,
      Other: { Type: "Pass", Result: 1, Next: "Process" },
    });
    expect(found(two(), further)).toEqual([]);
    expect(found(further, two())).toHaveLength(1);
  });

  it("are in danger where a Map around the call selects its items otherwise", () => {
    const mapped = (ItemSelector: unknown) =>
      machine("Scenes", {
        Scenes: {
          Type: "Map",
          ItemSelector,
          ItemProcessor: machine("Process", { Process: task("processor", { End: true }) }),
          End: true,
        },
      });
    expect(found(mapped({ a: 1 }), mapped({ a: 2 }))).toEqual([
      `$.States.Scenes.ItemProcessor.States.Process: The code of processor changes, and "Process" no longer gets what "Scenes" handed in (ItemSelector); ${AS_OLD}`,
    ]);
  });

  it("are in danger through a Parallel that hands its input on", () => {
    const both = (Result: number) =>
      machine("Prepare", {
        Prepare: { Type: "Pass", Result, Next: "Both" },
        Both: {
          Type: "Parallel",
          Branches: [machine("Process", { Process: task("processor", { End: true }) })],
          End: true,
        },
      });
    expect(found(both(1), both(2))).toEqual([
      `$.States.Both.Branches[0].States.Process: The code of processor changes, and "Process" no longer gets what "Prepare" left (Result); ${AS_OLD}`,
    ]);
  });

  it("are in danger where the input of the execution goes elsewhere first", () => {
    const alone = machine("Process", { Process: task("processor", { End: true }) });
    expect(found(alone, two())).toEqual([
      `$.States.Process: The code of processor changes, and "Process" no longer gets what the execution is started with; ${AS_OLD}`,
    ]);
  });

  it("are in danger where the state goes, and no other hands the function the same", () => {
    const after = machine("Prepare", {
      Prepare: { Type: "Pass", Result: 1, Next: "Both" },
      Both: {
        Type: "Parallel",
        Branches: [machine("P", { P: task("processor", { End: true }) })],
        End: true,
      },
    });
    expect(found(two(), after)).toEqual([
      `$.States.Process: The code of processor changes, and no state hands it what "Process" does, which no longer calls it; ${AS_OLD}`,
    ]);
  });

  it("are in danger where the result is taken in another way, or the function is called in another way", () => {
    expect(found(two(), two({}, { ResultSelector: { "a.$": "$.a" } }))).toEqual([
      '$.States.Process: The code of processor changes, and "Process" takes its result in another way (ResultSelector); executions in flight take it as before',
    ]);
    const invoke = (pattern: string) =>
      two(
        {},
        {
          Resource: `arn:aws:states:::lambda:invoke${pattern}`,
          Parameters: { FunctionName: arn("processor"), Payload: {} },
        },
      );
    expect(found(invoke(""), invoke(".waitForTaskToken"))).toEqual([
      `$.States.Process: The code of processor changes, and "Process" no longer hands it the same (Resource); ${AS_OLD}`,
    ]);
  });

  it("are in danger of errors that only the new definition catches", () => {
    const caught = (...ErrorEquals: string[]) => two({}, { Catch: [{ ErrorEquals, Next: "Activate" }] });
    expect(found(two(), caught("CloudCover", "States.Timeout"))).toEqual([
      '$.States.Process: The code of processor changes, and only the new definition of "Process" handles CloudCover; executions in flight would fail of it',
    ]);
    expect(found(caught("States.ALL"), caught("CloudCover"))).toEqual([]);
  });
});

describe("executions that are running are not in danger", () => {
  const changed = two({}, { Parameters: { a: 1 } });

  it("where only the code, or only the definition changes", () => {
    expect(found(two(), two())).toEqual([]);
    expect(found(two(), changed, new Set())).toEqual([]);
    expect(found(two(), changed, new Set([arn("activator")]))).toEqual([]);
    expect(found(two(), changed, new Set(["arn:aws:lambda:eu-central-1:1:function:processor"]))).toEqual([]);
  });

  it("where a state is only renamed", () => {
    const after = machine("Activate", {
      Activate: task("activator", { Next: "Process scene" }),
      "Process scene": task("processor", { End: true }),
    });
    expect(found(two(), after)).toEqual([]);
  });

  it("where a published version is called", () => {
    const version = (Resource: string, more = {}) => two({}, { Resource, ...more });
    expect(found(version(arn("processor:7")), version(arn("processor:7"), { InputPath: "$.a" }))).toEqual([]);
    expect(
      found(version(arn("processor:live")), version(arn("processor:live"), { InputPath: "$.a" })),
    ).toHaveLength(1);
  });

  it("where the function is named by an address on one side and by its ARN on the other", () => {
    const named = (Resource: string) => two({}, { Resource });
    expect(found(two(), named("${aws_lambda_function.processor.arn}"))).toEqual([]);
    expect(found(named("${aws_lambda_function.processor.arn}"), two({}, { InputPath: "$.a" }))).toHaveLength(
      1,
    );
  });

  it("where a definition is none", () => {
    const none = { States: { A: null, B: { Type: 1 } } } as unknown as Definition;
    expect(found(none, two())).toEqual([]);
    expect(found(two(), none)).toEqual([]);
  });
});
