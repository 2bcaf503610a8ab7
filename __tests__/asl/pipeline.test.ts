import { describe, expect, it } from "vitest";
import { checkDefinition } from "../../src/asl/check";
import { pipeline } from "../../src/asl/pipeline";
import type { TaskFunction } from "../../src/asl/task-function";
import { userErrorOf } from "../user-error-of";

const echo: TaskFunction<string, string> = { arn: "arn:aws:lambda:eu-central-1:123456789012:function:echo" };

describe("a pipeline", () => {
  it("writes its states in the order in which they were added, each leading to the next", () => {
    const definition = pipeline<string>("All states")
      .task("Plain", echo)
      .task("Full", echo, {
        comment: "With options",
        retry: [{ errors: ["States.ALL"], maxAttempts: 1 }],
        timeoutSeconds: 60,
      })
      .task("Once", echo, { retry: false })
      .pass("Mark")
      .pass("Replace", { result: { next: ["a", null] }, comment: "Another payload" })
      .wait("Pause", { seconds: 0 })
      .wait("Until", { timestamp: "2026-01-01T00:00:00Z", comment: "New year" })
      .succeed("Done", { comment: "The end" })
      .toDefinition();

    expect(JSON.stringify(definition, null, 2)).toBe(
      JSON.stringify(
        {
          Comment: "All states",
          StartAt: "Plain",
          States: {
            Plain: { Type: "Task", Resource: echo.arn, Next: "Full" },
            Full: {
              Type: "Task",
              Comment: "With options",
              Resource: echo.arn,
              TimeoutSeconds: 60,
              Retry: [{ ErrorEquals: ["States.ALL"], MaxAttempts: 1 }],
              Next: "Once",
            },
            Once: { Type: "Task", Resource: echo.arn, Retry: [], Next: "Mark" },
            Mark: { Type: "Pass", Next: "Replace" },
            Replace: {
              Type: "Pass",
              Comment: "Another payload",
              Result: { next: ["a", null] },
              Next: "Pause",
            },
            Pause: { Type: "Wait", Seconds: 0, Next: "Until" },
            Until: { Type: "Wait", Comment: "New year", Timestamp: "2026-01-01T00:00:00Z", Next: "Done" },
            Done: { Type: "Succeed", Comment: "The end" },
          },
        },
        null,
        2,
      ),
    );
    expect(checkDefinition(definition)).toEqual([]);
  });

  it("ends at its last state where that is not a terminal one", () => {
    expect(pipeline<string>().task("Only", echo).toDefinition()).toEqual({
      StartAt: "Only",
      States: { Only: { Type: "Task", Resource: echo.arn, End: true } },
    });
  });

  it("can end with an error", () => {
    expect(
      pipeline().fail("Broken", { error: "Example.Broken", cause: "On purpose" }).toDefinition(),
    ).toEqual({
      StartAt: "Broken",
      States: { Broken: { Type: "Fail", Error: "Example.Broken", Cause: "On purpose" } },
    });
  });

  it("can limit how long an execution takes", () => {
    expect(pipeline<string>("Limited", { timeoutSeconds: 3600 }).task("Only", echo).toDefinition()).toEqual({
      Comment: "Limited",
      TimeoutSeconds: 3600,
      StartAt: "Only",
      States: { Only: { Type: "Task", Resource: echo.arn, End: true } },
    });
  });

  it("is not changed by what is added to it", () => {
    const common = pipeline<string>("Common").task("First", echo);
    const before = common.toDefinition();
    const one = common.task("One", echo).toDefinition();
    const other = common.pass("Other").succeed("Done").toDefinition();
    expect(common.toDefinition()).toEqual(before);
    expect([one, other].map(({ States }) => Object.keys(States))).toEqual([
      ["First", "One"],
      ["First", "Other", "Done"],
    ]);
  });

  it("is refused where two states have one name", () => {
    expect(userErrorOf(() => pipeline<string>().task("Echo", echo).pass("Echo"))).toBe(
      `error: Two states have one name
  got: "Echo"
  fix: Rename one of them: a state's name is unique in its machine`,
    );
  });

  it("is refused where it has no state", () => {
    expect(userErrorOf(() => pipeline().toDefinition())).toBe(
      `error: The pipeline has no state
  fix: Add one, for example with .task(name, function)`,
    );
  });
});
