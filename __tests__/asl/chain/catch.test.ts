import { describe, expect, it } from "vitest";
import { format, orElse } from "../../../src/asl/expressions";
import { pipeline } from "../../../src/asl/pipeline";
import { userErrorOf } from "../../user-error-of";
import { activate, type Scene } from "./functions";
import { named, ran } from "./pipeline-run";

const scene: Scene = { id: "a", collection: "aviris" };

const caught = pipeline<Scene>()
  .task("Activate", activate, {
    arguments: ({ input }) => ({ id: input.id }),
    catch: (on) => [
      on(["NotFound"], (missing) => missing.fail("Missing", { error: "NoScene", cause: "It is not there" })),
      on(
        ["Broken", "States.Timeout"],
        {
          output: ({ input, error }) => ({ path: format`${input.id}: ${orElse(error.Cause, "no cause")}` }),
          assign: ({ error }) => ({ reason: error.Error }),
        },
        (broken) => broken.pass("Note", { assign: ({ vars }) => ({ noted: vars.reason }) }),
      ),
      on(["States.ALL"], { output: ({ error }) => ({ path: error.Error }) }, (other) => other),
    ],
  })
  .succeed("Done");

const failing = (name: string) => ({
  functions: {
    activate: () => {
      throw named(name, "because");
    },
  },
});

describe("a catcher", () => {
  it("leads to its branch, and the branch to the state after it", () => {
    expect(caught.toDefinition().States).toEqual({
      Activate: {
        Type: "Task",
        Resource: activate.arn,
        Arguments: { id: "{% $states.input.id %}" },
        Catch: [
          { ErrorEquals: ["NotFound"], Next: "Missing" },
          {
            ErrorEquals: ["Broken", "States.Timeout"],
            Assign: { reason: "{% $states.errorOutput.Error %}" },
            Output: {
              path: '{% $states.input.id & ": " & ($exists($states.errorOutput.Cause) ? $states.errorOutput.Cause : "no cause") %}',
            },
            Next: "Note",
          },
          {
            ErrorEquals: ["States.ALL"],
            Output: { path: "{% $states.errorOutput.Error %}" },
            Next: "Done",
          },
        ],
        Next: "Done",
      },
      Missing: { Type: "Fail", Error: "NoScene", Cause: "It is not there" },
      Note: { Type: "Pass", Assign: { noted: "{% $reason %}" }, Next: "Done" },
      Done: { Type: "Succeed" },
    });
  });

  it("takes the errors that it names", async () => {
    const outputs = ["NotFound", "Broken", "Other"].map((name) => ran(caught, scene, failing(name)));
    expect(await Promise.all(outputs)).toEqual([
      { error: "NoScene", cause: "It is not there" },
      { path: "a: because" },
      { path: "Other" },
    ]);
  });

  it("gives its branch the error output, in plain States Language where nothing is an expression", async () => {
    const plain = pipeline<Scene>().task("Activate", activate, {
      catch: (on) => [on(["States.ALL"], (failed) => failed.succeed("Gave up"))],
    });
    expect(plain.toDefinition()).toEqual({
      StartAt: "Activate",
      States: {
        Activate: {
          Type: "Task",
          Resource: activate.arn,
          Catch: [{ ErrorEquals: ["States.ALL"], Next: "Gave up" }],
          End: true,
        },
        "Gave up": { Type: "Succeed" },
      },
    });
    expect(await ran(plain, scene, failing("Other"))).toEqual({ Error: "Other", Cause: "because" });
  });

  it("cannot end the pipeline without a state", () => {
    const empty = pipeline<Scene>().task("Activate", activate, {
      catch: (on) => [on(["States.ALL"], (failed) => failed)],
    });
    expect(userErrorOf(() => empty.toDefinition())).toBe(
      `error: Nothing comes after a catcher's branch without states, and it cannot end the pipeline by itself
   at: state "Activate"
  fix: Add a state after it, for example .succeed(name), or end the branch with a state of its own`,
    );
  });
});
