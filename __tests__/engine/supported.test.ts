import { describe, expect, it } from "vitest";
import type { Definition } from "../../src/asl/definition";
import { checkSupported } from "../../src/engine/supported";
import { problemsOf } from "../user-error-of";
import { ECHO } from "./run";

const remedy = "The local run does not know it; it deploys all the same";

describe("what the engine does not run", () => {
  it("is refused before anything runs, each with its JSON path", () => {
    const definition: Definition = {
      StartAt: "Call",
      States: {
        Call: {
          Type: "Task",
          Resource: "arn:aws:states:::sqs:sendMessage",
          Parameters: { a: 1 },
          Next: "Each",
        },
        Each: { Type: "Map", Next: "Say" },
        Say: { Type: "Fail", ErrorPath: "States.Format('{}', $.error)" },
      },
    };
    expect(problemsOf(() => checkSupported(definition, "machine"))).toEqual([
      {
        what: "The field Parameters of a Task state",
        where: "machine ($.States.Call.Parameters)",
        received: { a: 1 },
        remedy,
      },
      {
        what: "A resource that is no Lambda function",
        where: "machine ($.States.Call.Resource)",
        received: "arn:aws:states:::sqs:sendMessage",
        remedy,
      },
      { what: "The state type Map", where: "machine ($.States.Each.Type)", received: "Map", remedy },
      {
        what: "An intrinsic function",
        where: "machine ($.States.Say.ErrorPath)",
        received: "States.Format('{}', $.error)",
        remedy,
      },
    ]);
  });

  it("is nothing in a definition of tasks on functions, with a comment and a language", () => {
    const definition: Definition = {
      Comment: "demo",
      QueryLanguage: "JSONPath",
      StartAt: "Work",
      States: {
        Work: { Type: "Task", Resource: ECHO, TimeoutSeconds: 5, ResultPath: "$.result", End: true },
      },
    };
    expect(() => checkSupported(definition, "machine")).not.toThrow();
  });
});
